/** Gradients of gradients against central differences, which need first gradients only. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import * as tf from '@tensorflow/tfjs';
import { selectEngine } from '../../src/backend';
import { holdGradientsFixed, isGradientNested } from '../../src/backend/nested-gradients';
import { batchNormalize, conv2d, leakyRelu, relu } from '../../src/backend/operations';
import { isWorthSpectra } from '../../src/backend/spectral-convolution';
import { onEachEngine, TESTED_ENGINES } from './engine';

type Activation = (x: tf.Tensor) => tf.Tensor;

const ACTIVATIONS: Record<string, Activation> = {
  tanh: (x) => tf.tanh(x),
  sigmoid: (x) => tf.sigmoid(x),
  exp: (x) => tf.exp(tf.mul(x, 0.3)),
  softmax: (x) => tf.softmax(x as tf.Tensor4D),
  square: (x) => tf.square(x),
  relu: (x) => tf.relu(x),
  ReLU: relu,
  'leaky ReLU': (x) => leakyRelu(x, 0.2),
  'batch normalisation': (x) => batchNormalize(x, tf.tensor1d([1, 1.3, 0.7]), tf.zeros([3]), 1e-3, () => {}),
};

/** How the penalty Σ|∇D(x)|² changes along one direction of the weights: by its gradient, and by two penalties. */
function compareSlopes(critic: Activation, weights: tf.Variable, x: tf.Tensor): [number, number] {
  const penalty = () => tf.sum(tf.square(tf.grad(critic)(x))) as tf.Scalar;
  return tf.tidy(() => {
    const direction = tf.randomNormal(weights.shape, 0, 1, 'float32', 9);
    const start = weights.clone();
    const { grads } = tf.variableGrads(penalty, [weights]);
    const slope = tf.sum(tf.mul(grads[weights.name]!, direction)).dataSync()[0]!;
    const [after, before] = [2e-3, -2e-3].map((step) => {
      weights.assign(tf.add(start, tf.mul(direction, step)));
      return penalty().dataSync()[0]!;
    }) as [number, number];
    weights.assign(start);
    return [slope, (after - before) / 4e-3];
  });
}

function assertClose([slope, difference]: [number, number]): void {
  assert.ok(Math.abs(slope - difference) <= 0.01 * Math.abs(difference), `${slope} for ${difference}`);
}

onEachEngine(() => {
  for (const [name, activation] of Object.entries(ACTIVATIONS)) {
    test(`a penalty on the gradient through ${name} has the right gradient for every kernel`, () => {
      const x = tf.randomNormal([3, 4, 4, 2], 0, 1, 'float32', 1);
      const first = tf.variable(tf.randomNormal([3, 3, 2, 3], 0, 0.5, 'float32', 2));
      const second = tf.variable(tf.randomNormal([3, 3, 3, 2], 0, 0.5, 'float32', 3));
      const critic: Activation = (t) => {
        const hidden = activation(conv2d(t, first, 1, 'same'));
        return tf.sum(tf.square(conv2d(hidden, second, 1, 'same')));
      };
      for (const weights of [first, second]) assertClose(compareSlopes(critic, weights, x));
      tf.dispose([x, first, second]);
    });
  }

  test('gradients of gradients of gradients: a power and exp', () => {
    const third = (f: (x: tf.Tensor) => tf.Tensor) => tf.grad(tf.grad(tf.grad(f)));
    tf.tidy(() => {
      const x = tf.scalar(0.7);
      assert.ok(Math.abs(third((t) => tf.square(tf.square(t)))(x).dataSync()[0]! - 24 * 0.7) < 1e-3);
      assert.ok(Math.abs(third((t) => tf.exp(t))(x).dataSync()[0]! - Math.exp(0.7)) < 1e-3);
    });
  });

  test('a gradient that is held fixed is a number to the outer gradient, and takes the fast way', () => {
    const x = tf.tensor2d([[0.5], [-1], [2]]);
    let isNested = true;
    const value = () => {
      const slope = holdGradientsFixed(() =>
        tf.grad((t) => {
          isNested = isGradientNested();
          return tf.sum(leakyRelu(t, 0.2));
        })(x),
      );
      return tf.sum(tf.mul(weight, tf.variable(slope, false))) as tf.Scalar;
    };
    const weight = tf.variable(tf.scalar(3));
    const { grads } = tf.variableGrads(value, [weight]);
    assert.equal(isNested, false);
    assert.ok(Math.abs(grads[weight.name]!.dataSync()[0]! - 2.2) < 1e-6);
    tf.disposeVariables();
    tf.dispose(x);
  });

  test('a loss that keeps what it computes on the way is refused, even beside another one', () => {
    const labels = tf.tensor2d([[1, 0]]);
    const x = tf.tensor2d([[0.5, -1]]);
    const inner = tf.grad((t) =>
      tf.add(tf.losses.softmaxCrossEntropy(labels, t as tf.Tensor2D), tf.sum(tf.square(t))),
    );
    const refused = /A function with a gradient of its own .* knows no second one/;
    assert.throws(() => tf.tidy(() => tf.grad((t) => tf.sum(tf.square(inner(t))))(x)), refused);
    // Its first gradient, and another loss's second, are right.
    const [left, right] = tf.tidy(() => inner(x).dataSync());
    const share = 1 / (1 + Math.exp(-1.5));
    assert.ok(Math.abs(left! - (share - 1 + 1)) < 1e-5 && Math.abs(right! - (1 - share - 2)) < 1e-5);
    const sigmoid = (t: tf.Tensor) => tf.losses.sigmoidCrossEntropy(tf.ones([1]), t);
    const slope = tf.tidy(
      () =>
        tf
          .grad(tf.grad(sigmoid))(tf.tensor1d([0]))
          .dataSync()[0]!,
    );
    assert.ok(Math.abs(slope - 0.25) < 1e-5);
    tf.dispose([labels, x]);
  });

  test('nothing of a nested gradient stays in memory', () => {
    const x = tf.scalar(0.7);
    const before = tf.memory().numTensors;
    tf.tidy(() =>
      tf
        .grad(tf.grad((t) => tf.tanh(t)))(x)
        .dataSync(),
    );
    assert.equal(tf.memory().numTensors, before);
    x.dispose();
  });

  test('a fused operation outside the inner function has the right numbers, or says what to do', () => {
    const x = tf.tensor2d([[0.5], [-1], [2]]);
    const weights = tf.variable(tf.tensor2d([[1.5]]));
    // Half the network is computed before the inner function, whose gradient then goes through it all the same.
    const value = () => {
      const hidden = leakyRelu(tf.matMul(x, weights as tf.Tensor2D), 0.2);
      const inner = tf.variableGrads(() => tf.sum(tf.square(hidden)) as tf.Scalar, [weights]);
      return tf.sum(tf.square(inner.grads[weights.name]!)) as tf.Scalar;
    };
    const message = /The gradient of this leaky ReLU has no gradient|gradient function not found for Greater/;
    assert.throws(() => tf.tidy(() => tf.variableGrads(value, [weights])), message);
    tf.dispose([x, weights]);
  });
});

if (TESTED_ENGINES.includes('tensorflow')) {
  test('a convolution that is otherwise computed by spectra has the right gradient of a gradient', async () => {
    await selectEngine({ wish: 'tensorflow' });
    const [size, batch, channels] = [7, 64, 64];
    assert.ok(
      isWorthSpectra({ size, kernelSize: 7, strides: 1 }, { batch, large: channels, small: channels }),
    );
    const x = tf.randomNormal([batch, size, size, channels], 0, 1, 'float32', 1);
    const kernel = tf.variable(tf.randomNormal([7, 7, channels, channels], 0, 0.02, 'float32', 2));
    // Kernels of twice the size have a penalty of 2⁴: along the kernel itself its slope is four times the penalty (Euler).
    const penalty = () =>
      tf.sum(tf.square(tf.grad((t) => tf.sum(tf.square(conv2d(t, kernel, 1, 'same'))))(x))) as tf.Scalar;
    tf.tidy(() => {
      const { value, grads } = tf.variableGrads(penalty, [kernel]);
      const slope = tf.sum(tf.mul(grads[kernel.name]!, kernel));
      assertClose([slope.dataSync()[0]!, 4 * value.dataSync()[0]!]);
    });
    tf.dispose([x, kernel]);
  });
}
