/** Parts of a set of images: what is held out, one class, some that stand for all. */
import type { RandomStream } from '../random/stream';
import { type ImageSet, selectImages } from './images';

/**
 * Every other image: parity 0 gives images 0, 2, 4, …, parity 1 gives 1, 3, 5, … Together they are the whole set. MNIST's
 * first 5,000 test digits were written by other people than its last 5,000, so halves of the file are not alike, and
 * these halves are.
 */
export function everyOther(images: ImageSet, parity: 0 | 1): ImageSet {
  const count = Math.ceil((images.count - parity) / 2);
  return selectImages(
    images,
    Array.from({ length: count }, (_, i) => 2 * i + parity),
  );
}

/** `count` images at equal distances over the whole set, from its first on; all of them if there are fewer. */
export function takeEvenly(images: ImageSet, count: number): ImageSet {
  assertCount(count);
  const n = Math.min(count, images.count);
  return selectImages(
    images,
    Array.from({ length: n }, (_, i) => Math.floor((i * images.count) / n)),
  );
}

/**
 * Two parts without a common image, drawn from the stream: `held` of them, and the rest.
 *
 * @throws RangeError unless `held` is a whole number from 0 to the set's count.
 */
export function splitImages(
  images: ImageSet,
  { random, held }: { random: RandomStream; held: number },
): { train: ImageSet; test: ImageSet } {
  assertCount(held);
  if (held > images.count) {
    throw new RangeError(`There are ${images.count} images: ${held} cannot be held out.`);
  }
  const order = random.permutation(images.count);
  return {
    train: selectImages(images, order.subarray(held)),
    test: selectImages(images, order.subarray(0, held)),
  };
}

/** The images of one class, or of several, in their order; at most `count`. */
export function takeClass(
  images: ImageSet,
  label: number | readonly number[],
  count = Number.POSITIVE_INFINITY,
): ImageSet {
  const wanted = new Set(typeof label === 'number' ? [label] : label);
  const found: number[] = [];
  for (let i = 0; i < images.count && found.length < count; i++) {
    if (wanted.has(images.labels[i]!)) found.push(i);
  }
  return selectImages(images, found);
}

/**
 * The same images with other class numbers, one each: an attribute of a face, for example.
 *
 * @throws RangeError unless there is a label for each image.
 */
export function withLabels(images: ImageSet, labels: Uint8Array): ImageSet {
  if (labels.length !== images.count) {
    throw new RangeError(`There are ${images.count} images, but ${labels.length} labels.`);
  }
  return { ...images, labels };
}

function assertCount(count: number): void {
  if (!Number.isInteger(count) || count < 0) {
    throw new RangeError(`A number of images is a whole number from 0 on; got ${count}.`);
  }
}
