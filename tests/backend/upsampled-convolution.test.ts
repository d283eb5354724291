import assert from 'node:assert/strict';
import { before, test } from 'node:test';
import * as tf from '@tensorflow/tfjs';
import { conv2d, upsampledConv2d } from '../../src/backend/operations';
import { upsample } from '../../src/backend/upsampled-convolution';
import { RandomStream } from '../../src/random/stream';
import { assertEqualParts, type Convolution, measureParts } from './convolution-parts';
import { startEngine } from './engine';

before(startEngine);

for (const [factor, kernelSize, height, width] of [
  [2, 3, 4, 5],
  [2, 5, 3, 3],
  [3, 3, 2, 4],
  [2, 1, 3, 2],
  [1, 3, 4, 4],
] as const) {
  test(`pixels ${factor} times and a kernel of ${kernelSize} in one, on ${height}×${width}: values and gradients of the two steps`, () => {
    tf.tidy(() => {
      const random = new RandomStream(7);
      const draw = (shape: number[]) => tf.tensor(random.normals(shape.reduce((a, b) => a * b, 1)), shape);
      const x = draw([2, height, width, 3]);
      const filter = draw([kernelSize, kernelSize, 3, 4]);
      const probe = draw([2, height * factor, width * factor, 4]);
      const plain: Convolution = (a, w) =>
        tf.conv2d(upsample(a, factor) as tf.Tensor4D, w as tf.Tensor4D, 1, 'same');
      const merged: Convolution = (a, w) => upsampledConv2d(a, w, factor);
      assertEqualParts(measureParts(plain, x, filter, probe), measureParts(merged, x, filter, probe));
    });
  });
}

test('a pixel becomes a block', () => {
  const image = tf.tensor4d([1, 2, 3, 4], [1, 2, 2, 1]);
  const rows = upsample(image, 2).reshape([4, 4]).arraySync();
  assert.deepEqual(rows, [
    [1, 1, 2, 2],
    [1, 1, 2, 2],
    [3, 3, 4, 4],
    [3, 3, 4, 4],
  ]);
  image.dispose();
});

test("zeros by number that are TensorFlow's 'same' give its result with a stride, too", () => {
  tf.tidy(() => {
    const random = new RandomStream(3);
    const x = tf.tensor4d(random.normals(2 * 64 * 3), [2, 8, 8, 3]);
    const filter = tf.tensor4d(random.normals(4 * 4 * 3 * 5), [4, 4, 3, 5]);
    const padded = tf.conv2d(
      tf.pad(x, [
        [0, 0],
        [1, 1],
        [1, 1],
        [0, 0],
      ]),
      filter,
      2,
      'valid',
    );
    const gap = tf.max(tf.abs(tf.sub(padded, conv2d(x, filter, 2, 1)))).dataSync()[0]!;
    assert.ok(gap < 1e-5, `${gap}`);
  });
});
