import assert from 'node:assert/strict';
import { test } from 'node:test';
import * as tf from '@tensorflow/tfjs';
import { differentiate } from '../../src/arithmetic/finite-differences';
import { reverseGradient } from '../../src/backend/gradient-reversal';
import { hasNativeBackend } from '../../src/backend/native-backend';
import { RecordedFunction } from '../../src/backend/recording/recorded-function';
import golden from '../golden/adaptation/pytorch.json';
import { assertClose } from '../tensors';
import { onEachEngine, startEngine } from './engine';

onEachEngine(() => {
  test('forward it changes nothing; backward it is −λ times the slope that finite differences find', () => {
    const point = [0.3, -1.2, 2];
    const slopes = differentiate((x) => x.reduce((sum, v, i) => sum + (i + 1) * Math.tanh(v) ** 2, 0), point);
    const loss = (x: tf.Tensor) => tf.sum(tf.mul(tf.square(tf.tanh(x)), [1, 2, 3]));
    tf.tidy(() => {
      const x = tf.tensor1d(point);
      assert.deepEqual(reverseGradient(x, 0.4).dataSync(), x.dataSync());
      for (const lambda of [0, 0.4, 3]) {
        const wanted = slopes.map((slope) => -lambda * slope);
        for (const given of [lambda, tf.scalar(lambda)]) {
          const found = tf.grad((at: tf.Tensor) => loss(reverseGradient(at, given)))(x);
          assertClose(found.dataSync(), wanted, 1e-5, `λ = ${lambda}`);
        }
      }
    });
  });

  test("value and gradient are PyTorch's, with slopes before, behind and beside it", () => {
    const { x, w, lambda, value, gradient } = golden.operation;
    tf.tidy(() => {
      const found = tf.valueAndGrad((at: tf.Tensor) => {
        const reversed = tf.tanh(reverseGradient(tf.mul(at, at), lambda));
        return tf.add(tf.sum(tf.mul(reversed, tf.tensor2d(w))), tf.sum(at)) as tf.Scalar;
      })(tf.tensor2d(x));
      assertClose(found.value.dataSync(), [value], 1e-5, 'value');
      assertClose(found.grad.dataSync(), gradient.flat(), 1e-5, 'gradient');
    });
  });

  test('twice is a factor of λ², and a gradient of the gradient goes through it', () => {
    tf.tidy(() => {
      const x = tf.tensor1d([0.5, -2]);
      const twice = tf.grad((at: tf.Tensor) =>
        tf.sum(tf.square(reverseGradient(reverseGradient(at, 0.5), 0.5))),
      );
      assertClose(twice(x).dataSync(), [0.25, -1], 1e-6, 'twice');
      const slope = tf.grad((at: tf.Tensor) => tf.sum(tf.pow(reverseGradient(at, 2), 3)));
      // −2 · 3x²; of that, through the reversal once more, (−2)(−2) · 6x.
      assertClose(slope(x).dataSync(), [-1.5, -24], 1e-5, 'first');
      const second = tf.grad((at: tf.Tensor) => tf.sum(slope(at)));
      assertClose(second(x).dataSync(), [12, -48], 1e-5, 'second');
    });
  });
});

test('in a recorded graph λ is an input: each call has its own', async () => {
  await startEngine();
  const weight = tf.variable(tf.tensor1d([1, -2]), true);
  const step = new RecordedFunction((x, lambda) => {
    const { value, grads } = tf.variableGrads(
      () => tf.sum(tf.square(reverseGradient(tf.mul(weight, x), lambda!))) as tf.Scalar,
      [weight],
    );
    const [grad] = Object.values(grads);
    return tf.concat([tf.reshape(value, [1]), grad!]);
  });
  const x = tf.tensor1d([3, 0.5]);
  for (const lambda of [0.5, 2, 0]) {
    const given = tf.scalar(lambda);
    const result = step.run(x, given);
    // value Σ(wx)²; gradient −λ · 2wx · x.
    assertClose(result.dataSync(), [10, -lambda * 18, -lambda * -1], 1e-5, `λ = ${lambda}`);
    tf.dispose([result, given]);
  }
  assert.equal(step.status.mode, hasNativeBackend() ? 'graph' : 'plain', step.status.reason);
  step.dispose();
  tf.dispose([weight, x]);
});

test('a λ that cannot be is a sentence', () => {
  const x = tf.tensor1d([1]);
  for (const lambda of [-1, Number.NaN, Number.POSITIVE_INFINITY])
    assert.throws(
      () => reverseGradient(x, lambda),
      /^RangeError: λ of a gradient reversal is a number from 0 on/,
    );
  assert.throws(() => reverseGradient(x, x), /shape \[1\]/);
  x.dispose();
});
