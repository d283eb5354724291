import assert from 'node:assert/strict';
import { before, test } from 'node:test';
import * as tf from '@tensorflow/tfjs';
import { measureSpreads } from '../../src/evaluation/layer-spread';
import { Network } from '../../src/models/network';
import { RandomStream } from '../../src/random/stream';
import { startEngine } from '../backend/engine';

before(startEngine);

const SPEC = {
  name: 'spread',
  inputShape: [400],
  layers: [
    { layer: 'dense', units: 300, useBias: false },
    { layer: 'batchNormalization' },
    { layer: 'tanh' },
  ],
} as const;

test('a dense layer spreads as the root of its inputs says, batch norm to 1, and nothing is gathered', () => {
  const random = new RandomStream(5);
  const network = Network.build({ ...SPEC, inputShape: [400], layers: [...SPEC.layers] }, random, {
    initializers: { kernel: { normal: { standardDeviation: 0.02 } } },
  });
  const x = tf.tensor2d(random.normals(200 * 400), [200, 400]);
  const weights = network.weights.map((weight) => [...weight.dataSync()]);
  const tensors = tf.memory().numTensors;
  const [dense, norm, tanh] = measureSpreads(network, x);
  assert.equal(tf.memory().numTensors, tensors);
  assert.deepEqual([dense!.layer, norm!.layer, tanh!.layer], ['dense', 'batchNormalization', 'tanh']);
  assert.ok(Math.abs(dense!.spread - Math.sqrt(400) * 0.02) < 0.02, `${dense!.spread}`);
  // Keras' epsilon of 0.001 beside a variance of 0.16.
  assert.ok(Math.abs(norm!.spread - Math.sqrt(0.16 / 0.161)) < 0.01, `${norm!.spread}`);
  assert.ok(tanh!.spread < norm!.spread);
  assert.deepEqual(
    network.weights.map((weight) => [...weight.dataSync()]),
    weights,
  );
});
