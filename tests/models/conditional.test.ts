import assert from 'node:assert/strict';
import { before, test } from 'node:test';
import * as tf from '@tensorflow/tfjs';
import { evenLabels, joinLabels, toOneHot } from '../../src/models/conditional';
import { CONDITIONAL_DISCRIMINATOR, CONDITIONAL_GENERATOR } from '../../src/models/conditional-dcgan';
import { describeNetwork } from '../../src/models/describe';
import { Network } from '../../src/models/network';
import { RandomStream } from '../../src/random/stream';
import { drawExamples, generateImages } from '../../src/training/sample';
import { startEngine } from '../backend/engine';

before(startEngine);

test('a label is a number more beside a vector, and a plane more behind an image', () => {
  tf.tidy(() => {
    const labels = toOneHot([1, 0], 2);
    const vectors = tf.tensor2d([5, 6, 7, 8], [2, 2]);
    assert.deepEqual(joinLabels(vectors, labels).arraySync(), [
      [5, 6, 0, 1],
      [7, 8, 1, 0],
    ]);
    const images = tf.tensor4d([1, 2, 3, 4], [2, 2, 1, 1]);
    assert.deepEqual(joinLabels(images, labels).arraySync(), [
      [[[1, 0, 1]], [[2, 0, 1]]],
      [[[3, 1, 0]], [[4, 1, 0]]],
    ]);
  });
});

test('labels that are none are refused', () => {
  for (const label of [-1, 3, 0.5, Number.NaN]) {
    assert.throws(
      () => toOneHot([0, label], 3),
      new RangeError(`A label is a whole number from 0 to 2; number 1 is ${label}.`),
    );
  }
  assert.deepEqual([...evenLabels(5, 3)], [0, 1, 2, 0, 1]);
});

// Counted by hand: kernel, bias, and four numbers a channel of batch normalisation.
test('the conditional DCGAN has its parameters, ten more inputs in each first layer', () => {
  const [g, d] = [CONDITIONAL_GENERATOR, CONDITIONAL_DISCRIMINATOR].map(describeNetwork);
  const wanted = 110 * 3136 + 3136 + 4 * 64 + (4 * 4 * 64 * 32 + 32) + 4 * 32 + (4 * 4 * 32 + 1);
  assert.equal(wanted, 381_793);
  assert.equal(g!.parameterCount, wanted);
  assert.equal(d!.parameterCount, 4 * 4 * 11 * 32 + 32 + (4 * 4 * 32 * 64 + 64) + 3136 + 1);
  assert.equal(d!.parameterCount, 41_633);
  assert.deepEqual([g!.outputShape, d!.outputShape], [[28, 28, 1], [1]]);
});

const conditional = () =>
  Network.build(
    { name: 'generator', inputShape: [2], classes: 3, layers: [{ layer: 'dense', units: 1 }] },
    new RandomStream(1),
  );

test('examples are drawn as asked, and all classes in turn by default', async () => {
  const generator = conditional();
  // Latents count for nothing, so that the output is the label's own weight.
  tf.tidy(() => generator.setWeights([tf.tensor2d([0, 0, 10, 20, 30], [5, 1]), tf.tensor1d([0])]));
  const even = await drawExamples(generator, { count: 4, seed: 1 });
  assert.deepEqual(
    [[...even.values], [...even.labels!]],
    [
      [10, 20, 30, 10],
      [0, 1, 2, 0],
    ],
  );
  // More than one batch of drawing.
  const labels = Uint8Array.from({ length: 501 }, (_, i) => (i === 500 ? 2 : 1));
  const { values } = await drawExamples(generator, { count: 501, seed: 1, labels });
  assert.deepEqual([values[0], values[499], values[500]], [20, 20, 30]);
  generator.dispose();
});

test('what cannot be asked for is refused', async () => {
  const generator = conditional();
  const latents = tf.zeros([2, 2]) as tf.Tensor2D;
  assert.throws(
    () => generator.apply(latents, { training: false }),
    /The generator is conditional: it wants labels of shape \[2, 3\], one-hot; there are none\./,
  );
  assert.throws(
    () => generator.apply(latents, { training: false, labels: tf.zeros([2, 4]) }),
    /they have the shape \[2, 4\]/,
  );
  await assert.rejects(generateImages(generator, latents, [0]), /there are 2 examples and 1 labels/);
  await assert.rejects(generateImages(generator, latents, [0, 3]), /from 0 to 2; number 1 is 3/);
  const free = Network.build({ name: 'generator', inputShape: [2], layers: [] }, new RandomStream(1));
  await assert.rejects(generateImages(free, latents, [0, 1]), /is not conditional/);
  generator.dispose();
  latents.dispose();
});
