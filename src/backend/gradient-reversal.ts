/** Gradient reversal, the operation of domain-adversarial training (Ganin et al. 2016, section 4.2; deck 002, line 39). */
import * as tf from '@tensorflow/tfjs';

/**
 * Gives x as it is; its gradient is −λ times the one that arrives. What stands before it then climbs where what stands
 * behind it descends.
 *
 * @param x of any shape. @param lambda 0 or more; in a recorded function a scalar tensor, where it changes from call to
 *   call. A tensor has to live until the gradient is taken, and is a constant to it.
 * @throws RangeError for a number below 0 or not finite, or for a tensor that is no scalar.
 */
export function reverseGradient<T extends tf.Tensor>(x: T, lambda: number | tf.Tensor): T {
  if (typeof lambda === 'number' && !(lambda >= 0 && Number.isFinite(lambda))) {
    throw new RangeError(`λ of a gradient reversal is a number from 0 on; got ${lambda}.`);
  }
  if (typeof lambda !== 'number' && lambda.rank !== 0) {
    throw new RangeError(`λ of a gradient reversal is a scalar; got a tensor of shape [${lambda.shape}].`);
  }
  const reverse = tf.customGrad((input) => ({
    value: tf.clone(input as tf.Tensor),
    gradFunc: (dy: tf.Tensor) => tf.mul(dy, tf.neg(lambda)),
  }));
  return reverse(x) as T;
}
