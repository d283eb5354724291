import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { before, test } from 'node:test';
import * as tf from '@tensorflow/tfjs';
import {
  batchNormalize,
  conv2d,
  dropoutMask,
  leakyRelu,
  plainBatchNormalize,
  plainDropoutMask,
} from '../../src/backend/operations';
import { RandomStream } from '../../src/random/stream';
import { assertClose } from '../tensors';
import { startEngine } from './engine';

before(startEngine);

interface PaddedConvolution {
  kernel: number;
  stride: number;
  padding: number;
  size: number;
  image: number[];
  filter: number[];
  outputSize: number;
  output: number[];
  imageGradient: number[];
  filterGradient: number[];
}

for (const shape of [
  [6, 5],
  [4, 3, 3, 2],
]) {
  test(`the engine's batch normalisation of [${shape}] has the plain one's values, gradients and statistics`, () => {
    tf.tidy(() => {
      const random = new RandomStream(2);
      const channels = shape[shape.length - 1]!;
      const count = shape.reduce((a, b) => a * b, 1);
      const x = tf.tensor(random.normals(count), shape);
      const gamma = tf.tensor1d(random.uniforms(channels, 0.5, 2));
      const beta = tf.tensor1d(random.normals(channels));
      const probe = tf.tensor(random.normals(count), shape);
      const [engine, plain] = [batchNormalize, plainBatchNormalize].map((normalize) => {
        const statistics: Float32Array[] = [];
        const { value, grads } = tf.valueAndGrads((a: tf.Tensor, b: tf.Tensor, c: tf.Tensor) => {
          const y = normalize(a, b, c, 1e-3, (mean, variance) => {
            statistics.push(
              mean.dataSync().slice() as Float32Array,
              variance.dataSync().slice() as Float32Array,
            );
          });
          return tf.sum(tf.mul(tf.square(y), probe));
        })([x, gamma, beta]);
        return [value.dataSync(), ...grads.map((g) => g.dataSync()), ...statistics];
      });
      assert.equal(plain!.length, 6);
      for (const [i, expected] of plain!.entries()) assertClose(engine![i]!, expected, 1e-5, `result ${i}`);
    });
  });
}

for (const golden of JSON.parse(
  readFileSync(join(__dirname, '..', 'golden', 'padding', 'pytorch.json'), 'utf8'),
).cases as PaddedConvolution[]) {
  const { kernel, stride, padding, size, outputSize } = golden;
  test(`a ${kernel}×${kernel} convolution of ${size}×${size} with stride ${stride} and ${padding} zeros has PyTorch's values and gradients`, () => {
    tf.tidy(() => {
      const x = tf.tensor4d(golden.image, [1, size, size, 2]);
      const filter = tf.tensor4d(golden.filter, [kernel, kernel, 2, 3]);
      assert.deepEqual(conv2d(x, filter, stride, padding).shape, [1, outputSize, outputSize, 3]);
      assertClose(conv2d(x, filter, stride, padding).dataSync(), golden.output, 1e-4, 'values');
      const [dx, dFilter] = tf.grads((a: tf.Tensor, b: tf.Tensor) =>
        tf.sum(tf.square(conv2d(a, b, stride, padding))),
      )([x, filter]);
      assertClose(dx!.dataSync(), golden.imageGradient, 1e-3, "the image's gradient");
      assertClose(dFilter!.dataSync(), golden.filterGradient, 1e-3, "the filter's gradient");
    });
  });
}

test('leaky ReLU and its slope on both sides of zero', () => {
  tf.tidy(() => {
    const x = tf.tensor1d([-2, -0.5, 0.5, 3]);
    assertClose(leakyRelu(x, 0.3).dataSync(), [-0.6, -0.15, 0.5, 3], 1e-6, 'values');
    assertClose(
      tf
        .grad((t) => tf.sum(leakyRelu(t, 0.3)))(x)
        .dataSync(),
      [0.3, 0.3, 1, 1],
      1e-6,
      'slopes',
    );
  });
});

for (const [name, mask] of Object.entries({ dropoutMask, plainDropoutMask })) {
  test(`${name}: a share of zeros, the rest scaled so that the expected sum stays; the seed decides`, () => {
    const draw = (seed: number) =>
      tf.tidy(() => mask([200, 500], 0.3, new RandomStream(seed)).dataSync().slice());
    const values = draw(1);
    const zeros = values.filter((v) => v === 0).length / values.length;
    // Five standard errors of a share of 0.3 among 100,000.
    assert.ok(Math.abs(zeros - 0.3) < 0.0073, `${zeros}`);
    assert.ok(values.every((v) => v === 0 || Math.abs(v - 1 / 0.7) < 1e-6));
    assert.deepEqual(draw(1), values);
    assert.notDeepEqual(draw(2), values);
  });
}
