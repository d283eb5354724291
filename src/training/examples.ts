/** What a loop trains on, whatever it is: images and points are taken by their numbers. */
import * as tf from '@tensorflow/tfjs';
import { toTensor } from '../data/batches';
import type { ImageSet } from '../data/images';
import { toOneHot } from '../models/conditional';

export interface Examples {
  count: number;
  /** The examples of these numbers as the networks want them, [indices, …]. The caller disposes of them. */
  take(indices: ArrayLike<number>): tf.Tensor;
  /** One class number an example. */
  labels?: ArrayLike<number>;
  /** For messages. */
  noun: 'images' | 'points';
}

/** Images as tensors in [-1, 1]. */
export function imageExamples(images: ImageSet): Examples {
  const { count, labels } = images;
  return { count, labels, noun: 'images', take: (indices) => toTensor(images, indices) };
}

/**
 * The labels of these examples, one-hot, [indices, classes]. The caller disposes of them.
 *
 * @throws Error if the examples have none, or one is not of these classes.
 */
export function takeLabels(
  { labels, noun }: Examples,
  indices: ArrayLike<number>,
  classes: number,
): tf.Tensor2D {
  if (!labels) throw new Error(`A conditional GAN learns from labels, and these ${noun} have none.`);
  return toOneHot(
    Array.from(indices, (index) => labels[index]!),
    classes,
  );
}

/** @param points n × 2 numbers, best of mean 0 and deviation 1. */
export function pointExamples(points: Float32Array): Examples {
  return { count: points.length / 2, noun: 'points', take: (indices) => takePoints(points, indices) };
}

/** Picks points out of n × 2 numbers, as a tensor [count, 2]. The caller disposes of it. */
export function takePoints(points: Float32Array, indices: ArrayLike<number>): tf.Tensor2D {
  const values = new Float32Array(2 * indices.length);
  for (let i = 0; i < indices.length; i++) {
    values[2 * i] = points[2 * indices[i]!]!;
    values[2 * i + 1] = points[2 * indices[i]! + 1]!;
  }
  return tf.tensor2d(values, [indices.length, 2]);
}
