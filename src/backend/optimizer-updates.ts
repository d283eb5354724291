/**
 * The optimisers' rules for one variable, each as TensorFlow's single operation where the engine has it, and as a plain
 * twin of TensorFlow.js' own operations that says what is meant (tests/backend holds them together).
 */
import * as tf from '@tensorflow/tfjs';
import { booleanAttribute, hasNativeBackend, typeAttribute } from './native-backend';
import { updateVariables } from './native-updates';

export interface AdamStep {
  variable: tf.Variable;
  /** Running mean of the gradient. */
  mean: tf.Variable;
  /** Running mean of its square. */
  square: tf.Variable;
  gradient: tf.Tensor;
  /** The learning rate with both corrections in it: η·√(1−β₂ᵗ)/(1−β₁ᵗ). */
  rate: tf.Scalar;
  beta1: number;
  beta2: number;
  epsilon: number;
}

export interface RmspropStep {
  variable: tf.Variable;
  square: tf.Variable;
  /** Needed with momentum, and by TensorFlow's operation always. */
  velocity?: tf.Variable;
  gradient: tf.Tensor;
  rate: tf.Scalar;
  rho: number;
  momentum: number;
  epsilon: number;
}

export interface SgdStep {
  variable: tf.Variable;
  /** With momentum. */
  velocity?: tf.Variable;
  gradient: tf.Tensor;
  rate: tf.Scalar;
  momentum: number;
  nesterov: boolean;
}

const lockless = () => [typeAttribute('T', 'float'), booleanAttribute('use_locking', false)];

export function stepByAdam(step: AdamStep): void {
  if (hasNativeBackend()) fusedStepByAdam(step);
  else plainStepByAdam(step);
}

function fusedStepByAdam(step: AdamStep): void {
  const { variable, mean, square, gradient, rate, beta1, beta2, epsilon } = step;
  tf.tidy(() => {
    // The powers of β would correct the rate in float32; it comes corrected, and a power of 0 corrects nothing.
    const uncorrected = tf.scalar(0);
    updateVariables({
      name: 'ResourceApplyAdam',
      attributes: [...lockless(), booleanAttribute('use_nesterov', false)],
      targets: [variable, mean, square],
      inputs: [
        uncorrected,
        uncorrected,
        rate,
        tf.scalar(beta1),
        tf.scalar(beta2),
        tf.scalar(epsilon),
        gradient,
      ],
    });
  });
}

export function plainStepByAdam(step: AdamStep): void {
  const { variable, mean, square, gradient, rate, beta1, beta2, epsilon } = step;
  tf.tidy(() => {
    mean.assign(tf.add(tf.mul(mean, beta1), tf.mul(gradient, 1 - beta1)));
    square.assign(tf.add(tf.mul(square, beta2), tf.mul(tf.square(gradient), 1 - beta2)));
    variable.assign(tf.sub(variable, tf.div(tf.mul(mean, rate), tf.add(tf.sqrt(square), epsilon))));
  });
}

export function stepByRmsprop(step: RmspropStep): void {
  if (hasNativeBackend() && step.velocity) fusedStepByRmsprop(step, step.velocity);
  else plainStepByRmsprop(step);
}

function fusedStepByRmsprop(step: RmspropStep, velocity: tf.Variable): void {
  const { variable, square, gradient, rate, rho, momentum, epsilon } = step;
  tf.tidy(() => {
    updateVariables({
      name: 'ResourceApplyRMSProp',
      attributes: lockless(),
      targets: [variable, square, velocity],
      inputs: [rate, tf.scalar(rho), tf.scalar(momentum), tf.scalar(epsilon), gradient],
    });
  });
}

export function plainStepByRmsprop(step: RmspropStep): void {
  const { variable, square, velocity, gradient, rate, rho, momentum, epsilon } = step;
  tf.tidy(() => {
    square.assign(tf.add(tf.mul(square, rho), tf.mul(tf.square(gradient), 1 - rho)));
    const move = tf.div(tf.mul(gradient, rate), tf.sqrt(tf.add(square, epsilon)));
    velocity?.assign(tf.add(tf.mul(velocity, momentum), move));
    variable.assign(tf.sub(variable, velocity ?? move));
  });
}

export function stepBySgd(step: SgdStep): void {
  if (hasNativeBackend()) fusedStepBySgd(step);
  else plainStepBySgd(step);
}

function fusedStepBySgd(step: SgdStep): void {
  const { variable, velocity, gradient, rate, momentum, nesterov } = step;
  tf.tidy(() => {
    if (velocity) {
      updateVariables({
        name: 'ResourceApplyKerasMomentum',
        attributes: [...lockless(), booleanAttribute('use_nesterov', nesterov)],
        targets: [variable, velocity],
        inputs: [rate, gradient, tf.scalar(momentum)],
      });
    } else {
      updateVariables({
        name: 'ResourceApplyGradientDescent',
        attributes: lockless(),
        targets: [variable],
        inputs: [rate, gradient],
      });
    }
  });
}

export function plainStepBySgd(step: SgdStep): void {
  const { variable, velocity, gradient, rate, momentum, nesterov } = step;
  tf.tidy(() => {
    const move = tf.neg(tf.mul(gradient, rate));
    velocity?.assign(tf.add(tf.mul(velocity, momentum), move));
    const whole = velocity && nesterov ? tf.add(tf.mul(velocity, momentum), move) : (velocity ?? move);
    variable.assign(tf.add(variable, whole));
  });
}
