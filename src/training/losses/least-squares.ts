/** LSGAN: ½ (score − label)², label 1 for real and 0 for fake; the generator wants 1 (Mao et al. 2017). */
import * as tf from '@tensorflow/tfjs';
import { type GanLoss, meanOf } from './gan-loss';

const squares = (scores: tf.Tensor, label: number): tf.Scalar =>
  meanOf(() => tf.div(tf.square(tf.sub(scores, label)), 2));

export const leastSquares: GanLoss = {
  name: 'least-squares',
  discriminator: (real, fake) => tf.tidy(() => tf.add(squares(real, 1), squares(fake, 0)) as tf.Scalar),
  generator: (fake) => squares(fake, 1),
};
