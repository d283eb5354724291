/**
 * The trainings that lecture 5 shows: sick and cured, differing in one setting where they are shown side by side. Writes
 * runs.json beside this file. Some two minutes on one core:
 *
 *     npm run experiment -- failures
 */
import { minimax, nonSaturating } from '../../src/arithmetic/gan-losses';
import { compareOnGrid, countModes } from '../../src/metrics/divergences';
import { RandomStream } from '../../src/random/stream';
import type { Experiment } from '../harness';
import { DEVIATION, drawRing, RingGan, type RingPlan, type Rule } from './ring-gan';

/** Steps of a run, and the settings that are not `BASE`'s. */
interface Run extends Partial<RingPlan> {
  steps: number;
  /** How many moments are kept, the start and the end among them; 6 when left out, 2 for the anonymous ones. */
  moments?: number;
}

const adam = (rate: number, beta1: number): Rule => ({ rate, beta1 });

const BASE: RingPlan = {
  seed: 1,
  loss: nonSaturating,
  generator: adam(0.001, 0.5),
  discriminator: adam(0.001, 0.5),
  hidden: 32,
  latent: 2,
  batch: 64,
  k: 1,
  headStart: 0,
  startScale: 1,
};

/** The discriminator has learned for 500 steps on points near the centre before the generator takes its first. */
const SURE = {
  k: 3,
  generator: { rate: 0.01 },
  discriminator: adam(0.005, 0.5),
  headStart: 500,
  startScale: 0.15,
};

/** All points of a quick generator with 16 random numbers end on one blob, and stay there. */
const HIDING = {
  seed: 2,
  latent: 16,
  k: 3,
  generator: adam(0.005, 0.9),
  discriminator: adam(0.005, 0.5),
};

const RUNS: Record<string, Run> = {
  vanishing: { ...SURE, loss: minimax, steps: 120 },
  'vanishing cured': { ...SURE, steps: 120 },
  unstable: { generator: adam(0.1, 0.5), discriminator: adam(0.1, 0.5), steps: 1600 },
  'unstable cured': { generator: adam(0.005, 0.5), discriminator: adam(0.005, 0.5), steps: 1600 },
  collapse: { ...HIDING, steps: 4000 },
  'collapse cured': { generator: adam(0.002, 0.9), discriminator: adam(0.004, 0.9), steps: 4000 },
  'patient A': { generator: adam(0.1, 0.5), discriminator: adam(0.1, 0.5), steps: 1000, seed: 4, moments: 2 },
  'patient B': {
    generator: adam(0.002, 0.9),
    discriminator: adam(0.004, 0.9),
    steps: 1800,
    seed: 3,
    moments: 2,
  },
  'patient D': { ...HIDING, generator: adam(0.001, 0.9), steps: 2600, moments: 2 },
  'twin narrow': { generator: adam(0.01, 0.5), steps: 1250 },
  'twin wide': { steps: 3500 },
};

const POINTS = 240;
const JUDGED = 2000;
const round = (value: number, digits: number) => Number(value.toFixed(digits));
/** Numbers in one text, so that a file stays short. */
const pack = (values: ArrayLike<number>, digits: number) =>
  Array.from(values, (value) => round(value, digits)).join(' ');

/** What the pictures need of one run. */
function train({ steps, moments: kept = 6, ...settings }: Run) {
  const gan = new RingGan({ ...BASE, ...settings });
  const { latent } = gan.plan;
  const shown = Float64Array.from(new RandomStream(101).normals(POINTS * latent));
  const judged = Float64Array.from(new RandomStream(102).normals(JUDGED * latent));
  const real = drawRing(JUDGED, new RandomStream(103));
  const look = (step: number) => {
    const fake = Array.from(gan.generate(judged));
    // A mode counts from a tenth of its fair share on.
    const modes = countModes(fake, real, { least: JUDGED / real.centres.length / 10 });
    return {
      step,
      modes: modes.covered,
      highQuality: round(modes.highQuality, 3),
      js: round(compareOnGrid({ real: real.points, fake }).js, 3),
      points: pack(gan.generate(shown), 2),
    };
  };
  const slopes = () => {
    const points = gan.generate(shown).slice(0, 2 * 48);
    const { logits, gradients } = gan.slopes(points);
    return { points: pack(points, 3), logits: pack(logits, 3), gradients: pack(gradients, 3) };
  };
  const start = gan.plan.headStart > 0 ? slopes() : undefined;
  const moments = [look(0)];
  const every = Math.ceil(steps / 100);
  const history: Record<'generatorLoss' | 'realScore' | 'fakeScore', number[]> = {
    generatorLoss: [],
    realScore: [],
    fakeScore: [],
  };
  const late = { steps: 0, discriminatorLoss: 0, generatorLoss: 0 };
  for (let step = 1; step <= steps; step++) {
    const result = gan.step();
    if (step % every === 0) {
      history.generatorLoss.push(result.generatorLoss);
      history.realScore.push(result.realScore);
      history.fakeScore.push(result.fakeScore);
    }
    if (step > steps - 250) {
      late.steps++;
      late.discriminatorLoss += result.discriminatorLoss;
      late.generatorLoss += result.generatorLoss;
    }
    if (step % (steps / (kept - 1)) === 0) moments.push(look(step));
  }
  return {
    plan: { ...gan.plan, loss: gan.plan.loss.name, steps },
    ...(start ? { start } : {}),
    /** Means over the last steps. */
    late: {
      steps: late.steps,
      discriminatorLoss: round(late.discriminatorLoss / late.steps, 3),
      generatorLoss: round(late.generatorLoss / late.steps, 3),
    },
    history: {
      every,
      generatorLoss: pack(history.generatorLoss, 2),
      realScore: pack(history.realScore, 2),
      fakeScore: pack(history.fakeScore, 2),
    },
    moments,
  };
}

export const experiment: Experiment<ReturnType<typeof train>> = {
  name: 'failures',
  file: 'failures/runs.json',
  engine: 'plain',
  settings: { data: `ring of 8 Gaussians, radius 2, deviation ${DEVIATION}` },
  listParts: () => Object.entries(RUNS).map(([name, run]) => ({ name, run: () => train(run) })),
  collect: (rows) => ({ runs: Object.fromEntries(rows) }),
  tell: ({ moments, late }) => {
    const told = moments.map(({ step, modes, js }) => `${step}: ${modes} of 8, JS ${js}`).join('; ');
    return `${told}; losses ${late.discriminatorLoss} and ${late.generatorLoss}`;
  },
};
