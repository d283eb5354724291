import assert from 'node:assert/strict';
import { before, test } from 'node:test';
import * as tf from '@tensorflow/tfjs';
import { DISCRIMINATOR, GENERATOR } from '../../src/models/case-study';
import { describeNetwork } from '../../src/models/describe';
import { countFans, drawWeight } from '../../src/models/initializers';
import { Network } from '../../src/models/network';
import { RandomStream } from '../../src/random/stream';
import { startEngine } from '../backend/engine';

before(startEngine);

/** Deck 000's case study: layer by layer, the output shapes and parameters of Keras' `summary()`. */
const cases = [
  {
    spec: GENERATOR,
    total: 2_330_944,
    perLayer: [1_254_400, 50_176, 0, 0, 819_200, 512, 0, 204_800, 256, 0, 1600, 0],
    shapes: ['12544', '12544', '12544', '7,7,256', '7,7,128', '7,7,128', '7,7,128', '14,14,64', '14,14,64'],
    output: [28, 28, 1],
  },
  {
    spec: DISCRIMINATOR,
    total: 212_865,
    perLayer: [1664, 0, 0, 204_928, 0, 0, 0, 6273],
    shapes: ['14,14,64', '14,14,64', '14,14,64', '7,7,128', '7,7,128', '7,7,128', '6272', '1'],
    output: [1],
  },
];

for (const { spec, total, perLayer, shapes, output } of cases) {
  test(`the case study's ${spec.name} has ${total} parameters and the shapes of deck 000`, () => {
    const network = Network.build(spec, new RandomStream(1));
    const summary = describeNetwork(spec).layers;
    assert.equal(network.parameterCount, total);
    assert.deepEqual(
      summary.map((line) => line.parameters),
      perLayer,
    );
    assert.deepEqual(
      summary.slice(0, shapes.length).map((line) => line.outputShape.join()),
      shapes,
    );
    assert.deepEqual(network.outputShape, output);
    network.dispose();
  });
}

test('what a layer gives has the shape that the description promises', () => {
  const network = Network.build(GENERATOR, new RandomStream(1));
  const images = tf.tidy(() => network.apply(tf.zeros([2, 100]), { training: false }));
  assert.deepEqual(images.shape, [2, 28, 28, 1]);
  images.dispose();
  network.dispose();
});

test('Glorot kernels are uniform in ±√(6 / (fan-in + fan-out)), as Keras counts fans', () => {
  assert.deepEqual(countFans([5, 5, 64, 128]), { fanIn: 1600, fanOut: 3200 });
  assert.deepEqual(countFans([100, 12544]), { fanIn: 100, fanOut: 12544 });
  const values = drawWeight('glorotUniform', [5, 5, 64, 128], new RandomStream(4));
  const limit = Math.sqrt(6 / 4800);
  const variance = values.reduce((sum, v) => sum + v * v, 0) / values.length;
  assert.ok(values.every((v) => Math.abs(v) <= limit));
  // The variance of a uniform distribution is limit²/3; 204,800 draws stay within 1 %.
  assert.ok(Math.abs(variance / (limit ** 2 / 3) - 1) < 0.01, `variance ${variance}`);
});

test('the same seed gives the same weights, another seed others', () => {
  const weights = (seed: number) => {
    const network = Network.build(DISCRIMINATOR, new RandomStream(seed));
    const first = network.weights[0]!.dataSync().slice();
    network.dispose();
    return first;
  };
  assert.deepEqual(weights(5), weights(5));
  assert.notDeepEqual(weights(5), weights(6));
});

test('a batch of the wrong shape is refused with both shapes', () => {
  const network = Network.build(DISCRIMINATOR, new RandomStream(1));
  assert.throws(
    () => network.apply(tf.zeros([2, 32, 32, 1]), { training: false }),
    /The discriminator wants a batch of shape \[batch, 28, 28, 1\]; it got \[2, 32, 32, 1\]/,
  );
  network.dispose();
});

test('dropout without a stream says what to pass', () => {
  const network = Network.build(DISCRIMINATOR, new RandomStream(1));
  assert.throws(
    () => network.apply(tf.zeros([1, 28, 28, 1]), { training: true }),
    /pass \{ training: true, random \}/,
  );
  network.dispose();
});
