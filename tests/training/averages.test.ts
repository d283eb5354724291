import assert from 'node:assert/strict';
import { before, test } from 'node:test';
import * as tf from '@tensorflow/tfjs';
import { Network } from '../../src/models/network';
import { RandomStream } from '../../src/random/stream';
import { GeneratorAverage } from '../../src/training/averages';
import { startEngine } from '../backend/engine';
import { TINY_GENERATOR } from './tiny-gan';

before(startEngine);

const fill = (weight: tf.Variable, value: number) =>
  tf.tidy(() => weight.assign(tf.fill(weight.shape, value)));

test('the mean follows a known sequence: the first steps count fully, later ones by the decay', () => {
  const network = Network.build(TINY_GENERATOR, new RandomStream(1));
  const [kernel] = network.weights;
  fill(kernel!, 0);
  const average = new GeneratorAverage(network, { decay: 0.5 });
  const seen: number[] = [];
  for (let step = 0; step < 12; step++) {
    fill(kernel!, 1);
    average.update();
    seen.push(average.network.weights[0]!.dataSync()[0]!);
  }
  let expected = 0;
  for (const [n, value] of seen.entries()) {
    const decay = Math.min(0.5, (1 + n) / (10 + n));
    expected += (1 - decay) * (1 - expected);
    assert.ok(Math.abs(value - expected) < 1e-6, `step ${n}: ${value} instead of ${expected}`);
  }
  assert.ok(seen[0]! > 0.89 && seen[0]! < 0.91, 'of the initial weights a tenth is left after one step');
  average.dispose();
  network.dispose();
});

test('the generator and the average do not share numbers, and nothing is left behind', () => {
  const tensors = tf.memory().numTensors;
  const network = Network.build(TINY_GENERATOR, new RandomStream(1));
  const average = new GeneratorAverage(network, { decay: 0.9 });
  const before = average.network.weights.map((weight) => weight.dataSync().join());
  for (const weight of network.weights) fill(weight, 7);
  assert.deepEqual(
    average.network.weights.map((weight) => weight.dataSync().join()),
    before,
  );
  average.update();
  assert.deepEqual([...network.weights[0]!.dataSync().slice(0, 2)], [7, 7]);
  average.refreshStatistics(new RandomStream(1));
  average.dispose();
  network.dispose();
  assert.equal(tf.memory().numTensors, tensors);
});

test('statistics are those of one batch with the mean weights', () => {
  const network = Network.build(TINY_GENERATOR, new RandomStream(1));
  const average = new GeneratorAverage(network, { decay: 0.9, statisticsBatch: 64 });
  average.refreshStatistics(new RandomStream(4));
  const [kernel, , , mean, variance] = average.network.weights as [tf.Variable, ...tf.Variable[]];
  tf.tidy(() => {
    const latents = tf.tensor2d(new RandomStream(4).normals(64 * 6), [64, 6]);
    const expected = tf.moments(tf.matMul(latents, kernel as tf.Tensor2D), 0);
    for (const [actual, wanted] of [
      [mean!, expected.mean],
      [variance!, expected.variance],
    ] as const) {
      assert.ok(tf.max(tf.abs(tf.sub(actual, wanted))).dataSync()[0]! < 1e-4);
    }
  });
  assert.deepEqual(
    [...network.weights[3]!.dataSync().slice(0, 3)],
    [0, 0, 0],
    "the generator's own are untouched",
  );
  average.dispose();
  network.dispose();
});

test('a decay of 1 would never learn', () => {
  const network = Network.build(TINY_GENERATOR, new RandomStream(1));
  assert.throws(
    () => new GeneratorAverage(network, { decay: 1 }),
    /decay is a number from 0 up to, but not, 1; got 1/,
  );
  network.dispose();
});
