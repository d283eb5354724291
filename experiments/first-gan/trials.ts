/**
 * Notebook 06's trials of Algorithm 1's k and of momentum, over five seeds: how far the points are from the real ones
 * after 20 epochs. Writes trials.json beside this file, which lecture 3 draws. About five minutes on two cores:
 *
 *     npm run experiment -- first-gan/trials
 */
import * as tf from '@tensorflow/tfjs';
import { sampleQuadratic, standardizePoints } from '../../src/data/toy';
import { compareOnGrid } from '../../src/metrics/divergences';
import { POINT_DISCRIMINATOR, POINT_GENERATOR } from '../../src/models/dense-gan';
import { RandomStream } from '../../src/random/stream';
import { buildGan } from '../../src/training/gan';
import type { OptimizerOptions } from '../../src/training/optimizers';
import { trainPoints } from '../../src/training/point-loop';
import { generatePoints } from '../../src/training/point-snapshot';
import { POINT_PLANS } from '../../src/training/profiles';
import type { Experiment } from '../harness';

const SEEDS = 5;
const FRESH = 10_000;
const PROFILE = 'laptop';
const plan = POINT_PLANS[PROFILE];

/** With a share m of the last step repeated, each push counts 1 / (1 − m) times: the rate makes up for it. */
const rolling = (momentum: number): OptimizerOptions => ({
  rule: 'sgd',
  learningRate: 0.1 * (1 - momentum),
  momentum,
});

const TRIALS = [
  { name: 'k = 1', optimizer: plan.optimizer, k: 1 },
  { name: 'k = 5', optimizer: plan.optimizer, k: 5 },
  { name: 'momentum 0', optimizer: rolling(0), k: 1 },
  { name: 'momentum 0.9', optimizer: rolling(0.9), k: 1 },
] as const;

/** Each trial begins with the same data, weights and latents. */
async function runTrial(seed: number, { optimizer, k }: (typeof TRIALS)[number]): Promise<number> {
  const random = new RandomStream(seed);
  const data = sampleQuadratic({ random: random.fork('points'), count: plan.points });
  const standard = standardizePoints(data.points);
  const networks = { generator: POINT_GENERATOR, discriminator: POINT_DISCRIMINATOR };
  const gan = buildGan({ ...networks, random, optimizer });
  const fresh = sampleQuadratic({ random: random.fork('fresh points'), count: FRESH }).points;
  const options = {
    epochs: plan.trialEpochs,
    batchSize: plan.batchSize,
    k,
    shuffle: random.fork('shuffle'),
  };
  for await (const _ of trainPoints(gan, standard.points, options));
  const latents = tf.tensor2d(random.fork('fresh latents').normals(FRESH * 10), [FRESH, 10]);
  const fake = standard.restore(await generatePoints(gan, latents));
  latents.dispose();
  gan.dispose();
  return Number(compareOnGrid({ real: fresh, fake }).js.toFixed(4));
}

interface Row {
  seed: number;
  trial: string;
  js: number;
}

export const experiment: Experiment<Row> = {
  name: 'first-gan/trials',
  file: 'first-gan/trials.json',
  engine: 'tensors',
  seeds: Array.from({ length: SEEDS }, (_, i) => i + 1),
  settings: { profile: PROFILE, plan },
  listParts: (seeds) =>
    seeds.flatMap((seed) =>
      TRIALS.map((trial) => ({
        name: `${trial.name}, seed ${seed}`,
        seed,
        run: async () => ({ seed, trial: trial.name, js: await runTrial(seed, trial) }),
      })),
    ),
  collect: (rows) => ({ rows: [...rows.values()] }),
  tell: ({ js }) => `JS ${js}`,
};
