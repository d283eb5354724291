/**
 * Cross entropy over several classes: −log of the probability that the softmax of the logits gives to the right class.
 * With two classes it is the binary cross entropy of the difference of both logits.
 */
import * as tf from '@tensorflow/tfjs';

/**
 * Its mean over a batch.
 *
 * @param logits [batch, classes].
 * @param labels [batch, classes], 1 for the right class and 0 elsewhere.
 */
export function softmaxCrossEntropy(logits: tf.Tensor, labels: tf.Tensor): tf.Scalar {
  return tf.tidy(() => tf.neg(tf.mean(tf.sum(tf.mul(tf.logSoftmax(logits), labels), -1))) as tf.Scalar);
}
