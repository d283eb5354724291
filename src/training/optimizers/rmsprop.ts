/**
 * RMSprop (Hinton's lecture 6e, 2012), the optimiser of deck 002, with Keras' formula: epsilon is added to the mean of
 * squares before the root is taken, and momentum gathers whole steps.
 */
import * as tf from '@tensorflow/tfjs';
import { hasNativeBackend } from '../../backend/native-backend';
import { stepByRmsprop } from '../../backend/optimizer-updates';
import { everyCall } from '../../backend/recording/recorder';
import { assertLearningRate, assertShare, type Optimizer, orderGradients, zeroSlots } from './optimizer';

export interface RmspropOptions {
  rule: 'rmsprop';
  /** Default 0.001. */
  learningRate?: number;
  /** Share of the running mean of squares that each step keeps. Default 0.9. */
  rho?: number;
  /** Share of the last step that the next one repeats. Default 0. */
  momentum?: number;
  /** Default 1e-7. */
  epsilon?: number;
}

/** Divides each gradient by the root of its running mean square, so that steep and flat directions step alike. */
export class Rmsprop implements Optimizer {
  steps = 0;
  learningRate: number;
  private readonly squares: tf.Variable[];
  private readonly velocities: tf.Variable[];
  /** TensorFlow's operation writes its last move somewhere; without momentum nobody reads it. */
  private readonly scratch: tf.Variable[];
  private readonly options: Required<Omit<RmspropOptions, 'rule'>>;

  constructor(
    readonly variables: readonly tf.Variable[],
    options: Omit<RmspropOptions, 'rule'> = {},
  ) {
    this.options = { learningRate: 0.001, rho: 0.9, momentum: 0, epsilon: 1e-7, ...options };
    this.learningRate = this.options.learningRate;
    assertLearningRate(this.learningRate);
    assertShare(this.options.rho, 'rho');
    assertShare(this.options.momentum, 'momentum');
    this.squares = zeroSlots(variables);
    this.velocities = this.options.momentum > 0 ? zeroSlots(variables) : [];
    this.scratch = this.options.momentum === 0 && hasNativeBackend() ? zeroSlots(variables) : [];
  }

  /** All means of squares, then, with momentum, all velocities. */
  get slots(): readonly tf.Variable[] {
    return [...this.squares, ...this.velocities];
  }

  /** v ← ρv + (1−ρ)g², s = η·g/√(v + ε), w ← w − s; with momentum μ: u ← μu + s, w ← w − u. */
  apply(gradients: tf.NamedTensorMap): void {
    const ordered = orderGradients(this.variables, gradients);
    const { rho, momentum, epsilon } = this.options;
    const rate = everyCall(() => {
      this.steps++;
      return tf.scalar(this.learningRate);
    });
    for (const [i, variable] of this.variables.entries()) {
      const [gradient, square] = [ordered[i]!, this.squares[i]!];
      const velocity = this.velocities[i] ?? this.scratch[i];
      stepByRmsprop({ variable, square, velocity, gradient, rate, rho, momentum, epsilon });
    }
    rate.dispose();
  }

  dispose(): void {
    tf.dispose([...this.slots, ...this.scratch]);
  }
}
