/**
 * Notebook 06's trials of Algorithm 1's k and of momentum, over five seeds: how far the points are from the real ones
 * after 20 epochs. Writes trials.json beside this file, which lecture 3 draws. About five minutes on two cores:
 *
 *     node --import tsx experiments/first-gan/trials.ts
 */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import * as tf from '@tensorflow/tfjs';
import { selectEngine } from '../../src/backend';
import { sampleQuadratic, standardizePoints } from '../../src/data/toy';
import { compareOnGrid } from '../../src/metrics/divergences';
import { POINT_DISCRIMINATOR, POINT_GENERATOR } from '../../src/models/dense-gan';
import { RandomStream } from '../../src/random/stream';
import { buildGan } from '../../src/training/gan';
import type { OptimizerOptions } from '../../src/training/optimizers';
import { trainPoints } from '../../src/training/point-loop';
import { generatePoints } from '../../src/training/point-snapshot';
import { POINT_PLANS } from '../../src/training/profiles';

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

async function main(): Promise<void> {
  process.env.TF_CPP_MIN_LOG_LEVEL ??= '2';
  const engine = await selectEngine({ wish: process.env.COURSE_BACKEND });
  const rows = [];
  for (let seed = 1; seed <= SEEDS; seed++) {
    for (const trial of TRIALS) {
      const row = { seed, trial: trial.name, js: await runTrial(seed, trial) };
      console.log(`seed ${seed}, ${row.trial}: JS ${row.js}`);
      rows.push(row);
    }
  }
  const provenance = {
    command: 'node --import tsx experiments/first-gan/trials.ts',
    date: new Date().toISOString().slice(0, 10),
    profile: PROFILE,
    plan,
    engine: engine.description,
    tfjs: tf.version.tfjs,
    node: process.version,
  };
  writeFileSync(join(__dirname, 'trials.json'), `${JSON.stringify({ provenance, rows }, null, 2)}\n`);
}

if (require.main === module) void main();
