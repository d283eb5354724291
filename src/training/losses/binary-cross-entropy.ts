/**
 * The losses of the two players, computed from logits.
 *
 * Binary cross entropy of a logit L is softplus(−L) for the label "real" and softplus(L) for "fake"; written so, no
 * logarithm of zero can occur. (Goodfellow et al. 2014; deck 000 lines 147-159; deck 002 lines 117-142.)
 */
import * as tf from '@tensorflow/tfjs';

/** Mean binary cross entropy of logits whose true label is `real` or `fake`. A scalar. */
export function binaryCrossEntropy(logits: tf.Tensor, label: 'real' | 'fake'): tf.Scalar {
  return tf.tidy(() => tf.mean(tf.softplus(label === 'real' ? tf.neg(logits) : logits)) as tf.Scalar);
}

/** The discriminator wants real images called real, and fakes called fake: the sum of both cross entropies. */
export function discriminatorLoss(realLogits: tf.Tensor, fakeLogits: tf.Tensor): tf.Scalar {
  return tf.tidy(
    () => tf.add(binaryCrossEntropy(realLogits, 'real'), binaryCrossEntropy(fakeLogits, 'fake')) as tf.Scalar,
  );
}

/** The generator wants its fakes called real (the non-saturating form: −log D(G(z))). */
export function generatorLoss(fakeLogits: tf.Tensor): tf.Scalar {
  return binaryCrossEntropy(fakeLogits, 'real');
}
