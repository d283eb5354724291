/** WGAN: the critic's score itself (Arjovsky et al. 2017). The critic must be kept from growing, by a penalty. */
import * as tf from '@tensorflow/tfjs';
import { type GanLoss, meanOf } from './gan-loss';

export const wasserstein: GanLoss = {
  name: 'wasserstein',
  discriminator: (real, fake) => tf.tidy(() => tf.sub(tf.mean(fake), tf.mean(real)) as tf.Scalar),
  generator: (fake) => meanOf(() => tf.neg(fake)),
};
