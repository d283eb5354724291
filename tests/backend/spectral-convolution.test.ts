import assert from 'node:assert/strict';
import { before, test } from 'node:test';
import * as tf from '@tensorflow/tfjs';
import { conv2d, conv2dTranspose } from '../../src/backend/operations';
import {
  isWorthSpectra,
  spectralConv2d,
  spectralConv2dTranspose,
} from '../../src/backend/spectral-convolution';
import { buildSpectrum } from '../../src/backend/spectral-matrices';
import { RandomStream } from '../../src/random/stream';
import { assertEqualParts, type Convolution, measureParts } from './convolution-parts';
import { startEngine } from './engine';

before(startEngine);

const BATCH = 3;
const [LARGE, SMALL] = [4, 5];

for (const [size, kernelSize, strides] of [
  [7, 5, 1],
  [7, 5, 2],
  [4, 3, 1],
  [5, 4, 2],
  [6, 5, 3],
  [3, 1, 1],
] as const) {
  const title = `${kernelSize}×${kernelSize}, stride ${strides}, on ${size}×${size}`;
  const geometry = { size, kernelSize, strides };
  const wide = size * strides;

  test(`a convolution by spectra has the plain one's values and gradients: ${title}`, () => {
    tf.tidy(() => {
      const random = new RandomStream(size);
      const draw = (shape: number[]) => tf.tensor(random.normals(shape.reduce((a, b) => a * b, 1)), shape);
      const x = draw([BATCH, wide, wide, LARGE]);
      const filter = draw([kernelSize, kernelSize, LARGE, SMALL]);
      const probe = draw([BATCH, size, size, SMALL]);
      const plain: Convolution = (a, b) => tf.conv2d(a as tf.Tensor4D, b as tf.Tensor4D, strides, 'same');
      const spectral: Convolution = (a, b) => spectralConv2d(a, b, geometry);
      assertEqualParts(measureParts(plain, x, filter, probe), measureParts(spectral, x, filter, probe));
    });
  });

  test(`a transposed convolution by spectra, too: ${title}`, () => {
    tf.tidy(() => {
      const random = new RandomStream(size);
      const draw = (shape: number[]) => tf.tensor(random.normals(shape.reduce((a, b) => a * b, 1)), shape);
      const x = draw([BATCH, size, size, SMALL]);
      const filter = draw([kernelSize, kernelSize, LARGE, SMALL]);
      const probe = draw([BATCH, wide, wide, LARGE]);
      const shape: [number, number, number, number] = [BATCH, wide, wide, LARGE];
      const plain: Convolution = (a, b) =>
        tf.conv2dTranspose(a as tf.Tensor4D, b as tf.Tensor4D, shape, strides, 'same');
      const spectral: Convolution = (a, b) => spectralConv2dTranspose(a, b, geometry);
      assertEqualParts(measureParts(plain, x, filter, probe), measureParts(spectral, x, filter, probe));
    });
  });
}

test('5×5 on 7×7 takes 121 products an image and pair of channels instead of 1225', () => {
  const { rank } = buildSpectrum({ size: 7, kernelSize: 5, strides: 1, padBefore: 2 });
  assert.equal(rank, 121);
});

test('the way by spectra pays in large batches of small images with many channels', () => {
  const [near, far] = [
    { size: 7, kernelSize: 5, strides: 1 },
    { size: 7, kernelSize: 5, strides: 2 },
  ];
  assert.equal(isWorthSpectra(near, { batch: 32, large: 128, small: 256 }), true);
  assert.equal(isWorthSpectra(near, { batch: 16, large: 128, small: 256 }), true);
  assert.equal(isWorthSpectra(near, { batch: 8, large: 128, small: 256 }), false);
  assert.equal(isWorthSpectra(far, { batch: 64, large: 64, small: 128 }), true);
  assert.equal(isWorthSpectra(far, { batch: 256, large: 64, small: 128 }), true);
  assert.equal(isWorthSpectra(far, { batch: 32, large: 64, small: 128 }), false);
  assert.equal(isWorthSpectra(far, { batch: 256, large: 16, small: 32 }), false);
  assert.equal(isWorthSpectra({ ...near, size: 28 }, { batch: 256, large: 256, small: 256 }), false);
});

for (const [strides, batch] of [
  [1, 32],
  [2, 256],
] as const) {
  test(`the engine takes it where it pays, with the same numbers: stride ${strides}`, () => {
    tf.tidy(() => {
      const random = new RandomStream(1);
      const draw = (shape: number[]) => tf.tensor(random.normals(shape.reduce((a, b) => a * b, 1)), shape);
      const [large, small] = [64, 64];
      const wide = 7 * strides;
      const [image, drawn] = [draw([batch, wide, wide, large]), draw([batch, 7, 7, small])];
      const filter = draw([5, 5, large, small]) as tf.Tensor4D;
      const shape: [number, number, number, number] = [batch, wide, wide, large];
      assert.ok(isWorthSpectra({ size: 7, kernelSize: 5, strides }, { batch, large, small }));
      const pairs = [
        [tf.conv2d(image as tf.Tensor4D, filter, strides, 'same'), conv2d(image, filter, strides, 'same')],
        [
          tf.conv2dTranspose(drawn as tf.Tensor4D, filter, shape, strides, 'same'),
          conv2dTranspose(drawn, filter, shape, strides, 'same'),
        ],
      ] as const;
      for (const [plain, chosen] of pairs) {
        assert.deepEqual(chosen.shape, plain.shape);
        const gap = tf.max(tf.abs(tf.sub(plain, chosen))).dataSync()[0]!;
        assert.ok(gap < 1e-5 * tf.max(tf.abs(plain)).dataSync()[0]!, `${gap}`);
        // The last digits differ: it was not the same way.
        assert.ok(gap > 0);
      }
    });
  });
}

test('an odd size, which a stride does not divide, goes the plain way', () => {
  tf.tidy(() => {
    const [image, small] = [tf.ones([256, 13, 13, 64]), tf.ones([256, 7, 7, 64])];
    const filter = tf.ones([5, 5, 64, 64]);
    assert.deepEqual(conv2d(image, filter, 2, 'same').shape, [256, 7, 7, 64]);
    assert.deepEqual(conv2dTranspose(small, filter, [256, 13, 13, 64], 2, 'same').shape, [256, 13, 13, 64]);
  });
});
