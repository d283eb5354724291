/**
 * R1 and R2: γ/2 E‖∇ₓD(x)‖² at real examples or at fakes, which keeps the discriminator from getting steep (Mescheder et
 * al. 2018). WGAN-GP: λ E(‖∇ₓD(x)‖ − 1)² between them, which keeps a critic's slope near 1 (Gulrajani et al. 2017).
 *
 * Its gradient by the weights asks for a gradient of a gradient, which the engines do not have. But with the slope
 * v = ∇ₓD(x) held fixed, it is γ times the gradient of v · ∇ₓD(x), and that is a central difference of two more passes:
 * [D(x + hv) − D(x − hv)] / 2h. Both passes hold the leaky ReLUs on the side of zero where x has them: else a unit that
 * changes sides between the two would add a jump, which no smaller h removes, and which double backward does not have.
 * WGAN-GP's gradient is 2λ times that of (1 − 1/‖v‖) v · ∇ₓD(x): the same with another length of v in each example.
 */
import * as tf from '@tensorflow/tfjs';
import { atEveryCall } from '../../backend/recording/recorder';
import { ActivationPattern } from '../../models/activation-pattern';
import type { PassContext } from '../../models/layers';
import type { Gan } from '../gan';

/** How far x is moved, as the root mean square over the batch: small beside an image, large beside float32's rounding. */
const REACH = 1e-2;

export interface Penalty {
  surrogate(): tf.Scalar;
  dispose(): void;
}

/**
 * Finds the slope at x as the weights are now. All passes drop the same units, and no statistics are gathered.
 *
 * @param labels of x, for a conditional discriminator; the slope is that by x alone.
 * @returns a function of the weights whose gradient is the penalty's; its value means nothing. To be disposed of.
 */
export function fixSlope(gan: Gan, x: tf.Tensor, gamma: number, labels?: tf.Tensor): Penalty {
  return fixDirection(gan, { x, labels }, gamma, (slope) => slope);
}

/** The same for WGAN-GP's penalty of strength λ. */
export function fixUnitSlope(gan: Gan, x: tf.Tensor, lambda: number, labels?: tf.Tensor): Penalty {
  return fixDirection(gan, { x, labels }, 2 * lambda, (slope) => {
    const axes = slope.shape.slice(1).map((_, axis) => axis + 1);
    const length = tf.sqrt(tf.add(tf.sum(tf.square(slope), axes, true), 1e-20));
    return tf.mul(slope, tf.sub(1, tf.div(1, length)));
  });
}

/** @param aim makes of the slope what D is differentiated along. */
function fixDirection(
  gan: Gan,
  { x, labels }: { x: tf.Tensor; labels?: tf.Tensor },
  gamma: number,
  aim: (slope: tf.Tensor) => tf.Tensor,
): Penalty {
  const [first, second, third] = [copyMasks(gan), copyMasks(gan), copyMasks(gan)];
  const pattern = new ActivationPattern();
  const judge = (at: tf.Tensor, random: PassContext['random']) =>
    gan.discriminator.apply(at, { training: true, random, gathers: false, pattern, labels });
  const beside = (at: tf.Tensor, random: PassContext['random']) => {
    pattern.hold();
    return tf.mean(judge(at, random));
  };
  const direction = aim(tf.grad((at: tf.Tensor) => tf.sum(judge(at, first)))(x));
  const square = tf.div(tf.sum(tf.square(direction)), x.shape[0]!);
  const h = tf.div(REACH, tf.sqrt(tf.add(square, 1e-20)));
  const shift = tf.mul(direction, h);
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
