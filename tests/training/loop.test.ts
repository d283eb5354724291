import assert from 'node:assert/strict';
import { before, test } from 'node:test';
import * as tf from '@tensorflow/tfjs';
import type { ImageSet } from '../../src/data/images';
import { RandomStream } from '../../src/random/stream';
import { imageExamples } from '../../src/training/examples';
import { TUTORIAL_GAME } from '../../src/training/game';
import { buildGan } from '../../src/training/gan';
import { History } from '../../src/training/history';
import { type StepReport, train, trainSteps } from '../../src/training/loop';
import { DCGAN_PLANS, PROFILES, parseProfile } from '../../src/training/profiles';
import { generateImages } from '../../src/training/sample';
import { takeStep } from '../../src/training/steps/choose-step';
import { startEngine } from '../backend/engine';
import { TINY_DISCRIMINATOR, TINY_GENERATOR } from './tiny-gan';

const images: ImageSet = {
  source: 'test',
  count: 10,
  height: 8,
  width: 8,
  channels: 1,
  pixels: Uint8Array.from({ length: 640 }, (_, i) => (i * 37) % 256),
  labels: new Uint8Array(10),
};

const build = (seed = 1) =>
  buildGan({
    generator: TINY_GENERATOR,
    discriminator: TINY_DISCRIMINATOR,
    random: new RandomStream(seed),
    optimizer: { learningRate: 1e-3 },
  });

const plan = (seed = 1) => ({ epochs: 2, batchSize: 4, shuffle: new RandomStream(seed) });

async function collect(steps: AsyncGenerator<StepReport>): Promise<StepReport[]> {
  const reports: StepReport[] = [];
  for await (const report of steps) reports.push(report);
  return reports;
}

before(startEngine);

test('two epochs of ten images in batches of four are four steps, numbered', async () => {
  const gan = build();
  const reports = await collect(train(gan, images, plan()));
  assert.deepEqual(
    reports.map((r) => [r.epoch, r.step, r.stepsPerEpoch, r.epochs]),
    [
      [1, 1, 2, 2],
      [1, 2, 2, 2],
      [2, 1, 2, 2],
      [2, 2, 2, 2],
    ],
  );
  gan.dispose();
});

test('so many steps end in the middle of an epoch, and are the first of a training by epochs', async () => {
  const [byEpochs, bySteps] = [build(), build()];
  const all = await collect(train(byEpochs, images, plan()));
  const { epochs: _, ...rest } = plan();
  const step = (player: typeof bySteps, batches: tf.Tensor[]) => takeStep(player, TUTORIAL_GAME, batches);
  const some = await collect(trainSteps(bySteps, imageExamples(images), { ...rest, k: 1, step, steps: 3 }));
  assert.deepEqual(
    some.map(({ discriminatorLoss, epoch, step }) => [discriminatorLoss, epoch, step]),
    all.slice(0, 3).map(({ discriminatorLoss, epoch, step }) => [discriminatorLoss, epoch, step]),
  );
  byEpochs.dispose();
  bySteps.dispose();
});

test('the same seeds give the same training', async () => {
  const run = async () => {
    const gan = build();
    const reports = await collect(train(gan, images, plan()));
    gan.dispose();
    return reports;
  };
  assert.deepEqual(await run(), await run());
});

test('a listener that stops early leaves no tensor behind', async () => {
  const gan = build();
  const tensors = tf.memory().numTensors;
  for await (const report of train(gan, images, plan())) if (report.step === 1) break;
  assert.equal(tf.memory().numTensors, tensors);
  gan.dispose();
});

test('a step that fails leaves no tensor behind and is not hidden', async () => {
  const gan = build();
  const tensors = tf.memory().numTensors;
  const step = async () => {
    throw new Error('out of ink');
  };
  await assert.rejects(collect(train(gan, images, { ...plan(), step })), /out of ink/);
  assert.equal(tf.memory().numTensors, tensors);
  gan.dispose();
});

test('a loss that is no number stops the training and says what to try', async () => {
  const gan = build();
  const step = async () => ({ discriminatorLoss: 1, generatorLoss: Number.NaN, realScore: 0, fakeScore: 0 });
  await assert.rejects(
    collect(train(gan, images, { ...plan(), step })),
    /epoch 1, step 1: generatorLoss is NaN\. Try a smaller learning rate/,
  );
  gan.dispose();
});

test('history gives the mean of each epoch', () => {
  const history = new History();
  const add = (epoch: number, loss: number) =>
    history.add({
      epoch,
      step: 1,
      stepsPerEpoch: 2,
      epochs: 2,
      discriminatorLoss: loss,
      generatorLoss: 2 * loss,
      realScore: 0.5,
      fakeScore: 0.25,
    });
  add(1, 1);
  add(1, 3);
  add(2, 5);
  assert.deepEqual(
    history.epochs().map((e) => [e.epoch, e.steps, e.discriminatorLoss, e.generatorLoss, e.fakeScore]),
    [
      [1, 2, 2, 4, 0.25],
      [2, 1, 5, 10, 0.25],
    ],
  );
});

test('images are bytes, one image a latent, and the statistics are not moved by drawing them', async () => {
  const gan = build();
  const latents = tf.tensor2d(new RandomStream(2).normals(18), [3, 6]);
  const before = gan.generator.weights.map((w) => w.dataSync().join());
  const pictures = await generateImages(gan.generator, latents);
  assert.deepEqual([pictures.count, pictures.height, pictures.width, pictures.pixels.length], [3, 8, 8, 192]);
  assert.deepEqual(
    gan.generator.weights.map((w) => w.dataSync().join()),
    before,
  );
  latents.dispose();
  gan.dispose();
});

test('the momentum of batch normalisation can be set for all layers: 0 keeps only the last batch', async () => {
  const options = {
    generator: TINY_GENERATOR,
    discriminator: TINY_DISCRIMINATOR,
    random: new RandomStream(1),
    optimizer: { learningRate: 1e-3 },
  };
  const read = async (normalizationMomentum?: number) => {
    const gan = buildGan({ ...options, normalizationMomentum });
    await collect(train(gan, images, { epochs: 1, batchSize: 8, shuffle: new RandomStream(1) }));
    const mean = gan.generator.weights
      .find((weight) => weight.name.includes('movingMean'))!
      .dataSync()
      .slice();
    gan.dispose();
    return mean;
  };
  const [kept, fresh] = [await read(), await read(0)];
  for (const [i, value] of fresh.entries()) assert.ok(Math.abs(kept[i]! - 0.01 * value) < 1e-6);
});

test('every profile has a plan, and an unknown one is refused with the known ones', () => {
  assert.deepEqual(Object.keys(DCGAN_PLANS), [...PROFILES]);
  assert.deepEqual([DCGAN_PLANS.full.batchSize, DCGAN_PLANS.full.epochs], [256, 50]);
  assert.equal(DCGAN_PLANS.full.optimizer.learningRate, 1e-4);
  assert.throws(() => parseProfile('fast'), /Unknown profile "fast"\. Known: quick, laptop, full/);
});
