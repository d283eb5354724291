import assert from 'node:assert/strict';
import { before, describe, test } from 'node:test';
import * as tf from '@tensorflow/tfjs';
import fc from 'fast-check';
import { sigmoid } from '../../src/arithmetic/activations';
import {
  batchCrossEntropy,
  binaryCrossEntropy,
  crossEntropy,
  findOverflow,
  listLogitSteps,
  logitCrossEntropy,
  logitCrossEntropyGradient,
  naiveCrossEntropy,
} from '../../src/arithmetic/cross-entropy';
import { differentiate } from '../../src/arithmetic/finite-differences';
import {
  averageLosses,
  discriminatorLoss,
  ganLosses,
  gradientPenalty,
  hinge,
  leastSquares,
  minimax,
  nonSaturating,
  relativistic,
  wasserstein,
} from '../../src/arithmetic/gan-losses';

const logit = fc.double({ min: -15, max: 15, noNaN: true });
const label = fc.constantFrom(0, 0.1, 0.5, 0.9, 1);

function assertClose(actual: number, expected: number, what: string, tolerance = 1e-9): void {
  const room = tolerance * Math.max(1, Math.abs(expected));
  assert.ok(Math.abs(actual - expected) <= room, `${what}: ${actual}, expected ${expected}`);
}

before(() => tf.setBackend('cpu'));

describe('from a logit to its cross entropy', () => {
  test('stable = textbook = by steps = of the two distributions', () => {
    fc.assert(
      fc.property(logit, label, (l, y) => {
        const steps = listLogitSteps(l, y);
        const stable = logitCrossEntropy(l, y);
        assertClose(naiveCrossEntropy(l, y), stable, 'textbook');
        assertClose(steps.loss, stable, 'steps');
        assertClose(crossEntropy([y, 1 - y], [steps.q1, steps.q0]), stable, 'distributions');
        assertClose(binaryCrossEntropy([steps.q1], [y]), stable, 'probabilities');
        assertClose(steps.q1 + steps.q0, 1, 'q(1) + q(0)');
      }),
    );
  });

  test('= tfjs, for a batch, with its gradient', () => {
    const batch = fc.array(fc.tuple(logit, fc.constantFrom(0, 1)), { minLength: 1, maxLength: 6 });
    fc.assert(
      fc.property(batch, (pairs) => {
        const logits = pairs.map(([l]) => l);
        const labels = pairs.map(([, y]) => y);
        const { loss, gradients } = batchCrossEntropy(logits, labels);
        const f = (x: tf.Tensor) => tf.losses.sigmoidCrossEntropy(tf.tensor1d(labels), x) as tf.Scalar;
        const library = tf.tidy(() => {
          const { value, grad } = tf.valueAndGrad(f)(tf.tensor1d(logits));
          return { value: value.dataSync()[0]!, grad: Array.from(grad.dataSync()) };
        });
        assertClose(loss, library.value, 'loss', 1e-5);
        gradients.forEach((g, i) => {
          assertClose(g, library.grad[i]!, `gradient ${i}`, 1e-5);
        });
      }),
      { numRuns: 50 },
    );
  });

  test('the gradient is the slope', () => {
    fc.assert(
      fc.property(logit, label, (l, y) => {
        const [slope] = differentiate(([v]) => logitCrossEntropy(v!, y), [l]);
        assertClose(logitCrossEntropyGradient(l, y), slope!, `at ${l}`, 1e-6);
        assert.equal(listLogitSteps(l, y).gradient, logitCrossEntropyGradient(l, y));
      }),
    );
  });

  test('the stable form keeps what the textbook loses', () => {
    assert.equal(naiveCrossEntropy(-800, 1), Infinity);
    assert.equal(logitCrossEntropy(-800, 1), 800);
    assert.equal(naiveCrossEntropy(40, 0), Infinity);
    assert.equal(logitCrossEntropy(40, 0), 40);
    assert.ok(Number.isNaN(naiveCrossEntropy(40, 1)), '0 · log 0');
    assert.ok(Math.abs(naiveCrossEntropy(36, 1) / Math.exp(-36) - 1) > 0.01, 'a digit left of sixteen');
    assertClose(logitCrossEntropy(36, 1) / Math.exp(-36), 1, 'all digits');
    assert.equal(logitCrossEntropyGradient(-800, 1), -1);
    assertClose(logitCrossEntropyGradient(36, 1) / -Math.exp(-36), 1, 'all digits of the gradient');
  });

  test('cross entropy of a distribution with itself is its entropy; a certain one has none', () => {
    assertClose(crossEntropy([0.25, 0.75], [0.25, 0.75]), 0.5623351446188083, 'entropy');
    assert.ok(Object.is(crossEntropy([1, 0], [1, 0]), 0), 'a plain 0, not −0');
    assert.equal(crossEntropy([1, 0], [0, 1]), Infinity);
  });
});

describe('GAN losses', () => {
  for (const loss of [...ganLosses, hinge]) {
    test(`${loss.name}: each gradient is the slope`, () => {
      fc.assert(
        fc.property(logit, (x) => {
          // The hinge has a corner there, and no slope.
          fc.pre(loss !== hinge || Math.abs(Math.abs(x) - 1) > 1e-3);
          for (const part of ['real', 'fake', 'generator'] as const) {
            const [slope] = differentiate(([v]) => loss[part](v!).value, [x]);
            assertClose(loss[part](x).gradient, slope!, `${part} at ${x}`, 1e-6);
          }
        }),
      );
    });
  }

  test('minimax is minus the fake loss, non-saturating the loss of the label 1', () => {
    fc.assert(
      fc.property(logit, (x) => {
        assert.equal(minimax.generator(x).value, -minimax.fake(x).value);
        assertClose(minimax.generator(x).value, Math.log(1 - sigmoid(x)), 'log(1 − D)', 1e-8);
        assertClose(nonSaturating.generator(x).value, logitCrossEntropy(x, 1), '−log D');
        assertClose(nonSaturating.real(x).value, logitCrossEntropy(x, 1), 'real');
        assertClose(nonSaturating.fake(x).value, logitCrossEntropy(x, 0), 'fake');
      }),
    );
  });

  test('both generator losses push the same way, in the ratio e^−logit', () => {
    fc.assert(
      fc.property(logit, (x) => {
        const ratio = nonSaturating.generator(x).gradient / minimax.generator(x).gradient;
        assertClose(ratio, Math.exp(-x), 'ratio', 1e-8);
      }),
    );
  });

  test('least squares and Wasserstein at chosen scores', () => {
    assert.deepEqual(leastSquares.real(3), { value: 2, gradient: 2 });
    assert.deepEqual(leastSquares.fake(-2), { value: 2, gradient: -2 });
    assert.deepEqual(leastSquares.generator(0), { value: 0.5, gradient: -1 });
    assert.deepEqual(wasserstein.real(2.5), { value: -2.5, gradient: -1 });
    assert.deepEqual(wasserstein.fake(2.5), { value: 2.5, gradient: 1 });
    assert.deepEqual(gradientPenalty(1.5), { value: 2.5, gradient: 10 });
    assert.deepEqual(gradientPenalty(1), { value: 0, gradient: 0 });
  });

  test('hinge at chosen scores', () => {
    assert.deepEqual(hinge.real(0.25), { value: 0.75, gradient: -1 });
    assert.deepEqual(hinge.real(1.5), { value: 0, gradient: 0 });
    assert.deepEqual(hinge.fake(-0.5), { value: 0.5, gradient: 1 });
    assert.deepEqual(hinge.fake(-2), { value: 0, gradient: 0 });
    assert.deepEqual(hinge.generator(2), { value: -2, gradient: -1 });
  });

  test('relativistic pairing: each gradient is the slope, and the players mirror each other', () => {
    fc.assert(
      fc.property(logit, (difference) => {
        for (const part of ['discriminator', 'generator'] as const) {
          const [slope] = differentiate(([v]) => relativistic[part](v!).value, [difference]);
          assertClose(relativistic[part](difference).gradient, slope!, part, 1e-6);
        }
        assert.equal(relativistic.generator(difference).value, relativistic.discriminator(-difference).value);
        assertClose(
          relativistic.discriminator(difference).value,
          Math.log1p(Math.exp(-difference)),
          'formula',
        );
      }),
    );
  });

  test('the discriminator loss is a sum, halved on request', () => {
    const outputs = { real: [1, -2], fake: [0.5, 3, -1] };
    const sum = discriminatorLoss(outputs);
    assertClose(sum.real, batchCrossEntropy(outputs.real, 1).loss, 'real');
    assertClose(sum.fake, batchCrossEntropy(outputs.fake, 0).loss, 'fake');
    assert.equal(sum.total, sum.real + sum.fake);
    assert.equal(discriminatorLoss({ ...outputs, halve: true }).total, sum.total / 2);
    assert.equal(discriminatorLoss({ ...outputs, loss: wasserstein }).total, 0.5 + 2.5 / 3);
  });

  test('the mean divides values and gradients by the count', () => {
    const mean = averageLosses([
      { value: 1, gradient: 4 },
      { value: 3, gradient: -2 },
    ]);
    assert.deepEqual(mean, { value: 2, gradients: [2, -1] });
  });
});

describe('errors say both counts', () => {
  const cases: [string, () => unknown, RegExp][] = [
    ['cross entropy', () => crossEntropy([1], [0.5, 0.5]), /p has 1 probabilities and q has 2/],
    ['batch', () => batchCrossEntropy([1, 2], [1]), /2 logits and 1 labels/],
    ['empty batch', () => batchCrossEntropy([], 1), /0 logits and one label for all/],
    ['probabilities', () => binaryCrossEntropy([0.5], [1, 0]), /1 probabilities and 2 labels/],
    ['no losses', () => averageLosses([]), /give at least one loss/],
  ];
  for (const [name, call, message] of cases) test(name, () => assert.throws(call, message));
});

test('an infinite logit costs nothing where it is right, and everything elsewhere', () => {
  const cases: [number, number, number][] = [
    [Infinity, 1, 0],
    [Infinity, 0, Infinity],
    [Infinity, 0.9, Infinity],
    [-Infinity, 0, 0],
    [-Infinity, 1, Infinity],
  ];
  for (const [logit, label, loss] of cases) {
    assert.equal(logitCrossEntropy(logit, label), loss);
    assert.equal(listLogitSteps(logit, label).loss, loss);
  }
  assert.ok(Number.isNaN(logitCrossEntropy(Number.NaN, 1)));
});

test("the textbook's loss overflows where 1 + e^-L rounds to 1: half the last digit of 53 bits, and of 24", () => {
  for (const [found, bits] of [
    [findOverflow(), 53],
    [findOverflow(Math.fround), 24],
  ] as const)
    assert.equal(found, Math.ceil(100 * bits * Math.log(2)) / 100);
});
