/** A convolution beside the same one computed in another way. */
import assert from 'node:assert/strict';
import * as tf from '@tensorflow/tfjs';

export type Convolution = (x: tf.Tensor, filter: tf.Tensor) => tf.Tensor;

/** Values and both gradients. */
export function measureParts(f: Convolution, x: tf.Tensor, filter: tf.Tensor, probe: tf.Tensor): tf.Tensor[] {
  const slopes = tf.grads((a: tf.Tensor, b: tf.Tensor) => tf.sum(tf.mul(f(a, b), probe)))([x, filter]);
  return [f(x, filter), ...slopes];
}

/** The same but for the last digits of float32. */
export function assertEqualParts(plain: tf.Tensor[], other: tf.Tensor[]): void {
  for (const [i, part] of ['values', 'gradient by the input', 'gradient by the filter'].entries()) {
    assert.deepEqual(other[i]!.shape, plain[i]!.shape);
    const largest = tf.max(tf.abs(plain[i]!)).dataSync()[0]!;
    const gap = tf.max(tf.abs(tf.sub(plain[i]!, other[i]!))).dataSync()[0]!;
    assert.ok(gap < 1e-5 * largest, `${part}: ${gap} beside ${largest}`);
  }
}
