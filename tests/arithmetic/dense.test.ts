import assert from 'node:assert/strict';
import { before, describe, test } from 'node:test';
import * as tf from '@tensorflow/tfjs';
import fc from 'fast-check';
import { activations, logSigmoid, makeLeakyRelu, sigmoid, softplus } from '../../src/arithmetic/activations';
import {
  applyDense,
  applyDenseBatch,
  backpropagateDense,
  countDenseParameters,
  listDenseSteps,
} from '../../src/arithmetic/dense';
import { differentiate } from '../../src/arithmetic/finite-differences';
import {
  innerProduct,
  multiplyMatrices,
  multiplyVector,
  reshape,
  transpose,
} from '../../src/arithmetic/matrix';
import { matrixOf } from './arbitraries';

const layerCase = fc
  .tuple(fc.integer({ min: 1, max: 4 }), fc.integer({ min: 1, max: 5 }), fc.integer({ min: 1, max: 5 }))
  .chain(([batch, inputs, outputs]) =>
    fc.record({
      inputs: matrixOf(batch, inputs),
      weights: matrixOf(inputs, outputs),
      bias: matrixOf(1, outputs).map(([row]) => row!),
      upstream: matrixOf(batch, outputs),
    }),
  );

before(() => tf.setBackend('cpu'));

describe('forward', () => {
  test("loops = steps = the deck's matrix W x + b = a batch = tfjs", () => {
    fc.assert(
      fc.property(layerCase, ({ inputs, weights, bias }) => {
        const layer = { weights, bias };
        const batch = applyDenseBatch(inputs, layer);
        const library = tf.tidy(() =>
          tf.tensor2d(inputs).matMul(tf.tensor2d(weights)).add(tf.tensor1d(bias)).arraySync(),
        );
        assert.deepEqual(batch, library);
        inputs.forEach((x, example) => {
          const product = multiplyVector(transpose(weights), x).map((sum, j) => sum + bias[j]!);
          assert.deepEqual(applyDense(x, layer), batch[example]);
          assert.deepEqual(product, batch[example]);
          for (const { output, products, bias: b, sum } of listDenseSteps(x, layer)) {
            const total = products.reduce((s, { weight, value }) => s + weight * value, b);
            assert.deepEqual([sum, total], [batch[example]![output], batch[example]![output]]);
          }
        });
      }),
    );
  });

  test('without a bias adds nothing', () => {
    assert.deepEqual(applyDense([1, 2], { weights: [[1], [10]] }), [21]);
  });
});

describe('backward', () => {
  test('by hand = finite differences = tfjs', () => {
    fc.assert(
      fc.property(layerCase, ({ inputs, weights, bias, upstream }) => {
        const ours = backpropagateDense(inputs, { weights, bias }, upstream);
        const loss = (x: number[][], w: number[][], b: number[]) =>
          innerProduct(applyDenseBatch(x, { weights: w, bias: b }), upstream);
        const [n, m, k] = [inputs.length, weights.length, bias.length];
        const differences = {
          inputs: differentiate((v) => loss(reshape(v, [n, m]), weights, bias), inputs.flat(), 0.5),
          weights: differentiate((v) => loss(inputs, reshape(v, [m, k]), bias), weights.flat(), 0.5),
          bias: differentiate((v) => loss(inputs, weights, v), bias, 0.5),
        };
        const library = tf.tidy(() => {
          const f = (x: tf.Tensor, w: tf.Tensor, b: tf.Tensor) =>
            x.matMul(w).add(b).mul(tf.tensor2d(upstream)).sum() as tf.Scalar;
          const parts = tf.grads(f)([tf.tensor2d(inputs), tf.tensor2d(weights), tf.tensor1d(bias)]);
          return parts.map((part) => Array.from(part.dataSync()));
        });
        const [dx, dw, db] = library;
        for (const [name, a, b, c] of [
          ['inputs', ours.inputs.flat(), differences.inputs, dx],
          ['weights', ours.weights.flat(), differences.weights, dw],
          ['bias', ours.bias, differences.bias, db],
        ] as const) {
          a.forEach((value, i) => {
            assert.ok(
              Math.abs(value - b[i]!) < 1e-9,
              `${name} ${i}: ${value} by hand, ${b[i]} by differences`,
            );
            assert.equal(value + 0, c![i]! + 0, `${name} ${i}`);
          });
        }
      }),
      { numRuns: 50 },
    );
  });
});

describe('activations', () => {
  for (const [name, { apply, derivative }] of Object.entries({
    ...activations,
    'leakyRelu 0.3': makeLeakyRelu(0.3),
  })) {
    test(`${name}: the derivative is the slope`, () => {
      fc.assert(
        fc.property(fc.double({ min: -8, max: 8, noNaN: true }), (x) => {
          fc.pre(Math.abs(x) > 1e-3);
          const [slope] = differentiate(([v]) => apply(v!), [x]);
          assert.ok(Math.abs(slope! - derivative(x)) < 1e-6, `at ${x}: ${slope} and ${derivative(x)}`);
        }),
      );
    });
  }

  test('at the kink the derivative is that of the left side', () => {
    assert.equal(activations.relu.derivative(0), 0);
    assert.equal(activations.leakyRelu.derivative(0), 0.2);
    assert.equal(makeLeakyRelu(0.3).apply(-2), -0.6);
  });

  test('the stable forms stay finite where the textbook overflows', () => {
    assert.equal(sigmoid(-1000), 0);
    assert.equal(sigmoid(1000), 1);
    assert.equal(softplus(1000), 1000);
    assert.equal(softplus(-1000), 0);
    assert.equal(logSigmoid(-1000), -1000);
    assert.equal(Math.log(1 / (1 + Math.exp(1000))), -Infinity);
    assert.ok(Math.abs(softplus(1.5) - Math.log(1 + Math.exp(1.5))) < 1e-15);
  });
});

test('parameters: inputs · outputs and a bias an output', () => {
  assert.equal(countDenseParameters({ inputs: 5, outputs: 7 }), 42);
  assert.equal(countDenseParameters({ inputs: 100, outputs: 12544, bias: false }), 1254400);
});

describe('errors say both shapes', () => {
  const weights = [
    [1, 2, 3],
    [4, 5, 6],
  ];
  const cases: [string, () => unknown, RegExp][] = [
    [
      'input too long',
      () => applyDense([1, 2, 3], { weights }),
      /weights 2×3 takes 2 inputs; the input has 3\. .*transpose/,
    ],
    [
      'bias a weight short',
      () => applyDense([1, 2], { weights, bias: [1, 2] }),
      /weights 2×3 needs 3 biases, one an output; it got 2/,
    ],
    [
      'gradient of another shape',
      () => backpropagateDense([[1, 2]], { weights }, [[1, 2]]),
      /the outputs are 1×3 and their gradient 1×2/,
    ],
    [
      'matrices that do not fit',
      () => multiplyMatrices(weights, weights),
      /left is 2×3 and right is 2×3; the 3 columns of left must be as many as the 2 rows of right/,
    ],
  ];
  for (const [name, call, message] of cases) test(name, () => assert.throws(call, message));
});
