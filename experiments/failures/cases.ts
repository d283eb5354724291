/**
 * Three of the five problems that lectures name, each provoked on the ring of 8 and cured by one change. Small networks,
 * so that a run takes seconds in a cell. Notebook 11 runs them live; `seeds.ts` runs them over seeds.
 */
import { minimax, nonSaturating } from '../../src/arithmetic/gan-losses';
import { countModes } from '../../src/metrics/divergences';
import { RandomStream } from '../../src/random/stream';
import { type Finding, HealthMonitor } from '../../src/training/health';
import { drawRing, RingGan, type RingPlan, type RingStep, type Rule } from './ring-gan';

const adam = (rate: number, beta1 = 0.5): Rule => ({ rate, beta1 });

export const SMALL: Omit<RingPlan, 'seed'> = {
  loss: nonSaturating,
  generator: adam(0.005),
  discriminator: adam(0.005),
  hidden: 24,
  latent: 2,
  batch: 32,
  k: 1,
  headStart: 0,
  startScale: 1,
};

export interface Case {
  /** The problem, or the cure in a few words. */
  name: string;
  steps: number;
  settings: Partial<RingPlan>;
}

/** The discriminator has learned for 500 steps on points near the centre before the generator takes its first. */
const SURE: Partial<RingPlan> = {
  k: 3,
  generator: { rate: 0.01 },
  discriminator: adam(0.01),
  headStart: 500,
  startScale: 0.15,
};

/** A generator of 16 random numbers beside a slow discriminator. */
const HASTY: Partial<RingPlan> = { latent: 16, discriminator: adam(0.001, 0.9) };

export const CASES = {
  'vanishing gradient': {
    sick: { name: 'log(1 − D)', steps: 60, settings: { ...SURE, loss: minimax } },
    cured: { name: '−log D', steps: 60, settings: SURE },
  },
  instability: {
    sick: { name: 'rates of 0.1', steps: 300, settings: { generator: adam(0.1), discriminator: adam(0.1) } },
    cured: { name: 'rates of 0.005', steps: 300, settings: {} },
  },
  'mode collapse': {
    sick: { name: 'generator at 0.02', steps: 400, settings: { ...HASTY, generator: adam(0.02, 0.9) } },
    cured: { name: 'generator at 0.001', steps: 400, settings: { ...HASTY, generator: adam(0.001, 0.9) } },
  },
} satisfies Record<string, { sick: Case; cured: Case }>;

export type Problem = keyof typeof CASES;

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
  const deviations = [0, 1].map((axis) => {
    const values = Array.from(points).filter((_, i) => i % 2 === axis);
    const mean = values.reduce((sum, x) => sum + x, 0) / values.length;
    return values.reduce((sum, x) => sum + (x - mean) ** 2, 0) / values.length;
  });
  return Math.sqrt((deviations[0]! + deviations[1]!) / 2);
};

/** Trains one case with a seed, and has the health monitor look on. */
export function watchCase({ steps, settings }: Case, seed: number): Watched {
  const gan = new RingGan({ ...SMALL, ...settings, seed });
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
