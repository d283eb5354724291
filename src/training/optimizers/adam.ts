/** The Adam optimiser (Kingma and Ba 2015), with Keras' defaults and Keras' place of epsilon. */
import * as tf from '@tensorflow/tfjs';
import { stepByAdam } from '../../backend/optimizer-updates';
import { everyCall } from '../../backend/recording/recorder';
import { assertLearningRate, assertShare, type Optimizer, orderGradients, zeroSlots } from './optimizer';

export interface AdamOptions {
  /** Default when left out. */
  rule?: 'adam';
  learningRate: number;
  /** Decay of the mean of gradients. Default 0.9. */
  beta1?: number;
  /** Decay of the mean of squared gradients. Default 0.999. */
  beta2?: number;
  /** Default 1e-7. */
  epsilon?: number;
}

/** Keeps a running mean of each gradient and of its square, and steps by their quotient. */
export class Adam implements Optimizer {
  steps = 0;
  learningRate: number;
  private readonly means: tf.Variable[];
  private readonly squares: tf.Variable[];
  private readonly options: Required<Omit<AdamOptions, 'rule'>>;

  constructor(
    readonly variables: readonly tf.Variable[],
    options: AdamOptions,
  ) {
    this.options = { beta1: 0.9, beta2: 0.999, epsilon: 1e-7, ...options };
    this.learningRate = this.options.learningRate;
    assertLearningRate(this.learningRate);
    assertShare(this.options.beta1, 'beta1');
    assertShare(this.options.beta2, 'beta2');
    this.means = zeroSlots(variables);
    this.squares = zeroSlots(variables);
  }

  /** All means, then all squares. */
  get slots(): readonly tf.Variable[] {
    return [...this.means, ...this.squares];
  }

  /** m ← β₁m + (1−β₁)g, v ← β₂v + (1−β₂)g², w ← w − η·√(1−β₂ᵗ)/(1−β₁ᵗ) · m/(√v + ε), in step t. */
  apply(gradients: tf.NamedTensorMap): void {
    const ordered = orderGradients(this.variables, gradients);
    const { beta1, beta2, epsilon } = this.options;
    const rate = everyCall(() => this.nextRate());
    for (const [i, variable] of this.variables.entries()) {
      const [gradient, mean, square] = [ordered[i]!, this.means[i]!, this.squares[i]!];
      stepByAdam({ variable, mean, square, gradient, rate, beta1, beta2, epsilon });
    }
    rate.dispose();
  }

  /** Counts the step; its rate makes up for running means that began at zero. */
  private nextRate(): tf.Scalar {
    const { beta1, beta2 } = this.options;
    this.steps++;
    return tf.scalar((this.learningRate * Math.sqrt(1 - beta2 ** this.steps)) / (1 - beta1 ** this.steps));
  }

  dispose(): void {
    tf.dispose([...this.slots]);
  }
}
