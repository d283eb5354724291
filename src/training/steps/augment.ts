/**
 * Augmentation that a gradient flows through (DiffAugment; Zhao et al. 2020): real images and fakes are shifted and scaled
 * at random before the discriminator sees them, in its updates and in the generator's. Few real images then look like
 * more, and the generator does not learn the shifts, since its own images are shifted in the same way.
 *
 * Nothing is flipped or turned: a digit is another digit then, or none. What comes into the picture is background, −1.
 */
import * as tf from '@tensorflow/tfjs';
import { drawNumbers } from '../../backend/operations';
import type { Gan } from '../gan';

/** Largest shift, as a share of a side: the paper's 1/8, in whole pixels. */
export const LARGEST_SHIFT = 1 / 8;

/** A scale is up to so much above or below 1. */
export const LARGEST_SCALING = 0.1;

/** Each one number an image, [batch, 1, 1]. */
export interface Placement {
  /** Pixels down and to the right. */
  down: tf.Tensor;
  right: tf.Tensor;
  /** Above 1: larger, about the centre. */
  scale: tf.Tensor;
}

/**
 * Which pixel a row of the new image is made of, and with what weight: [batch, size, size], bilinear. New row i lies at
 * (i − c − shift) / scale + c of the old image, where c is the centre.
 */
function interpolation(size: number, shift: tf.Tensor, scale: tf.Tensor): tf.Tensor3D {
  const centre = (size - 1) / 2;
  const rows = tf.reshape(tf.range(0, size), [1, size, 1]);
  const columns = tf.reshape(tf.range(0, size), [1, 1, size]);
  const places = tf.add(tf.div(tf.sub(tf.sub(rows, centre), shift), scale), centre);
  return tf.maximum(tf.sub(1, tf.abs(tf.sub(places, columns))), 0) as tf.Tensor3D;
}

/**
 * Images, each at its place. The gradient flows to the images.
 *
 * @param x [batch, height, width, channels] in [-1, 1].
 */
export function placeImages(x: tf.Tensor, { down, right, scale }: Placement): tf.Tensor {
  const [batch, height, width, channels] = x.shape as [number, number, number, number];
  const light = tf.reshape(tf.add(x, 1), [batch, height, width * channels]);
  const ofRows = tf.reshape(tf.matMul(interpolation(height, down, scale), light), x.shape);
  const turned = tf.reshape(tf.transpose(ofRows, [0, 2, 1, 3]), [batch, width, height * channels]);
  const ofBoth = tf.matMul(interpolation(width, right, scale), turned);
  const back = tf.transpose(tf.reshape(ofBoth, [batch, width, height, channels]), [0, 2, 1, 3]);
  return tf.sub(back, 1);
}

/**
 * Images, each shifted and scaled at random.
 *
 * @param share of the images that are changed, 0 to 1, a scalar; the others stay as they are. Left out: all are changed.
 * @throws RangeError for examples that are no images.
 */
export function augment({ dropout }: Pick<Gan, 'dropout'>, x: tf.Tensor, share?: tf.Scalar): tf.Tensor {
  if (x.rank !== 4) {
    throw new RangeError(`Only images can be shifted; these examples have the shape [${x.shape.slice(1)}].`);
  }
  const [batch, height, width] = x.shape as [number, number, number, number];
  const draw = () => drawNumbers('uniform', [batch, 1, 1], dropout);
  const isChanged = share && tf.cast(tf.less(draw(), share), 'float32');
  const some = (change: tf.Tensor) => (isChanged ? tf.mul(change, isChanged) : change);
  const shiftOf = (size: number) => {
    const most = Math.round(LARGEST_SHIFT * size);
    return some(tf.sub(tf.floor(tf.mul(draw(), 2 * most + 1)), most));
  };
  const scale = tf.add(some(tf.sub(tf.mul(draw(), 2 * LARGEST_SCALING), LARGEST_SCALING)), 1);
  return placeImages(x, { down: shiftOf(height), right: shiftOf(width), scale });
}
