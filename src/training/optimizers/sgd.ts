/** Stochastic gradient descent with momentum (Polyak 1964; Nesterov 1983), the rule of Algorithm 1 in deck 004. */
import * as tf from '@tensorflow/tfjs';
import { stepBySgd } from '../../backend/optimizer-updates';
import { everyCall } from '../../backend/recording/recorder';
import { assertLearningRate, assertShare, type Optimizer, orderGradients, zeroSlots } from './optimizer';

export interface SgdOptions {
  rule: 'sgd';
  /** Default 0.01. */
  learningRate?: number;
  /** Share of the last step that the next one repeats. Default 0: plain gradient descent. */
  momentum?: number;
  /** Looks one step of momentum ahead. Default false; needs momentum. */
  nesterov?: boolean;
}

/** Steps down the slope; with momentum it rolls on, as a ball does. */
export class Sgd implements Optimizer {
  steps = 0;
  learningRate: number;
  private readonly velocities: tf.Variable[];
  private readonly options: Required<Omit<SgdOptions, 'rule'>>;

  constructor(
    readonly variables: readonly tf.Variable[],
    options: Omit<SgdOptions, 'rule'> = {},
  ) {
    this.options = { learningRate: 0.01, momentum: 0, nesterov: false, ...options };
    this.learningRate = this.options.learningRate;
    assertLearningRate(this.learningRate);
    assertShare(this.options.momentum, 'momentum');
    if (this.options.nesterov && this.options.momentum === 0) {
      throw new Error('Nesterov needs momentum: give one above 0, for example 0.9.');
    }
    this.velocities = this.options.momentum > 0 ? zeroSlots(variables) : [];
  }

  /** With momentum the velocities, else none. */
  get slots(): readonly tf.Variable[] {
    return this.velocities;
  }

  /** w ← w − ηg; with momentum μ: u ← μu − ηg, w ← w + u, or, with Nesterov, w ← w + μu − ηg. */
  apply(gradients: tf.NamedTensorMap): void {
    const ordered = orderGradients(this.variables, gradients);
    const { momentum, nesterov } = this.options;
    const rate = everyCall(() => {
      this.steps++;
      return tf.scalar(this.learningRate);
    });
    for (const [i, variable] of this.variables.entries()) {
      const [gradient, velocity] = [ordered[i]!, this.velocities[i]];
      stepBySgd({ variable, velocity, gradient, rate, momentum, nesterov });
    }
    rate.dispose();
  }

  dispose(): void {
    tf.dispose([...this.slots]);
  }
}
