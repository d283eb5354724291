/** The Adam optimiser (Kingma and Ba 2015), with Keras' defaults and Keras' place of epsilon. */
import * as tf from '@tensorflow/tfjs';

export interface AdamOptions {
  learningRate: number;
  /** Decay of the mean of gradients. Default 0.9. */
  beta1?: number;
  /** Decay of the mean of squared gradients. Default 0.999. */
  beta2?: number;
  /** Default 1e-7. */
  epsilon?: number;
}

interface Slots {
  mean: tf.Variable;
  square: tf.Variable;
}

/** Keeps a running mean of each gradient and of its square, and steps by their quotient. */
export class Adam {
  /** Steps taken. */
  steps = 0;
  private readonly slots: Slots[];
  private readonly options: Required<AdamOptions>;

  /** @param variables the only ones that this optimiser ever moves. */
  constructor(
    readonly variables: readonly tf.Variable[],
    options: AdamOptions,
  ) {
    this.options = { beta1: 0.9, beta2: 0.999, epsilon: 1e-7, ...options };
    if (!(this.options.learningRate > 0)) {
      throw new Error(`A learning rate is a number above 0; got ${this.options.learningRate}.`);
    }
    this.slots = variables.map((variable) => ({
      mean: tf.tidy(() => tf.variable(tf.zerosLike(variable), false)),
      square: tf.tidy(() => tf.variable(tf.zerosLike(variable), false)),
    }));
  }

  /**
   * One step: m ← β₁m + (1−β₁)g, v ← β₂v + (1−β₂)g², w ← w − η·√(1−β₂ᵗ)/(1−β₁ᵗ) · m/(√v + ε).
   *
   * @param gradients by the variables' names, as `tf.variableGrads` gives them; they are not disposed of.
   * @throws Error if a gradient is missing; no weight is moved then.
   */
  apply(gradients: tf.NamedTensorMap): void {
    const missing = this.variables.find((variable) => !gradients[variable.name]);
    if (missing) throw new Error(`There is no gradient for ${missing.name}.`);
    const { learningRate, beta1, beta2, epsilon } = this.options;
    this.steps++;
    const rate = (learningRate * Math.sqrt(1 - beta2 ** this.steps)) / (1 - beta1 ** this.steps);
    for (const [i, variable] of this.variables.entries()) {
      const { mean, square } = this.slots[i]!;
      tf.tidy(() => {
        const gradient = gradients[variable.name]!;
        mean.assign(tf.add(tf.mul(mean, beta1), tf.mul(gradient, 1 - beta1)));
        square.assign(tf.add(tf.mul(square, beta2), tf.mul(tf.square(gradient), 1 - beta2)));
        const step = tf.div(tf.mul(mean, rate), tf.add(tf.sqrt(square), epsilon));
        variable.assign(tf.sub(variable, step));
      });
    }
  }

  dispose(): void {
    for (const { mean, square } of this.slots) {
      mean.dispose();
      square.dispose();
    }
  }
}
