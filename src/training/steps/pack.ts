/**
 * Packing (PacGAN; Lin et al. 2018): the discriminator sees m samples at a time, all real or all fake. A generator that
 * makes the same image again and again is then given away by packs of equal images.
 */
import * as tf from '@tensorflow/tfjs';

/**
 * Packs of examples, joined along their last axis: [batch, …, channels] becomes [batch / m, …, m × channels].
 *
 * @param m examples in a pack; with 1 they stay as they are.
 * @throws RangeError if the batch is no multiple of m.
 */
export function packExamples(x: tf.Tensor, m = 1): tf.Tensor {
  if (m === 1) return x;
  const count = x.shape[0]!;
  if (count % m !== 0) {
    throw new RangeError(`A batch of ${count} cannot be put into packs of ${m}: take a multiple of ${m}.`);
  }
  return tf.concat(tf.split(x, m, 0), x.rank - 1);
}
