/** The variational autoencoder: its divergence by integration, its pixels by hand, its bound against the exact cost. */
import assert from 'node:assert/strict';
import { before, test } from 'node:test';
import * as tf from '@tensorflow/tfjs';
import type { NetworkSpec } from '../../src/models/spec';
import { RandomStream } from '../../src/random/stream';
import { bellDivergence, buildVariational, pixelCost, variationalCost } from '../../src/training/variational';
import { startEngine } from '../backend/engine';

before(startEngine);

const dense = (name: string, from: number, to: number): NetworkSpec => ({
  name,
  inputShape: [from],
  layers: [{ layer: 'dense', units: to }],
});
const build = (seed: number) =>
  buildVariational({
    encoder: dense('encoder', 4, 2),
    decoder: dense('decoder', 1, 4),
    random: new RandomStream(seed),
    optimizer: { learningRate: 0.02 },
  });
const numbers = (make: () => tf.Tensor) => tf.tidy(() => [...make().dataSync()]);
const bell = (x: number, mean: number, deviation: number) =>
  Math.exp(-(((x - mean) / deviation) ** 2) / 2) / (deviation * Math.sqrt(2 * Math.PI));

/** ∫ f from −12 to 12. */
function integrate(f: (x: number) => number): number {
  const width = 1e-3;
  let sum = 0;
  for (let i = 0; i < 24_000; i++) sum += f(-12 + (i + 0.5) * width) * width;
  return sum;
}

test('the divergence is ∫ q log(q / p), summed over the numbers of a code', () => {
  const bells = [
    [0, 1],
    [1.5, 0.5],
    [-0.7, 1.8],
  ] as const;
  const expected = bells.map(([mean, deviation]) =>
    integrate((x) => {
      const q = bell(x, mean, deviation);
      return q === 0 ? 0 : q * Math.log(q / bell(x, 0, 1));
    }),
  );
  const means = bells.map(([mean]) => mean);
  const logs = bells.map(([, deviation]) => Math.log(deviation ** 2));
  const each = numbers(() => bellDivergence(tf.tensor2d(means, [3, 1]), tf.tensor2d(logs, [3, 1])));
  for (const [i, value] of each.entries()) assert.ok(Math.abs(value - expected[i]!) < 1e-5, `${value}`);
  const [sum] = numbers(() => bellDivergence(tf.tensor2d(means, [1, 3]), tf.tensor2d(logs, [1, 3])));
  assert.ok(Math.abs(sum! - expected.reduce((a, b) => a + b)) < 1e-5);
});

test('pixels cost −log of the chance of what they are', () => {
  const logit = (chance: number) => Math.log(chance / (1 - chance));
  const [cost] = numbers(() =>
    pixelCost(tf.tensor2d([[1, 0, 1]]), tf.tensor2d([[0.5, 0.2, 0.8].map(logit)])),
  );
  assert.ok(Math.abs(cost! + Math.log(0.5 * 0.8 * 0.8)) < 1e-6);
});

test('the bound is not below the exact cost on average, and touches it where the code says nothing', () => {
  const training = build(3);
  const image = [1, 0, 1, 1];
  const [kernel, bias] = training.decoder.weights.map((weight) => [...weight.dataSync()]);
  // P(image) = ∫ N(z) Π P(pixel | z): the code is one number, so that the integral can be done.
  const exact = -Math.log(
    integrate((z) =>
      image.reduce(
        (product, on, i) => {
          const chance = 1 / (1 + Math.exp(-(kernel![i]! * z + bias![i]!)));
          return product * (on ? chance : 1 - chance);
        },
        bell(z, 0, 1),
      ),
    ),
  );
  const draws = 4000;
  const cost = () => {
    const noise = tf.tensor2d(new RandomStream(5).normals(draws), [draws, 1]);
    const images = tf.tile(tf.tensor2d([image]), [draws, 1]);
    return numbers(() => tf.mean(variationalCost(training, images, noise)))[0]!;
  };
  assert.ok(tf.tidy(cost) > exact - 0.02);
  for (const weight of training.encoder.weights) weight.assign(tf.zerosLike(weight));
  training.decoder.weights[0]!.assign(tf.zeros([1, 4]));
  training.decoder.weights[1]!.assign(tf.tensor1d([0.3, -0.2, 0, 1]));
  const alone = numbers(() => pixelCost(tf.tensor2d([image]), tf.tensor2d([[0.3, -0.2, 0, 1]])))[0]!;
  assert.ok(Math.abs(tf.tidy(cost) - alone) < 1e-4);
  training.dispose();
});

test('two kinds of images are learned until they cost about one bit, and a seed says all', async () => {
  const run = async () => {
    const training = build(1);
    const images = tf.tensor2d([1, 1, 0, 0, 0, 0, 1, 1], [2, 4]).tile([16, 1]) as tf.Tensor2D;
    const losses: number[] = [];
    for (let i = 0; i < 400; i++) losses.push(await training.step(images));
    images.dispose();
    training.dispose();
    return losses;
  };
  const losses = await run();
  const mean = (some: number[]) => some.reduce((a, b) => a + b) / some.length;
  // No model of two equally frequent images can spend less than ln 2 nats.
  assert.ok(mean(losses.slice(-50)) > Math.log(2) - 0.1, `${mean(losses.slice(-50))}`);
  assert.ok(mean(losses.slice(-50)) < 0.75 * mean(losses.slice(0, 20)), `${mean(losses.slice(-50))}`);
  assert.deepEqual((await run()).slice(0, 5), losses.slice(0, 5));
});

test('an encoder without room for the variances is a sentence', () => {
  const options = {
    decoder: dense('decoder', 2, 4),
    random: new RandomStream(1),
    optimizer: { learningRate: 0.01 },
  };
  assert.throws(
    () => buildVariational({ encoder: dense('encoder', 4, 3), ...options }),
    /4 outputs; it has 3/,
  );
});
