/**
 * Notebook 06's training over ten seeds: how far its points are from the real ones at the end. Writes seeds.json beside
 * this file, which the notebook shows as a table. About ten minutes on two cores:
 *
 *     npm run experiment -- first-gan/seeds
 */
import * as tf from '@tensorflow/tfjs';
import { sampleQuadratic, standardizePoints } from '../../src/data/toy';
import { compareOnGrid } from '../../src/metrics/divergences';
import { POINT_DISCRIMINATOR, POINT_GENERATOR } from '../../src/models/dense-gan';
import { RandomStream } from '../../src/random/stream';
import { buildGan } from '../../src/training/gan';
import { trainPoints } from '../../src/training/point-loop';
import { generatePoints } from '../../src/training/point-snapshot';
import { POINT_PLANS } from '../../src/training/profiles';
import type { Experiment } from '../harness';

const SEEDS = 10;
const FRESH = 10_000;
const PROFILE = 'laptop';

/** The same calls, with the same names of streams, as in the notebook. */
async function trainSeed(seed: number): Promise<{ seed: number; before: number; after: number }> {
  const plan = POINT_PLANS[PROFILE];
  const random = new RandomStream(seed);
  const data = sampleQuadratic({ random: random.fork('points'), count: plan.points });
  const standard = standardizePoints(data.points);
  const gan = buildGan({
    generator: POINT_GENERATOR,
    discriminator: POINT_DISCRIMINATOR,
    random,
    optimizer: plan.optimizer,
  });
  const fresh = sampleQuadratic({ random: random.fork('fresh points'), count: FRESH });
  const latents = tf.tensor2d(random.fork('fresh latents').normals(FRESH * 10), [FRESH, 10]);
  const measure = async () => {
    const fake = standard.restore(await generatePoints(gan, latents));
    return Number(compareOnGrid({ real: fresh.points, fake }).js.toFixed(4));
  };
  const before = await measure();
  for await (const _ of trainPoints(gan, standard.points, { ...plan, shuffle: random.fork('shuffle') }));
  const after = await measure();
  latents.dispose();
  gan.dispose();
  return { seed, before, after };
}

export const experiment: Experiment<Awaited<ReturnType<typeof trainSeed>>> = {
  name: 'first-gan/seeds',
  file: 'first-gan/seeds.json',
  engine: 'tensors',
  seeds: Array.from({ length: SEEDS }, (_, i) => i + 1),
  settings: { profile: PROFILE, plan: POINT_PLANS[PROFILE] },
  listParts: (seeds) => seeds.map((seed) => ({ name: `seed ${seed}`, seed, run: () => trainSeed(seed) })),
  collect: (rows) => ({ rows: [...rows.values()] }),
  tell: ({ before, after }) => `JS ${before} before, ${after} after`,
};
