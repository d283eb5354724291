/** What a game is about: a loss for each player, from the discriminator's outputs before any sigmoid. */
import * as tf from '@tensorflow/tfjs';

/** Both are to be minimised; outputs have the shape [batch, 1], or any other that is the same for both. */
export interface GanLoss {
  readonly name: string;
  /** The generator's loss looks at the real examples' outputs, too. */
  readonly isRelative?: true;
  discriminator(real: tf.Tensor, fake: tf.Tensor): tf.Scalar;
  /** @param real outputs for real examples, as many as there are fakes: a relativistic loss compares them. */
  generator(fake: tf.Tensor, real: tf.Tensor): tf.Scalar;
}

/** The same game with half the discriminator's loss, as deck 003 has it: it learns half as fast under plain descent. */
export function halved(loss: GanLoss): GanLoss {
  return {
    ...loss,
    name: `${loss.name}, halved`,
    discriminator: (real, fake) => tf.tidy(() => tf.div(loss.discriminator(real, fake), 2) as tf.Scalar),
  };
}

/** The mean of what `f` makes of the outputs. */
export function meanOf(f: () => tf.Tensor): tf.Scalar {
  return tf.tidy(() => tf.mean(f()) as tf.Scalar);
}
