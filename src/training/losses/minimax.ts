/**
 * The value function itself: the generator minimises log(1 − D(G(z))), which is flat where the discriminator is sure
 * (Goodfellow et al. 2014, equation 1).
 */
import * as tf from '@tensorflow/tfjs';
import { discriminatorLoss } from './binary-cross-entropy';
import { type GanLoss, meanOf } from './gan-loss';

export const minimax: GanLoss = {
  name: 'minimax',
  discriminator: discriminatorLoss,
  // log(1 − σ(L)) = −softplus(L)
  generator: (fake) => meanOf(() => tf.neg(tf.softplus(fake))),
};
