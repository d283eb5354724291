/**
 * Hinge loss: the discriminator wants scores above 1 for real examples and below −1 for fakes, and no more than that;
 * the generator wants its scores large (Lim and Ye 2017).
 */
import * as tf from '@tensorflow/tfjs';
import { type GanLoss, meanOf } from './gan-loss';

export const hinge: GanLoss = {
  name: 'hinge',
  discriminator: (real, fake) =>
    tf.tidy(
      () =>
        tf.add(
          meanOf(() => tf.relu(tf.sub(1, real))),
          meanOf(() => tf.relu(tf.add(1, fake))),
        ) as tf.Scalar,
    ),
  generator: (fake) => meanOf(() => tf.neg(fake)),
};
