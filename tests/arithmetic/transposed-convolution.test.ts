import assert from 'node:assert/strict';
import { before, describe, test } from 'node:test';
import * as tf from '@tensorflow/tfjs';
import fc from 'fast-check';
import { convolve, type FourSides } from '../../src/arithmetic/convolution';
import { innerProduct, makeMatrix, shapeOf } from '../../src/arithmetic/matrix';
import {
  canvasShape,
  convolveTransposed,
  cropCanvas,
  listStampSteps,
  planTransposedImage,
} from '../../src/arithmetic/transposed-convolution';
import {
  transposeByGradient,
  transposeByMatrix,
  transposeByZeroInsertion,
} from '../../src/arithmetic/transposed-views';
import { convolutionCase, transposedCase } from './arbitraries';

/** Numbers without the sign of zero, which sums in another order may change. */
const plain = (matrix: readonly (readonly number[])[]) => matrix.map((row) => row.map((x) => x + 0));

before(() => tf.setBackend('cpu'));

describe('all ways give the same', () => {
  test('stamps = Wᵀ = gradient = zero insertion', () => {
    fc.assert(
      fc.property(transposedCase(), ({ image, kernel, options }) => {
        const stamped = plain(convolveTransposed(image, kernel, options));
        assert.deepEqual(plain(transposeByMatrix(image, kernel, options).output), stamped);
        assert.deepEqual(plain(transposeByGradient(image, kernel, options)), stamped);
        assert.deepEqual(plain(transposeByZeroInsertion(image, kernel, options).output), stamped);
      }),
    );
  });

  test('stamps = tfjs, for both of its paddings', () => {
    fc.assert(
      fc.property(transposedCase({ names: true }), ({ image, kernel, options }) => {
        const ours = convolveTransposed(image, kernel, options);
        const library = tf.tidy(() =>
          tf
            .conv2dTranspose(
              tf.tensor(image).expandDims(-1) as tf.Tensor3D,
              tf.tensor(kernel).expandDims(-1).expandDims(-1) as tf.Tensor4D,
              [...shapeOf(ours), 1],
              options.stride as [number, number],
              options.padding as 'valid' | 'same',
            )
            .squeeze([2])
            .arraySync(),
        ) as number[][];
        assert.deepEqual(plain(ours), plain(library));
      }),
    );
  });

  test("tfjs' layer gives the sizes of the formula", () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 6 }),
        fc.integer({ min: 1, max: 5 }),
        fc.integer({ min: 1, max: 4 }),
        fc.constantFrom('valid' as const, 'same' as const),
        (size, kernelSize, strides, padding) => {
          const layer = tf.layers.conv2dTranspose({ filters: 1, kernelSize, strides, padding });
          const shape = layer.computeOutputShape([null, size, size, 1]) as number[];
          const ours = convolveTransposed(makeMatrix([size, size]), makeMatrix([kernelSize, kernelSize]), {
            stride: strides,
            padding,
          });
          assert.deepEqual(shapeOf(ours), [shape[1], shape[2]]);
        },
      ),
      { numRuns: 40 },
    );
  });

  test('the adjoint: ⟨conv(x), y⟩ = ⟨x, convT(y)⟩', () => {
    const seeds = fc.integer({ min: 0, max: 1000 });
    fc.assert(
      fc.property(transposedCase(), seeds, ({ image: y, kernel, options }, seed) => {
        const back = convolveTransposed(y, kernel, options);
        const { rows, columns } = planTransposedImage(shapeOf(y), shapeOf(kernel), options);
        fc.pre(rows.after > -rows.stride && columns.after > -columns.stride);
        const x = back.map((line, i) => line.map((_, j) => ((seed + 31 * i + 17 * j) % 19) - 9));
        const padding: FourSides = {
          top: rows.before,
          bottom: Math.max(rows.after, 0),
          left: columns.before,
          right: Math.max(columns.after, 0),
        };
        const { stride, dilation } = options;
        const forward = convolve(x, kernel, { stride, dilation, padding });
        assert.equal(innerProduct(forward, y), innerProduct(x, back));
      }),
    );
  });

  test('the adjoint from the side of the convolution, PyTorch padding', () => {
    fc.assert(
      fc.property(
        convolutionCase(),
        fc.integer({ min: 0, max: 2 }),
        ({ image, kernel, options }, padding) => {
          const { stride, dilation } = options as { stride: [number, number]; dilation: [number, number] };
          const y = convolve(image, kernel, { stride, dilation, padding });
          const outputPadding = shapeOf(image).map((size, at) => {
            const extent = (shapeOf(kernel)[at]! - 1) * dilation[at]! + 1;
            return (size + 2 * padding - extent) % stride[at]!;
          }) as [number, number];
          const back = convolveTransposed(y, kernel, { stride, dilation, padding, outputPadding });
          assert.deepEqual(shapeOf(back), shapeOf(image));
          assert.equal(innerProduct(y, y), innerProduct(image, back));
        },
      ),
    );
  });
});

describe('stamps', () => {
  const image = [
    [1, 2],
    [0, -1],
  ];
  const kernel = [
    [1, 0, 2],
    [0, 3, 0],
  ];

  test('lie a stride apart and add up to the canvas', () => {
    const steps = listStampSteps(image, kernel, { stride: [1, 2] });
    assert.deepEqual(
      steps.map(({ top, left, value }) => [top, left, value]),
      [
        [0, 0, 1],
        [0, 2, 2],
        [1, 0, 0],
        [1, 2, -1],
      ],
    );
    assert.deepEqual(steps[1]!.stamp, [
      [2, 0, 4],
      [0, 6, 0],
    ]);
    assert.deepEqual(steps[1]!.partial, [
      [0, 0, 2, 0, 4],
      [0, 0, 0, 6, 0],
      [0, 0, 0, 0, 0],
    ]);
    assert.deepEqual(steps[1]!.canvas, [
      [1, 0, 4, 0, 4],
      [0, 3, 0, 6, 0],
      [0, 0, 0, 0, 0],
    ]);
  });

  test('partial products sum to the canvas, and the canvas cut is the output', () => {
    fc.assert(
      fc.property(transposedCase(), (drawn) => {
        const plan = planTransposedImage(shapeOf(drawn.image), shapeOf(drawn.kernel), drawn.options);
        const steps = listStampSteps(drawn.image, drawn.kernel, drawn.options);
        const sum = makeMatrix(canvasShape(plan), (row, column) =>
          steps.reduce((total, { partial }) => total + partial[row]![column]!, 0),
        );
        const last = steps.at(-1)!.canvas;
        assert.deepEqual(plain(sum), plain(last));
        assert.deepEqual(
          plain(cropCanvas(last, plan)),
          plain(convolveTransposed(drawn.image, drawn.kernel, drawn.options)),
        );
      }),
    );
  });

  test('zero insertion shows its stages', () => {
    const { inserted, padded, flippedKernel } = transposeByZeroInsertion(image, kernel, { stride: 2 });
    assert.deepEqual(inserted, [
      [1, 0, 2],
      [0, 0, 0],
      [0, 0, -1],
    ]);
    assert.deepEqual(shapeOf(padded), [5, 7]);
    assert.deepEqual(padded[1], [0, 0, 1, 0, 2, 0, 0]);
    assert.deepEqual(flippedKernel, [
      [0, 3, 0],
      [2, 0, 1],
    ]);
  });

  test('errors say both shapes', () => {
    assert.throws(
      () => convolveTransposed([[1]], [[1, 1]], { padding: 1 }),
      /image 1×1, kernel 1×2, along the rows: Nothing is left/,
    );
  });
});
