/**
 * Labels beside the input of a network (Mirza and Osindero 2014): a generator gets its class beside the latent, a
 * discriminator as planes behind the image, each filled with 0 or 1. A spec says so with `classes`; its layers then see
 * the joined input.
 */
import * as tf from '@tensorflow/tfjs';
import type { NetworkSpec } from './spec';

/**
 * Labels as vectors with a single 1, shape [count, classes]. The caller disposes of it.
 *
 * @param labels whole numbers from 0 to classes − 1.
 * @throws RangeError that names the first label that is none.
 */
export function toOneHot(labels: ArrayLike<number>, classes: number): tf.Tensor2D {
  const values = new Float32Array(labels.length * classes);
  for (let i = 0; i < labels.length; i++) {
    const label = labels[i]!;
    if (!(Number.isInteger(label) && label >= 0 && label < classes)) {
      throw new RangeError(`A label is a whole number from 0 to ${classes - 1}; number ${i} is ${label}.`);
    }
    values[i * classes + label] = 1;
  }
  return tf.tensor2d(values, [labels.length, classes]);
}

/** 0, 1, … classes − 1 and again from 0, so that each class comes as often as any other, or once more. */
export const evenLabels = (count: number, classes: number): Uint8Array =>
  Uint8Array.from({ length: count }, (_, i) => i % classes);

/**
 * What a network of any kind is asked for when nobody chose: all its classes in turn. Undefined for one without classes.
 * The caller disposes of it.
 */
export const evenOneHot = ({ classes }: NetworkSpec, count: number): tf.Tensor2D | undefined =>
  classes === undefined ? undefined : toOneHot(evenLabels(count, classes), classes);

/**
 * The input with its labels behind it: [batch, n] becomes [batch, n + classes]; of an image [batch, height, width, c]
 * the label is a plane for each class.
 *
 * @param labels one-hot, [batch, classes].
 */
export function joinLabels(x: tf.Tensor, labels: tf.Tensor): tf.Tensor {
  const [batch, classes] = labels.shape as [number, number];
  const sides = x.shape.slice(1, -1);
  const planes = tf.tile(tf.reshape(labels, [batch, ...sides.map(() => 1), classes]), [1, ...sides, 1]);
  return tf.concat([x, planes], x.rank - 1);
}

/**
 * The input that the layers of a network see.
 *
 * @throws Error if the network has classes, and the labels are missing or do not fit.
 */
export function joinWanted({ name, classes }: NetworkSpec, x: tf.Tensor, labels?: tf.Tensor): tf.Tensor {
  if (classes === undefined) return x;
  const wanted = `[${x.shape[0]}, ${classes}]`;
  if (labels?.shape.join() !== `${x.shape[0]},${classes}`) {
    const got = labels ? `they have the shape [${labels.shape.join(', ')}]` : 'there are none';
    throw new Error(`The ${name} is conditional: it wants labels of shape ${wanted}, one-hot; ${got}.`);
  }
  return joinLabels(x, labels);
}
