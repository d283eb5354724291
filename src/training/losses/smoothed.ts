/**
 * One-sided label smoothing (Salimans et al. 2016): real examples get the label 1 − s in place of 1, so that a
 * discriminator that is too sure is called back. Fakes keep the label 0: else it would reward fakes where no data are.
 */
import * as tf from '@tensorflow/tfjs';
import type { GanLoss } from './gan-loss';

/** The losses that compare with labels. */
export const LABELLED = ['non-saturating', 'minimax', 'least-squares'] as const;

export const isLabelled = (name: string): boolean => (LABELLED as readonly string[]).includes(name);

/**
 * The loss with smoothed labels for the discriminator; the generator's stays.
 *
 * Only what the label adds changes. Cross entropy with the label 1 − s is softplus(−L) + sL for the logit L;
 * ½(L − 1 + s)² is ½(L − 1)² + s(L − 1) + ½s².
 *
 * @param s from 0 up to, but not, 1.
 */
export function smoothed(loss: GanLoss, s: number): GanLoss {
  const constant = loss.name === 'least-squares' ? (s * s) / 2 - s : 0;
  return {
    ...loss,
    discriminator: (real, fake) =>
      tf.tidy(() => {
        const added = tf.add(tf.mul(tf.mean(real), s), constant);
        return tf.add(loss.discriminator(real, fake), added) as tf.Scalar;
      }),
  };
}
