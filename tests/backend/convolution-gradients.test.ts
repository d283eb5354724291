import assert from 'node:assert/strict';
import { before, test } from 'node:test';
import * as tf from '@tensorflow/tfjs';
import fc from 'fast-check';
import { selectEngine } from '../../src/backend';
import { RandomStream } from '../../src/random/stream';
import { assertClose } from '../tensors';

/** Both gradients of a convolution and a transposed convolution, on the engine that runs. */
function gradients({ batch, size, channels, filters, kernel, strides, pad, seed }: Case): Float32Array[] {
  return tf.tidy(() => {
    const random = new RandomStream(seed);
    const draw = (shape: number[]) => tf.tensor(random.normals(shape.reduce((a, b) => a * b, 1)), shape);
    const x = draw([batch, ...size, channels]) as tf.Tensor4D;
    const w = draw([...kernel, channels, filters]) as tf.Tensor4D;
    const convolve = (a: tf.Tensor4D, b: tf.Tensor4D) => tf.conv2d(a, b, strides, pad);
    const probe = draw(convolve(x, w).shape) as tf.Tensor4D;
    const game = (a: tf.Tensor, b: tf.Tensor) =>
      tf.sum(tf.mul(convolve(a as tf.Tensor4D, b as tf.Tensor4D), probe));
    const [dx, dw] = tf.grads(game)([x, w]) as [tf.Tensor, tf.Tensor];
    const upward = tf.conv2dTranspose(probe, w, x.shape, strides, pad);
    return [dx, dw, upward].map((tensor) => tensor.dataSync().slice() as Float32Array);
  });
}

interface Case {
  batch: number;
  size: [number, number];
  channels: number;
  filters: number;
  kernel: [number, number];
  strides: [number, number];
  pad: 'same' | 'valid' | [[0, 0], [number, number], [number, number], [0, 0]];
  seed: number;
}

const cases = fc.record({
  batch: fc.integer({ min: 1, max: 3 }),
  size: fc.tuple(fc.integer({ min: 6, max: 11 }), fc.integer({ min: 6, max: 11 })),
  channels: fc.integer({ min: 1, max: 3 }),
  filters: fc.integer({ min: 1, max: 3 }),
  kernel: fc.tuple(fc.integer({ min: 1, max: 6 }), fc.integer({ min: 1, max: 6 })),
  // Strides longer than the filter, too: some pixels are then never seen.
  strides: fc.tuple(fc.integer({ min: 1, max: 4 }), fc.integer({ min: 1, max: 4 })),
  pad: fc.oneof(
    fc.constantFrom('same', 'valid'),
    fc.tuple(fc.nat(7), fc.nat(7), fc.nat(7), fc.nat(7)).map(([a, b, c, d]) => [
      [0, 0],
      [a, b],
      [c, d],
      [0, 0],
    ]),
  ),
  seed: fc.nat(1000),
}) as fc.Arbitrary<Case>;

before(() => selectEngine({ wish: 'wasm' }));

test('a convolution’s gradients on wasm are those of plain JavaScript, at any size, stride and padding', async () => {
  await fc.assert(
    fc.asyncProperty(cases, async (one) => {
      await tf.setBackend('cpu');
      const expected = gradients(one);
      await tf.setBackend('wasm');
      const actual = gradients(one);
      for (const [i, what] of ['by its input', 'by its filter', 'transposed'].entries()) {
        assertClose(actual[i]!, expected[i]!, 1e-5, what);
      }
    }),
    { numRuns: 200 },
  );
});

test('200 gradients leave no tensor behind, and wasm’s memory does not grow', () => {
  const one: Case = {
    batch: 2,
    size: [14, 14],
    channels: 4,
    filters: 8,
    kernel: [5, 5],
    strides: [2, 2],
    pad: 'same',
    seed: 1,
  };
  const memory = () => {
    const backend = tf.backend() as unknown as { wasm: { HEAPU8: Uint8Array } };
    return { tensors: tf.memory().numTensors, bytes: backend.wasm.HEAPU8.length };
  };
  for (let i = 0; i < 20; i++) gradients(one);
  const settled = memory();
  for (let i = 0; i < 200; i++) gradients(one);
  assert.deepEqual(memory(), settled);
});
