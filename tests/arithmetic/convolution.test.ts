import assert from 'node:assert/strict';
import { before, describe, test } from 'node:test';
import * as tf from '@tensorflow/tfjs';
import fc from 'fast-check';
import {
  convolveChannels,
  countConvolutionParameters,
  listChannelSteps,
} from '../../src/arithmetic/channels';
import {
  type ConvolutionOptions,
  convolve,
  listConvolutionSteps,
  padImage,
  planImage,
  writeSum,
} from '../../src/arithmetic/convolution';
import { backpropagateConvolution } from '../../src/arithmetic/convolution-gradient';
import { buildConvolutionMatrix, measureDensity } from '../../src/arithmetic/convolution-matrix';
import { differentiate } from '../../src/arithmetic/finite-differences';
import {
  flatten,
  innerProduct,
  multiplyVector,
  reshape,
  rotate180,
  shapeOf,
} from '../../src/arithmetic/matrix';
import { convolutionCase, matrixOf } from './arbitraries';

const image = [
  [1, 2, 0],
  [0, 1, 3],
  [2, 0, 1],
];
const kernel = [
  [1, -1],
  [2, 0],
];

/** The same by tfjs, one channel. Named and numbered padding as they are, amounts by side written out. */
function convolveWithLibrary(x: number[][], w: number[][], options: ConvolutionOptions): number[][] {
  const { rows, columns } = planImage(shapeOf(x), shapeOf(w), options);
  const { stride, dilation, padding } = options;
  const explicit: [[number, number], [number, number], [number, number], [number, number]] = [
    [0, 0],
    [rows.before, rows.after],
    [columns.before, columns.after],
    [0, 0],
  ];
  return tf.tidy(() =>
    tf
      .conv2d(
        tf.tensor(x).expandDims(-1) as tf.Tensor3D,
        tf.tensor(w).expandDims(-1).expandDims(-1) as tf.Tensor4D,
        stride as [number, number],
        padding === 'valid' || padding === 'same' ? padding : explicit,
        'NHWC',
        dilation as [number, number],
      )
      .squeeze([2])
      .arraySync(),
  ) as number[][];
}

before(() => tf.setBackend('cpu'));

describe('three ways agree', () => {
  test('loops = steps = sparse matrix', () => {
    fc.assert(
      fc.property(convolutionCase(), fc.boolean(), (drawn, flip) => {
        const options = { ...drawn.options, flip };
        const output = convolve(drawn.image, drawn.kernel, options);
        const steps = listConvolutionSteps(drawn.image, drawn.kernel, options);
        const { matrix, outputShape } = buildConvolutionMatrix(shapeOf(drawn.image), drawn.kernel, options);
        const byMatrix = reshape(multiplyVector(matrix, flatten(drawn.image)), outputShape);
        assert.deepEqual(
          steps.map(({ sum }) => sum + 0),
          flatten(output).map((x) => x + 0),
        );
        assert.deepEqual(
          byMatrix.flat().map((x) => x + 0),
          flatten(output).map((x) => x + 0),
        );
      }),
    );
  });

  test('loops = tfjs', () => {
    fc.assert(
      fc.property(convolutionCase({ library: true }), (drawn) => {
        const library = convolveWithLibrary(drawn.image, drawn.kernel, drawn.options);
        const ours = convolve(drawn.image, drawn.kernel, drawn.options);
        assert.deepEqual(shapeOf(ours), shapeOf(library));
        ours.forEach((row, i) => {
          row.forEach((x, j) => {
            assert.equal(x + 0, library[i]![j]! + 0);
          });
        });
      }),
    );
  });

  test('flipping twice is cross-correlation again', () => {
    fc.assert(
      fc.property(convolutionCase(), (drawn) => {
        const flipped = convolve(drawn.image, rotate180(drawn.kernel), { ...drawn.options, flip: true });
        assert.deepEqual(flipped, convolve(drawn.image, drawn.kernel, drawn.options));
      }),
    );
  });

  test('moving a full window over the padded image needs no padding', () => {
    fc.assert(
      fc.property(convolutionCase(), (drawn) => {
        const { padding: _, ...rest } = drawn.options;
        const plan = planImage(shapeOf(drawn.image), shapeOf(drawn.kernel), drawn.options);
        const output = convolve(padImage(drawn.image, plan), drawn.kernel, rest);
        // 'same' and numbers may leave a last place that no window reaches; the outputs are equal all the same.
        assert.deepEqual(output, convolve(drawn.image, drawn.kernel, drawn.options));
      }),
    );
  });
});

describe('steps', () => {
  test('name the place of every product, padding included', () => {
    const [first] = listConvolutionSteps(image, kernel, { padding: { top: 1, left: 1 } });
    assert.deepEqual([first?.row, first?.column, first?.top, first?.left], [0, 0, -1, -1]);
    assert.deepEqual(
      first?.products.map(({ row, column, padded }) => [row, column, padded]),
      [
        [-1, -1, true],
        [-1, 0, true],
        [0, -1, true],
        [0, 0, false],
      ],
    );
  });

  test('write their sum', () => {
    const step = listConvolutionSteps(image, kernel)[1]!;
    assert.equal(writeSum(step), '(1 × 2) + (-1 × 0) + (2 × 1) + (0 × 3) = 4');
  });

  test('dilation spreads the places, stride moves the window', () => {
    const wide = [
      [1, 2, 3, 4, 5],
      [6, 7, 8, 9, 10],
      [11, 12, 13, 14, 15],
    ];
    const steps = listConvolutionSteps(wide, kernel, { dilation: 2, stride: [1, 2] });
    assert.deepEqual(
      steps.map(({ left, sum }) => [left, sum]),
      [
        [0, 1 - 3 + 22],
        [2, 3 - 5 + 26],
      ],
    );
  });
});

describe('as a matrix', () => {
  test('4×4 with a 3×3 kernel is the 4×16 matrix of Dumoulin & Visin, section 4.1', () => {
    const w = [
      [1, 2, 3],
      [4, 5, 6],
      [7, 8, 9],
    ];
    const built = buildConvolutionMatrix([4, 4], w);
    assert.deepEqual(built.shape, [4, 16]);
    assert.deepEqual(built.matrix[0], [1, 2, 3, 0, 4, 5, 6, 0, 7, 8, 9, 0, 0, 0, 0, 0]);
    assert.deepEqual(built.matrix[3], [0, 0, 0, 0, 0, 1, 2, 3, 0, 4, 5, 6, 0, 7, 8, 9]);
    assert.equal(built.entries.length, 36);
    assert.equal(measureDensity(built), 36 / 64);
  });
});

describe('gradients', () => {
  test('by hand = finite differences = tfjs', () => {
    fc.assert(
      fc.property(convolutionCase({ library: true }), fc.integer({ min: -3, max: 3 }), (drawn, shift) => {
        const { image: x, kernel: w, options } = drawn;
        const output = convolve(x, w, options);
        const upstream = output.map((row, i) => row.map((_, j) => ((i * 7 + j * 3 + shift) % 5) - 2));
        const gradients = backpropagateConvolution(x, w, upstream, options);
        const loss = (pixels: number[][], weights: number[][]) =>
          innerProduct(convolve(pixels, weights, options), upstream);
        const byImage = differentiate((v) => loss(reshape(v, shapeOf(x)), w), flatten(x), 0.5);
        const byKernel = differentiate((v) => loss(x, reshape(v, shapeOf(w))), flatten(w), 0.5);
        flatten(gradients.image).forEach((g, i) => {
          assert.ok(
            Math.abs(g - byImage[i]!) < 1e-9,
            `pixel ${i}: ${g} by hand, ${byImage[i]} by differences`,
          );
        });
        flatten(gradients.kernel).forEach((g, i) => {
          assert.ok(
            Math.abs(g - byKernel[i]!) < 1e-9,
            `weight ${i}: ${g} by hand, ${byKernel[i]} by differences`,
          );
        });
      }),
      { numRuns: 50 },
    );
  });

  test('of the flipped kernel come back unflipped', () => {
    const upstream = [
      [1, 2],
      [-1, 3],
    ];
    const { kernel: gradient } = backpropagateConvolution(image, kernel, upstream, { flip: true });
    const loss = (v: number[]) => innerProduct(convolve(image, reshape(v, [2, 2]), { flip: true }), upstream);
    const expected = differentiate(loss, flatten(kernel), 0.5);
    assert.deepEqual(
      flatten(gradient),
      expected.map((g) => Math.round(g)),
    );
  });
});

describe('channels', () => {
  test('maps of the input channels add up, the bias comes once: equal to tfjs', () => {
    const drawn = fc.record({
      rows: matrixOf(5, 4 * 2),
      weights: matrixOf(3, 2 * 2 * 3),
      bias: matrixOf(1, 3),
    });
    fc.assert(
      fc.property(drawn, ({ rows, weights, bias }) => {
        const x = rows.map((row) => reshape(row, [4, 2]));
        const w = weights.map((row) => [0, 1].map((j) => reshape(row.slice(j * 6, j * 6 + 6), [2, 3])));
        const ours = convolveChannels(x, w, { padding: 'same', stride: 2, bias: bias[0]! });
        const library = tf.tidy(() =>
          tf.conv2d(tf.tensor3d(x), tf.tensor4d(w), 2, 'same').add(tf.tensor1d(bias[0]!)).arraySync(),
        );
        assert.deepEqual(
          ours.flat(2).map((v) => v + 0),
          (library as number[][][]).flat(2).map((v) => v + 0),
        );
      }),
      { numRuns: 40 },
    );
  });

  test('steps keep the map of every input channel', () => {
    const x = [[[1, 10]], [[2, 20]]];
    const w = [[[[1], [3]]]].map((row) => row.map((tap) => tap.map((inputs) => [...inputs])));
    const [step] = listChannelSteps(x, w, { bias: [100] });
    assert.deepEqual(step, {
      outputChannel: 0,
      maps: [
        [[1], [2]],
        [[30], [60]],
      ],
      bias: 100,
      output: [[131], [162]],
    });
  });

  test('parameters: kernel · inputs · outputs, and a bias an output', () => {
    assert.equal(countConvolutionParameters({ kernel: 5, inputs: 1, outputs: 64 }), 1664);
    assert.equal(countConvolutionParameters({ kernel: [3, 2], inputs: 2, outputs: 4, bias: false }), 48);
  });
});

describe('errors say both shapes', () => {
  const big = [
    [1, 2, 3, 4],
    [1, 2, 3, 4],
    [1, 2, 3, 4],
    [1, 2, 3, 4],
  ];
  const cases: [string, () => unknown, RegExp][] = [
    [
      'kernel larger than the image',
      () => convolve(image, big),
      /image 3×3, kernel 4×4, along the rows: No window fits/,
    ],
    ['ragged rows', () => convolve([[1, 2], [3]], kernel), /image: row 0 has 2 numbers and row 1 has 1/],
    ['no rows', () => convolve([], kernel), /image must be rows of numbers/],
    [
      'gradient of another shape',
      () => backpropagateConvolution(image, kernel, image),
      /the output is 2×2 and its gradient 3×3/,
    ],
    [
      'channels that differ',
      () => convolveChannels([[[1, 2, 3]]], [[[[1], [1]]]]),
      /the image is 1×1×3 and the kernels are 1×1×2×1; the third number of both/,
    ],
    [
      'bias that differs',
      () => convolveChannels([[[1]]], [[[[1, 1]]]], { bias: [0] }),
      /the bias has 1 numbers and needs 2/,
    ],
    [
      'multiplying shapes that do not fit',
      () => multiplyVector(image, [1, 2]),
      /the matrix is 3×3 and the vector has 2 numbers; it needs 3/,
    ],
    ['reshaping to another count', () => reshape([1, 2, 3], [2, 2]), /3 numbers do not fill 2×2 = 4/],
    ['inner product', () => innerProduct(image, kernel), /a is 3×3 and b is 2×2/],
  ];
  for (const [name, call, message] of cases) test(name, () => assert.throws(call, message));
});
