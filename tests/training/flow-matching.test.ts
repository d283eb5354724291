/** Flow matching on points: its loss by hand, a known velocity, and what it draws. */
import assert from 'node:assert/strict';
import { before, test } from 'node:test';
import * as tf from '@tensorflow/tfjs';
import { bellVelocity } from '../../src/arithmetic/flow';
import { Network } from '../../src/models/network';
import { POINT_VELOCITY } from '../../src/models/point-velocity';
import type { NetworkSpec } from '../../src/models/spec';
import { RandomStream } from '../../src/random/stream';
import { buildFlow, flowLoss, followFlow, trainFlow } from '../../src/training/flow-matching';
import { startEngine } from '../backend/engine';

before(startEngine);

const build = (seed: number, learningRate = 2e-3) =>
  buildFlow({ network: POINT_VELOCITY, random: new RandomStream(seed), optimizer: { learningRate } });

/** v = ax + by + ct + d in both directions: a network without hidden layers, with these weights. */
function linearVelocity(kernel: number[], bias: number[]): Network {
  const spec: NetworkSpec = { name: 'velocity', inputShape: [3], layers: [{ layer: 'dense', units: 2 }] };
  const network = Network.build(spec, new RandomStream(1));
  const weights = [tf.tensor2d(kernel, [3, 2]), tf.tensor1d(bias)];
  network.setWeights(weights);
  tf.dispose(weights);
  return network;
}

test('the loss is the mean squared difference from x₁ − x₀ at (1 − t) x₀ + t x₁', () => {
  // v = (x, t): at t = ¼ between (0, 0) and (4, 8), the place is (1, 2), v = (1, ¼) and the velocity wanted (4, 8).
  const network = linearVelocity([1, 0, 0, 0, 0, 1], [0, 0]);
  const loss = tf.tidy(() =>
    flowLoss(network, tf.tensor2d([[4, 8]]), tf.tensor2d([[0, 0]]), tf.tensor2d([[0.25]])).dataSync(),
  );
  assert.ok(Math.abs(loss[0]! - (3 ** 2 + 7.75 ** 2) / 2) < 1e-5);
  network.dispose();
});

test("it follows the velocity by Euler's rule", () => {
  // v = (2t, 1): after n steps x has moved by 2 · (0 + 1 + … + n − 1) / n² = (n − 1) / n, y by 1.
  const network = linearVelocity([0, 0, 0, 0, 2, 0], [0, 1]);
  const noise = tf.tensor2d([[5, -5]]);
  for (const [evaluations, moved] of [
    [1, 0],
    [4, 0.75],
    [10, 0.9],
  ] as const) {
    const points = followFlow(network, noise, evaluations);
    const [x, y] = points.dataSync();
    assert.ok(Math.abs(x! - 5 - moved) < 1e-5 && Math.abs(y! + 4) < 1e-5, `${evaluations}: ${x}, ${y}`);
    points.dispose();
  }
  assert.throws(() => followFlow(network, noise, 0), /evaluations is a whole number from 1/);
  noise.dispose();
  network.dispose();
});

test('trained on a bell, it learns the velocity that is known for a bell, and draws the bell', async () => {
  const random = new RandomStream(3);
  const bell = { mean: 1, deviation: 0.5 };
  const points = random.normals(2 * 2048).map((z) => bell.mean + bell.deviation * z);
  const flow = build(3, 5e-3);
  const losses: number[] = [];
  for await (const loss of trainFlow(flow, points, { epochs: 40, batchSize: 128, shuffle: random }))
    losses.push(loss);
  const late = losses.slice(-100).reduce((sum, loss) => sum + loss, 0) / 100;
  // The rest is the variance of x₁ − x₀ about its mean at the place: ∫ s² / ((1 − t)² + t² s²) dt = s · π / 2 = 0.785.
  assert.ok(Math.abs(late - (bell.deviation * Math.PI) / 2) < 0.06, `loss ${late}`);
  const places = [0.2, 0.5, 0.8].flatMap((t) => [t - 0.5, t, t + 0.5].map((x) => [x, x, t]));
  const told = tf.tidy(() => flow.network.apply(tf.tensor2d(places), { training: false }).dataSync());
  const errors = places.map(([x, , t], i) => Math.abs(told[2 * i]! - bellVelocity(x!, t!, bell)));
  assert.ok(errors.reduce((sum, e) => sum + e, 0) / errors.length < 0.15, `${errors}`);
  const noise = tf.tensor2d(random.normals(4000), [2000, 2]);
  const drawn = followFlow(flow.network, noise, 16);
  const { mean, variance } = tf.moments(drawn);
  assert.ok(Math.abs(mean.dataSync()[0]! - 1) < 0.1 && Math.abs(variance.dataSync()[0]! - 0.25) < 0.08);
  tf.dispose([noise, drawn, mean, variance]);
  flow.dispose();
});

test('the same seed gives the same losses, and nothing is left behind', async () => {
  const points = new RandomStream(5).normals(2 * 64);
  const tensors = tf.memory().numTensors;
  const run = async () => {
    const flow = build(7);
    const losses: number[] = [];
    const shuffle = new RandomStream(2);
    for await (const loss of trainFlow(flow, points, { epochs: 2, batchSize: 16, shuffle }))
      losses.push(loss);
    flow.dispose();
    return losses;
  };
  const first = await run();
  assert.equal(first.length, 8);
  assert.deepEqual(await run(), first);
  assert.equal(tf.memory().numTensors, tensors);
});

test('a network that takes no time is refused', () => {
  const network = { ...POINT_VELOCITY, inputShape: [2] };
  assert.throws(
    () => buildFlow({ network, random: new RandomStream(1), optimizer: { learningRate: 1e-3 } }),
    /needs 3 inputs, the time last/,
  );
});
