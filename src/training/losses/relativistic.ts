/**
 * Relativistic pairing (RpGAN): each fake is held against one real example; the discriminator wants the real one to
 * score higher, the generator the fake (Jolicoeur-Martineau 2018; Huang et al. 2024, R3GAN).
 */
import * as tf from '@tensorflow/tfjs';
import { type GanLoss, meanOf } from './gan-loss';

export const relativistic: GanLoss = {
  name: 'relativistic',
  isRelative: true,
  // softplus(−(D(x) − D(G(z))))
  discriminator: (real, fake) => meanOf(() => tf.softplus(tf.sub(fake, real))),
  generator: (fake, real) => meanOf(() => tf.softplus(tf.sub(real, fake))),
};
