import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { before, test } from 'node:test';
import * as tf from '@tensorflow/tfjs';
import { selectEngine } from '../../src/backend';
import {
  batchNormalize,
  conv2d,
  conv2dTranspose,
  dropoutMask,
  leakyRelu,
  plainBatchNormalize,
  plainDropoutMask,
  relu,
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

test('ReLU and its slope on both sides of zero', () => {
  tf.tidy(() => {
    const x = tf.tensor1d([-2, -0.5, 0, 0.5, 3]);
    assertClose(relu(x).dataSync(), [0, 0, 0, 0.5, 3], 0, 'values');
    const slopes = tf.grad((t) => tf.sum(tf.mul(relu(t), [1, 2, 3, 4, 5])))(x);
    assertClose(slopes.dataSync(), [0, 0, 0, 4, 5], 0, 'slopes');
  });
});

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

for (const batch of [1, 3]) {
  for (const [size, stride, padding] of [
    [7, 2, 'same'],
    [6, 2, 'valid'],
    [5, 3, 'same'],
    [4, 3, 1],
    [2, 5, 'valid'],
  ] as const) {
    test(`a 1×1 convolution of ${batch} × ${size}×${size} with stride ${stride}, ${padding}: the values and gradients of a loop`, async () => {
      const random = new RandomStream(6);
      const zeros = typeof padding === 'number' ? padding : 0;
      const side = Math.floor((size + 2 * zeros - 1) / stride) + 1;
      const x = random.normals(batch * size * size * 2);
      const filter = random.normals(2 * 3);
      const probe = random.normals(batch * side * side * 3);
      const [values, dx, dFilter] = [probe.map(() => 0), x.map(() => 0), filter.map(() => 0)];
      for (let out = 0; out < batch * side * side; out++) {
        const [image, row, column] = [
          Math.floor(out / side / side),
          Math.floor(out / side) % side,
          out % side,
        ];
        const [y, z] = [row * stride - zeros, column * stride - zeros];
        if (y < 0 || z < 0 || y >= size || z >= size) continue;
        for (let i = 0; i < 2; i++) {
          const at = ((image * size + y) * size + z) * 2 + i;
          for (let o = 0; o < 3; o++) {
            values[out * 3 + o]! += x[at]! * filter[i * 3 + o]!;
            dx[at]! += probe[out * 3 + o]! * filter[i * 3 + o]!;
            dFilter[i * 3 + o]! += probe[out * 3 + o]! * x[at]!;
          }
        }
      }
      tf.tidy(() => {
        const [image, kernel] = [tf.tensor4d(x, [batch, size, size, 2]), tf.tensor4d(filter, [1, 1, 2, 3])];
        const weights = tf.tensor4d(probe, [batch, side, side, 3]);
        assertClose(conv2d(image, kernel, stride, padding).dataSync(), values, 1e-5, 'values');
        const [byImage, byFilter] = tf.grads((a: tf.Tensor, b: tf.Tensor) =>
          tf.sum(tf.mul(conv2d(a, b, stride, padding), weights)),
        )([image, kernel]);
        assertClose(byImage!.dataSync(), dx, 1e-5, "the image's gradient");
        assertClose(byFilter!.dataSync(), dFilter, 1e-4, "the filter's gradient");
      });
    });
  }
}

test('a convolution of which no window fits is refused', () => {
  tf.tidy(() => {
    for (const padding of ['valid', 0, 1] as const) {
      assert.throws(
        () => conv2d(tf.ones([1, 2, 2, 1]), tf.ones([5, 5, 1, 1]), 1, padding),
        /No window fits: the kernel covers 5 places .* padded input has [24]/,
      );
    }
  });
});

test('what wasm answers with zeros is refused there', async () => {
  const before = tf.getBackend();
  await selectEngine({ wish: 'wasm' });
  try {
    tf.tidy(() => {
      const [image, kernel] = [tf.ones([2, 6, 6, 1]), tf.ones([2, 2, 1, 1])];
      const message = /The engine wasm computes no convolution with a kernel of 2×2 below the stride 3/;
      assert.throws(() => conv2d(image, kernel, 3, 'same'), message);
      assert.throws(() => conv2dTranspose(image, kernel, [2, 18, 18, 1], 3, 'same'), message);
      assert.deepEqual([...conv2d(image, kernel, 3, 'valid').dataSync()], Array(8).fill(4));
      assert.deepEqual([...conv2d(image, tf.ones([3, 3, 1, 1]), 3, 'same').dataSync()], Array(8).fill(9));
    });
  } finally {
    await tf.setBackend(before);
  }
});
