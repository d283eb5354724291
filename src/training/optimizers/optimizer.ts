/** What moves weights: an optimiser owns a list of variables, and never touches another. */
import * as tf from '@tensorflow/tfjs';

export interface Optimizer {
  /** The only variables that this optimiser ever moves. */
  readonly variables: readonly tf.Variable[];
  /** Running values that it keeps beside the variables; with `steps`, all that a checkpoint needs. */
  readonly slots: readonly tf.Variable[];
  /** Steps taken. */
  steps: number;
  /** Of the next step; a schedule may set it before each. */
  learningRate: number;
  /**
   * Moves every variable by one step.
   *
   * @param gradients by the variables' names, as `tf.variableGrads` gives them; they are not disposed of.
   * @throws Error if a gradient is missing; no weight is moved then.
   */
  apply(gradients: tf.NamedTensorMap): void;
  dispose(): void;
}

/** A variable of zeros beside each variable. */
export function zeroSlots(variables: readonly tf.Variable[]): tf.Variable[] {
  return variables.map((variable) => tf.tidy(() => tf.variable(tf.zerosLike(variable), false)));
}

/** The gradients in the order of the variables. @throws Error that names the first one missing. */
export function orderGradients(
  variables: readonly tf.Variable[],
  gradients: tf.NamedTensorMap,
): readonly tf.Tensor[] {
  return variables.map(({ name }) => {
    const gradient = gradients[name];
    if (!gradient) throw new Error(`There is no gradient for ${name}.`);
    return gradient;
  });
}

/** @throws Error unless the rate is a number above 0. */
export function assertLearningRate(rate: number): void {
  if (!(rate > 0) || !Number.isFinite(rate)) {
    throw new Error(`A learning rate is a number above 0; got ${rate}.`);
  }
}

/** @throws Error unless the share is from 0 up to, but not, 1. */
export function assertShare(value: number, name: string): void {
  if (!(value >= 0 && value < 1))
    throw new Error(`${name} is a number from 0 up to, but not, 1; got ${value}.`);
}
