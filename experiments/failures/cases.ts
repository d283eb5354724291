/**
 * Three of the five problems that lectures name, each provoked on the ring of 8 and cured by one change; mode collapse
 * twice, since some modes may be missing or all examples be alike. Small networks, so that a run takes seconds in a cell. Notebook 11 runs them live; `seeds.ts` runs them over seeds.
 */

import { minimax, nonSaturating } from '../../src/arithmetic/gan-losses';
import { mean, variance } from '../../src/arithmetic/mean';
import { countModes } from '../../src/metrics/divergences';
import { RandomStream } from '../../src/random/stream';
import { type Finding, HealthMonitor } from '../../src/training/health';
import { drawRing, RingGan, type RingPlan, type RingStep, type Rule } from './ring-gan';

const adam = (rate: number, beta1 = 0.5): Rule => ({ rate, beta1 });

/** A sound training: the discriminator learns five times as fast, and all 8 modes are found within 800 steps. */
export const SOUND: Omit<RingPlan, 'seed'> = {
  loss: nonSaturating,
  generator: adam(0.002),
  discriminator: adam(0.01),
  hidden: 24,
  latent: 2,
  batch: 32,
  k: 1,
  headStart: 0,
  startScale: 1,
};

export interface Case {
  /** What is changed, in a few words. */
  name: string;
  steps: number;
  /** What differs from `SOUND`. */
  settings: Partial<RingPlan>;
}

/**
 * The discriminator has learned for 500 steps on points near the centre before the generator takes its first. Plain
 * descent, since Adam divides by the gradient's size, and so hides that it is tiny.
 */
const SURE: Partial<RingPlan> = { k: 3, generator: { rate: 0.01 }, headStart: 500, startScale: 0.05 };

export const CASES = {
  sound: { name: 'sound', steps: 800, settings: {} },
  'log(1 − D)': {
    name: 'a sure discriminator, log(1 − D)',
    steps: 200,
    settings: { ...SURE, loss: minimax },
  },
  '−log D': { name: 'a sure discriminator, −log D', steps: 200, settings: SURE },
  'large rates': {
    name: 'rates of 0.1 for both',
    steps: 800,
    settings: { generator: adam(0.1), discriminator: adam(0.1) },
  },
  'far ahead': {
    name: 'a head start of 500, and k = 5',
    steps: 800,
    settings: { headStart: 500, k: 5 },
  },
  'slow discriminator': {
    name: 'generator at 0.05, discriminator at 0.0003',
    steps: 800,
    settings: { generator: adam(0.05), discriminator: adam(0.0003) },
  },
} satisfies Record<string, Case>;

export type CaseName = keyof typeof CASES;

/** Each problem with the case that has it, and the one that differs from it in its cause and does not. */
export const PROBLEMS = {
  'vanishing gradient': { sick: 'log(1 − D)', cured: '−log D' },
  instability: { sick: 'large rates', cured: 'sound' },
  'mode collapse': { sick: 'far ahead', cured: 'sound' },
  'total collapse': { sick: 'slow discriminator', cured: 'sound' },
} as const satisfies Record<string, { sick: CaseName; cured: CaseName }>;

export type Problem = keyof typeof PROBLEMS;

export interface Watched {
  /** One entry a step. */
  curves: RingStep[];
  /** The generated points at the end, x and y in turn. */
  points: Float64Array;
  /** Modes that get at least a tenth of their fair share of good points, of 8. */
  modes: number;
  /** Share of the points within three deviations of a centre. */
  good: number;
  /** Deviation of the generated points as a share of the real ones'. */
  variety: number;
  /** What the health monitor said, and after which step. */
  findings: (Finding & { step: number })[];
}

const JUDGED = 1000;
const PROBE_EVERY = 25;

const spread = (points: ArrayLike<number>) => {
  const variances = [0, 1].map((axis) => {
    return variance(Array.from(points).filter((_, i) => i % 2 === axis));
  });
  return Math.sqrt(mean(variances));
};

/** Trains one case with a seed, and has the health monitor look on. */
export function watchCase({ steps, settings }: Case, seed: number): Watched {
  const gan = new RingGan({ ...SOUND, ...settings, seed });
  const { latent } = gan.plan;
  const judge = new RandomStream(seed).fork('judge');
  const latents = Float64Array.from(judge.normals(JUDGED * latent));
  const real = drawRing(JUDGED, judge);
  const [few, all] = [latents.subarray(0, 100 * latent), spread(real.points)];
  const monitor = new HealthMonitor();
  const curves: RingStep[] = [];
  const findings: Watched['findings'] = [];
  for (let step = 1; step <= steps; step++) {
    const result = gan.step();
    curves.push(result);
    // Plain numbers leave no tensors behind: their count stays the same.
    const said = monitor.takeStep(result, 0);
    if (step % PROBE_EVERY === 0)
      said.push(...monitor.takeProbe({ ...result, variety: spread(gan.generate(few)) / all }));
    findings.push(...said.map((finding) => ({ step, ...finding })));
  }
  const points = gan.generate(latents);
  const { covered, highQuality } = countModes(Array.from(points), real, { least: JUDGED / 8 / 10 });
  return { curves, points, modes: covered, good: highQuality, variety: spread(points) / all, findings };
}
