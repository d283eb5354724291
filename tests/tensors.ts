/** Comparing tensors with numbers from elsewhere. */
import assert from 'node:assert/strict';
import * as tf from '@tensorflow/tfjs';

/** A tensor in a golden file. */
export interface Packed {
  shape: number[];
  values: number[];
}

export function unpack({ shape, values }: Packed): tf.Tensor {
  return tf.tensor(values, shape);
}

/**
 * Fails unless every number agrees within `tolerance`, relative to the largest expected one (at least 1).
 */
export function assertClose(
  actual: ArrayLike<number>,
  expected: ArrayLike<number>,
  tolerance: number,
  what: string,
): void {
  assert.equal(actual.length, expected.length, `${what}: count`);
  let scale = 1;
  for (let i = 0; i < expected.length; i++) scale = Math.max(scale, Math.abs(expected[i]!));
  for (let i = 0; i < expected.length; i++) {
    const difference = Math.abs(actual[i]! - expected[i]!);
    assert.ok(
      difference <= tolerance * scale,
      `${what}[${i}]: ${actual[i]} instead of ${expected[i]} (off by ${difference}, allowed ${tolerance * scale})`,
    );
  }
}

export function assertTensor(actual: tf.Tensor, expected: Packed, tolerance: number, what: string): void {
  assert.deepEqual(actual.shape, expected.shape, `${what}: shape`);
  assertClose(actual.dataSync(), expected.values, tolerance, what);
}
