/**
 * R1 and R2: γ/2 E‖∇ₓD(x)‖² at real examples or at fakes, which keeps the discriminator from getting steep (Mescheder et
 * al. 2018).
 *
 * Its gradient by the weights asks for a gradient of a gradient, which the engines do not have. But with the slope
 * v = ∇ₓD(x) held fixed, it is γ times the gradient of v · ∇ₓD(x), and that is a central difference of two more passes:
 * [D(x + hv) − D(x − hv)] / 2h. Both passes hold the leaky ReLUs on the side of zero where x has them: else a unit that
 * changes sides between the two would add a jump, which no smaller h removes, and which double backward does not have.
 */
import * as tf from '@tensorflow/tfjs';
import { atEveryCall } from '../../backend/recording/recorder';
import { ActivationPattern } from '../../models/activation-pattern';
import type { PassContext } from '../../models/layers';
import type { Gan } from '../gan';

/** How far x is moved, as the root mean square over the batch: small beside an image, large beside float32's rounding. */
const REACH = 1e-2;

/**
 * Finds the slope at x as the weights are now. All passes drop the same units, and no statistics are gathered.
 *
 * @param labels of x, for a conditional discriminator; the slope is that by x alone.
 * @returns a function of the weights whose gradient is the penalty's; its value means nothing. To be disposed of.
 */
export function fixSlope(
  gan: Gan,
  x: tf.Tensor,
  gamma: number,
  labels?: tf.Tensor,
): { surrogate(): tf.Scalar; dispose(): void } {
  const [first, second, third] = [copyMasks(gan), copyMasks(gan), copyMasks(gan)];
  const pattern = new ActivationPattern();
  const judge = (at: tf.Tensor, random: PassContext['random']) =>
    gan.discriminator.apply(at, { training: true, random, gathers: false, pattern, labels });
  const beside = (at: tf.Tensor, random: PassContext['random']) => {
    pattern.hold();
    return tf.mean(judge(at, random));
  };
  const slope = tf.grad((at: tf.Tensor) => tf.sum(judge(at, first)))(x);
  const square = tf.div(tf.sum(tf.square(slope)), x.shape[0]!);
  const h = tf.div(REACH, tf.sqrt(tf.add(square, 1e-20)));
  const shift = tf.mul(slope, h);
  // Variables, since the slope is fixed: inside another gradient's function, the weights' gradient would flow through it.
  const [above, below, strength] = [tf.add(x, shift), tf.sub(x, shift), tf.div(gamma / 2, h)].map((value) =>
    tf.variable(value, false),
  ) as [tf.Variable, tf.Variable, tf.Variable];
  const surrogate = () => {
    const difference = tf.sub(beside(above, second), beside(below, third));
    return tf.mul(difference, strength) as tf.Scalar;
  };
  const dispose = () => {
    pattern.dispose();
    tf.dispose([above, below, strength]);
  };
  return { surrogate, dispose };
}

/** A copy of the stream of dropout masks, where it stands now; in a recording, where it stands at each call. */
function copyMasks({ dropout }: Gan): Gan['dropout'] {
  const copy = dropout.clone();
  atEveryCall(() => copy.moveTo(dropout.state()));
  return copy;
}
