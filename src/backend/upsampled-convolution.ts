/**
 * Repeating each pixel and convolving afterwards, in one: the taps that meet copies of the same pixel are added up
 * beforehand. That is a transposed convolution with a kernel of k + factor − 1; for a factor of 2 and kernels of 3×3 it
 * takes 16 multiplications where 36 were.
 */
import * as tf from '@tensorflow/tfjs';

/** The same pixel `factor` times in a row, and each row as often. @param x [batch, height, width, channels]. */
export function upsample(x: tf.Tensor, factor: number): tf.Tensor {
  // Not resizeNearestNeighbor: its gradient is wrong on TensorFlow.js' cpu engine unless the image is square.
  const [batch, height, width, channels] = x.shape as [number, number, number, number];
  const rows = tf.tile(tf.reshape(x, [batch * height, 1, width * channels]), [1, factor, 1]);
  const pixels = tf.reshape(rows, [batch * height * factor * width, 1, channels]);
  return tf.reshape(tf.tile(pixels, [1, factor, 1]), [batch, height * factor, width * factor, channels]);
}

/**
 * The transposed convolution's filter, [k + factor − 1, k + factor − 1, out, in].
 *
 * @param filter a convolution's of odd size, [k, k, in, out].
 */
export function addTapsUp(filter: tf.Tensor, factor: number): tf.Tensor {
  const [k, , inChannels, outChannels] = filter.shape as [number, number, number, number];
  const size = k + factor - 1;
  const sums = new Float32Array(size ** 2 * k ** 2);
  // Place a of the result is the sum of those `factor` taps that end at k − 1 + factor − 1 − a.
  const isAdded = (a: number, tap: number) => tap >= k - 1 - a && tap < k - 1 - a + factor;
  for (let place = 0; place < size ** 2; place++) {
    for (let tap = 0; tap < k ** 2; tap++) {
      const [row, column] = [Math.floor(place / size), place % size];
      if (isAdded(row, Math.floor(tap / k)) && isAdded(column, tap % k)) sums[place * k ** 2 + tap] = 1;
    }
  }
  const taps = tf.reshape(filter, [k ** 2, inChannels * outChannels]) as tf.Tensor2D;
  const added = tf.matMul(tf.tensor2d(sums, [size ** 2, k ** 2]), taps);
  return tf.transpose(tf.reshape(added, [size, size, inChannels, outChannels]), [0, 1, 3, 2]);
}
