/**
 * Which side of zero each (leaky) ReLU's input is on: noted in one pass and held in others. With the pattern held, a
 * network has no corners: near the point of the first pass it is the same, and differences of it are slopes, not jumps.
 */
import * as tf from '@tensorflow/tfjs';

export class ActivationPattern {
  private readonly slopes: tf.Tensor[] = [];
  private next: number | undefined;

  /** From now on the pattern is held; a pass begins. */
  hold(): this {
    this.next = 0;
    return this;
  }

  /** @param plain the activation without a pattern, whose slope left of zero is `negativeSlope`. */
  apply(x: tf.Tensor, negativeSlope: number, plain: (x: tf.Tensor) => tf.Tensor): tf.Tensor {
    if (this.next !== undefined) return tf.mul(x, this.slopes[this.next++]!);
    const isRight = tf.cast(tf.greater(x, 0), 'float32');
    // A variable, since no gradient may flow through the pattern, whichever gradients are under way.
    this.slopes.push(tf.variable(tf.add(tf.mul(isRight, 1 - negativeSlope), negativeSlope), false));
    return plain(x);
  }

  dispose(): void {
    tf.dispose(this.slopes);
  }
}
