/** Known answers: real digits, copies, one digit again and again, noise. Few of each, so that it takes seconds. */
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import * as tf from '@tensorflow/tfjs';
import type { ImageSet } from '../../src/data/images';
import { padImages, takeImages } from '../../src/data/images';
import { loadMnist } from '../../src/data/mnist';
import { everyOther, takeEvenly } from '../../src/data/subsets';
import {
  type Evaluator,
  evaluateGenerator,
  evaluateImages,
  evaluateReal,
  LEAST_IMAGES,
  openEvaluator,
} from '../../src/evaluation/evaluate';
import { Network } from '../../src/models/network';
import type { NetworkSpec } from '../../src/models/spec';
import { RandomStream } from '../../src/random/stream';
import { startEngine } from '../backend/engine';

const COUNT = 200;
const name = 'these';
let evaluator: Evaluator;
let real: ImageSet;
let train: ImageSet;

before(async () => {
  await startEngine();
  evaluator = await openEvaluator({ wish: 'mnist' });
  const sets = loadMnist();
  train = sets.train;
  real = everyOther(sets.test, 1);
});
after(() => evaluator.dispose());

test('real digits that are not the reference are at the floor, readable, varied, and no copies', async () => {
  const row = await evaluateReal(evaluator, COUNT);
  assert.equal(row.distance, row.floor);
  assert.ok(row.readable > 0.9 && row.memorised < 0.06, JSON.stringify(row));
  assert.ok(row.precision > 0.7 && row.recall > 0.7 && row.coverage > 0.8);
  assert.ok(Math.abs(row.kernel.mean) < 4 * row.kernel.standardError);
  assert.equal(row.count, COUNT);
  assert.equal(
    row.classes.reduce((sum, count) => sum + count, 0),
    COUNT,
  );
  const whole = await evaluateReal(evaluator, 10_000);
  assert.deepEqual([whole.count, whole.memorised], [500, 0.01], 'the line is drawn there');
  const images = await evaluateImages(evaluator, takeEvenly(real, COUNT), { name: 'real digits' });
  assert.deepEqual(images.classes, row.classes, 'as images they are the same');
  assert.ok(Math.abs(images.distance - row.distance) < 1e-3 * row.distance);
});

test('training digits are found out as copies; the other measures take them for perfect', async () => {
  const row = await evaluateImages(evaluator, takeEvenly(train, COUNT), { name });
  assert.equal(row.memorised, 1);
  assert.ok(row.readable > 0.9 && row.distance < 2.5 * row.floor);
});

test('one digit again and again has no recall; noise cannot be read', async () => {
  const one = takeImages(real, 1);
  const pixels = new Uint8Array(COUNT * 784);
  for (let i = 0; i < COUNT; i++) pixels.set(one.pixels, i * 784);
  const same = await evaluateImages(evaluator, { ...one, count: COUNT, pixels }, { name });
  assert.ok(same.recall < 0.05 && same.distance > 20 * same.floor);
  assert.ok(Math.abs(same.imbalance - 0.9) < 1e-12 && Math.abs(same.score.mean - 1) < 1e-6);
  const noise = pixels.map((_, i) => (i * 7919) % 251);
  const grey = await evaluateImages(evaluator, { ...one, count: COUNT, pixels: noise }, { name });
  assert.ok(grey.distance > 20 * grey.floor && grey.coverage < 0.2);
});

test('32×32 loses its border and nothing else', async () => {
  const some = takeEvenly(real, 80);
  const padded = await evaluateImages(evaluator, padImages(some, 32), { name });
  assert.deepEqual(padded, await evaluateImages(evaluator, some, { name }));
});

test('a generator gives a row with its parameters, the same again for the same seed', async () => {
  const spec: NetworkSpec = {
    name: 'generator',
    inputShape: [3],
    layers: [{ layer: 'dense', units: 784 }, { layer: 'tanh' }, { layer: 'reshape', shape: [28, 28, 1] }],
  };
  const generator = Network.build(spec, new RandomStream(1));
  const heard: number[] = [];
  const options = { name, count: 80, seed: 2 };
  const row = await evaluateGenerator(evaluator, generator, {
    ...options,
    now: () => 5,
    onProgress: (done) => heard.push(done),
  });
  assert.deepEqual(heard, [80, 160]);
  assert.deepEqual([row.parameters, row.seconds], [4 * 784, 0]);
  const again = await evaluateGenerator(evaluator, generator, options);
  assert.deepEqual({ ...again, seconds: 0 }, row);
  generator.weights[0]!.assign(generator.weights[0]!.mul(Number.NaN));
  await assert.rejects(evaluateGenerator(evaluator, generator, options), /The generator draws NaN/);
  generator.dispose();
});

test('a generator with classes is asked for them in random order: every part of its images has all of them', async () => {
  const spec: NetworkSpec = {
    name: 'generator',
    inputShape: [1],
    classes: 10,
    layers: [{ layer: 'dense', units: 784 }, { layer: 'reshape', shape: [28, 28, 1] }, { layer: 'tanh' }],
  };
  const generator = Network.build(spec, new RandomStream(3));
  // One training digit a class, whatever the latent.
  const { pixels, labels } = train;
  const digits = Array.from({ length: 10 }, (_, digit) => labels!.indexOf(digit));
  const rows = digits.map((at) =>
    Array.from(pixels.subarray(at * 784, (at + 1) * 784), (v) => (v - 127.5) / 40),
  );
  generator.weights[0]!.assign(tf.tensor2d([new Array<number>(784).fill(0), ...rows]));
  const { kernel, alignment } = await evaluateGenerator(evaluator, generator, {
    name,
    count: COUNT,
    seed: 1,
  });
  generator.dispose();
  // It draws what it is asked for; in another order a tenth is right by chance, 0.1 ± 0.02.
  assert.ok(alignment!.aligned > 0.85 && alignment!.permuted < 0.25, JSON.stringify(alignment));
  // Parts of one class each lie ten times as far apart.
  assert.ok(kernel.standardError < 15, JSON.stringify(kernel));
});

test('images that cannot be judged are refused in a sentence', async () => {
  const few = takeImages(real, LEAST_IMAGES - 1);
  await assert.rejects(evaluateImages(evaluator, few, { name }), /these: 64 images are too few.*needs 65/);
  const refuse = (height: number, channels: number) => {
    const pixels = new Uint8Array(100 * height * height * channels);
    return evaluateImages(evaluator, { count: 100, height, width: height, channels, pixels }, { name });
  };
  await assert.rejects(refuse(64, 3), /reads grey digits of 28×28 or 32×32 pixels; these are 64×64×3/);
  await assert.rejects(refuse(30, 1), /these are 30×30×1/);
});
