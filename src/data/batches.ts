/** Batches of images as tensors, in a seeded order. */
import * as tf from '@tensorflow/tfjs';
import type { RandomStream } from '../random/stream';
import { type ImageSet, imageBytes, pixelsOf, toSignedUnit } from './images';

export interface BatchOptions {
  batchSize: number;
  /** Shuffles the images with this stream; without it they come in their own order. */
  random?: RandomStream;
  /**
   * What becomes of the last batch when it is smaller. Default `drop`: a GAN's step sets real images against as many
   * fakes, and batch normalisation wants batches of one size.
   */
  lastBatch?: 'drop' | 'keep';
  /** Batches at the beginning that are left out, though they are shuffled with the others. Default 0. */
  skip?: number;
}

/** How many batches an epoch has. */
export function countBatches(count: number, { batchSize, lastBatch = 'drop' }: BatchOptions): number {
  return lastBatch === 'keep' ? Math.ceil(count / batchSize) : Math.floor(count / batchSize);
}

/** The images' numbers of each batch of one epoch. */
export function* batchIndices(count: number, options: BatchOptions): Generator<Uint32Array> {
  const { batchSize, random, skip = 0 } = options;
  if (!Number.isInteger(batchSize) || batchSize < 1) {
    throw new Error(`A batch size is a whole number from 1 on; got ${batchSize}.`);
  }
  const batches = countBatches(count, options);
  if (batches === 0) {
    throw new Error(
      `A batch of ${batchSize} does not fit into ${count} images: take a smaller batch, or lastBatch: 'keep'.`,
    );
  }
  const order = random ? random.permutation(count) : Uint32Array.from({ length: count }, (_, i) => i);
  for (let i = skip; i < batches; i++) yield order.subarray(i * batchSize, (i + 1) * batchSize);
}

/** The batches of epoch after epoch, without end. @throws Error if not even one batch fits. */
export function* endlessBatches(
  count: number,
  options: Pick<BatchOptions, 'batchSize' | 'random'>,
): Generator<Uint32Array, never> {
  for (;;) yield* batchIndices(count, options);
}

/** Images as a tensor of numbers in [-1, 1], shape [count, height, width, channels]. The caller disposes of it. */
export function toTensor(images: ImageSet, indices?: ArrayLike<number>): tf.Tensor4D {
  const { height, width, channels } = images;
  if (!indices) {
    return tf.tensor4d(toSignedUnit(images.pixels), [images.count, height, width, channels]);
  }
  const size = imageBytes(images);
  const bytes = new Uint8Array(indices.length * size);
  for (let i = 0; i < indices.length; i++) bytes.set(pixelsOf(images, indices[i]!), i * size);
  return tf.tensor4d(toSignedUnit(bytes), [indices.length, height, width, channels]);
}

/** One epoch of image batches, each a tensor [batch, height, width, channels] that the caller disposes of. */
export function* imageBatches(images: ImageSet, options: BatchOptions): Generator<tf.Tensor4D> {
  for (const indices of batchIndices(images.count, options)) yield toTensor(images, indices);
}
