/** Deck 000, "Learn from competition", and the case study that it cites: every number that is arithmetic. */

import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { countConvolutionParameters } from '../../src/arithmetic/channels';
import { convolve, listConvolutionSteps, writeSum } from '../../src/arithmetic/convolution';
import { crossEntropy, listLogitSteps } from '../../src/arithmetic/cross-entropy';
import { applyDense, countDenseParameters, listDenseSteps } from '../../src/arithmetic/dense';
import { makeMatrix, multiplyVector, shapeOf, transpose } from '../../src/arithmetic/matrix';
import { buildOverlapMap } from '../../src/arithmetic/overlap';
import { convolutionSize, transposedSize } from '../../src/arithmetic/sizes';

/** The worked example of L80-99. */
const deckKernel = [
  [-1, -1, -1],
  [0, 0, 0],
  [1, 1, 1],
];
const deckImage = [
  [3, 0, 7, 9],
  [8, 1, 4, 0],
  [5, 0, 1, 9],
  [6, 0, 0, 3],
];

describe('dense layer, L55-76', () => {
  // w_ij is i.j here: weight 23 joins input 2 to output 3.
  const weights = makeMatrix([5, 7], (i, j) => (i + 1) * 10 + j + 1);
  const bias = [1, 2, 3, 4, 5, 6, 7];
  const x = [1, 2, 3, 4, 5];

  for (const j of [1, 2, 7]) {
    test(`y_${j} = w_1${j} x_1 + … + w_5${j} x_5 + b_${j}`, () => {
      const byHand =
        (10 + j) * x[0]! + (20 + j) * x[1]! + (30 + j) * x[2]! + (40 + j) * x[3]! + (50 + j) * x[4]! + j;
      assert.equal(applyDense(x, { weights, bias })[j - 1], byHand);
    });
  }

  test('as a matrix: y(7) = W(7×5) x(5) + b, with a row an output', () => {
    const matrix = transpose(weights);
    assert.deepEqual(shapeOf(matrix), [7, 5]);
    assert.deepEqual(matrix[0], [11, 21, 31, 41, 51]);
    const product = multiplyVector(matrix, x).map((sum, j) => sum + bias[j]!);
    assert.deepEqual(product, applyDense(x, { weights, bias }));
  });

  test('an output is five products, and the layer has 35 weights and 7 biases: 42', () => {
    const steps = listDenseSteps(x, { weights, bias });
    assert.deepEqual([steps.length, steps[0]!.products.length], [7, 5]);
    assert.equal(countDenseParameters({ inputs: 5, outputs: 7, bias: false }), 35);
    assert.equal(countDenseParameters({ inputs: 5, outputs: 7 }), 42);
  });
});

describe('Conv2D, L78-113', () => {
  test('the first output as the deck writes it: −4', () => {
    const [first] = listConvolutionSteps(deckImage, deckKernel);
    assert.equal(
      writeSum(first!),
      '(-1 × 3) + (-1 × 0) + (-1 × 7) + (0 × 8) + (0 × 1) + (0 × 4) + (1 × 5) + (1 × 0) + (1 × 1) = -4',
    );
  });

  test('no padding, stride 1: 4×4 → 2×2', () => {
    assert.deepEqual(convolve(deckImage, deckKernel), [
      [-4, -6],
      [-7, -2],
    ]);
    assert.equal(convolutionSize({ size: 4, kernel: 3 }), 2);
  });

  test("padding with zeros, stride 1: 'same' keeps 4×4", () => {
    assert.deepEqual(convolve(deckImage, deckKernel, { padding: 'same' }), [
      [9, 13, 5, 4],
      [2, -4, -6, -6],
      [-3, -7, -2, -1],
      [-5, -6, -10, -10],
    ]);
  });
});

describe('Conv2DTranspose, L115-133', () => {
  test('no padding, stride 1: 2×2 → 4×4', () => {
    assert.equal(transposedSize({ size: 2, kernel: 3 }), 4);
  });
  test('padding with zeros, stride 2: 3×3 → 5×5 with p = 1', () => {
    assert.equal(transposedSize({ size: 3, kernel: 3, stride: 2, padding: 1 }), 5);
  });
});

describe('loss, L147-159', () => {
  test('q(1) = 1 / (1 + exp(−L)), q(0) = 1 − q(1)', () => {
    for (const logit of [-6, -0.5, 0, 2]) {
      const { q1, q0 } = listLogitSteps(logit, 1);
      assert.ok(Math.abs(q1 - 1 / (1 + Math.exp(-logit))) < 1e-15);
      assert.ok(Math.abs(q0 - (1 - q1)) < 1e-15);
    }
  });

  test('at logit 0 both are ½ and the cross entropy is log 2 = 0.693', () => {
    const { q1, q0, loss } = listLogitSteps(0, 1);
    assert.deepEqual([q1, q0], [0.5, 0.5]);
    assert.equal(loss.toFixed(3), '0.693');
    assert.equal(crossEntropy([1, 0], [q1, q0]), Math.log(2));
  });
});

describe("the case study's networks, tensorflow/docs dcgan.ipynb", () => {
  test('generator: 12,544 = 7 · 7 · 256, and 7 → 7 → 14 → 28', () => {
    assert.equal(7 * 7 * 256, 12544);
    const sides = [7];
    for (const stride of [1, 2, 2]) {
      sides.push(transposedSize({ size: sides.at(-1)!, kernel: 5, stride, padding: 'same' }));
    }
    assert.deepEqual(sides, [7, 7, 14, 28]);
  });

  test('generator: 2,330,944 numbers, layer by layer', () => {
    const batchNorm = (units: number) => 4 * units;
    const layers = [
      countDenseParameters({ inputs: 100, outputs: 12544, bias: false }),
      batchNorm(12544),
      countConvolutionParameters({ kernel: 5, inputs: 256, outputs: 128, bias: false }),
      batchNorm(128),
      countConvolutionParameters({ kernel: 5, inputs: 128, outputs: 64, bias: false }),
      batchNorm(64),
      countConvolutionParameters({ kernel: 5, inputs: 64, outputs: 1, bias: false }),
    ];
    assert.deepEqual(layers, [1254400, 50176, 819200, 512, 204800, 256, 1600]);
    assert.equal(
      layers.reduce((a, b) => a + b),
      2330944,
    );
  });

  test('discriminator: 28 → 14 → 7, 6,272 flat, 212,865 numbers', () => {
    const half = (size: number) => convolutionSize({ size, kernel: 5, stride: 2, padding: 'same' });
    assert.deepEqual([half(28), half(14)], [14, 7]);
    assert.equal(7 * 7 * 128, 6272);
    const layers = [
      countConvolutionParameters({ kernel: 5, inputs: 1, outputs: 64 }),
      countConvolutionParameters({ kernel: 5, inputs: 64, outputs: 128 }),
      countDenseParameters({ inputs: 6272, outputs: 1 }),
    ];
    assert.equal(
      layers.reduce((a, b) => a + b),
      212865,
    );
  });

  test('bytes 0 … 255 become −1 … 1', () => {
    const scale = (byte: number) => (byte - 127.5) / 127.5;
    assert.deepEqual([scale(0), scale(255)], [-1, 1]);
  });

  test('5×5 kernels at stride 2 overlap 9 : 6 : 4', () => {
    const map = buildOverlapMap({ size: 14, kernel: 5, stride: 2, padding: 'same' });
    const middle = [map[10]![10]!, map[10]![11]!, map[11]![10]!, map[11]![11]!];
    assert.deepEqual([...new Set(middle)].sort(), [4, 6, 9]);
  });
});
