/** Pairs of pictures: what is given, and what is wanted. They are made of real digits, so the truth is known. */
import { enlargeBicubic } from '../arithmetic/bicubic';
import { addRain, hide, outline, shrink } from '../data/degrade';
import { type ImageSet, pixelsOf } from '../data/images';
import type { Raster } from '../drawing/png';
import type { RandomStream } from '../random/stream';

export const PAIR_TASKS = ['super-resolution', 'completion', 'de-raining', 'outlines'] as const;
export type PairTask = (typeof PAIR_TASKS)[number];

/** As many of both, in the same order. */
export interface Pairs {
  given: ImageSet;
  wanted: ImageSet;
}

/** Times that super-resolution enlarges both sides: 7×7 → 28×28. */
export const FACTOR = 4;

/** Side of what is given, in pixels. */
export const givenSide = (task: PairTask): number => (task === 'super-resolution' ? 28 / FACTOR : 28);

/** Grey over the lower half says "unknown": black would say that nothing is there. */
export function hideLowerHalf(image: Raster): Raster {
  const top = Math.ceil(image.height / 2);
  return hide(image, { left: 0, top, width: image.width, height: image.height - top });
}

const SPOILERS: Record<PairTask, (image: Raster, random: RandomStream) => Raster> = {
  'super-resolution': (image) => shrink(image, FACTOR),
  completion: hideLowerHalf,
  'de-raining': (image, random) => addRain(image, { random }),
  outlines: (image) => outline(image),
};

function mapImages(images: ImageSet, change: (image: Raster) => Raster): ImageSet {
  const { width, height, channels, count } = images;
  const changed = Array.from({ length: count }, (_, i) =>
    change({ width, height, channels: channels as 1 | 3, pixels: pixelsOf(images, i) }),
  );
  const [first] = changed;
  if (!first) throw new RangeError('There are no images to change.');
  const pixels = new Uint8Array(count * first.pixels.length);
  for (const [i, image] of changed.entries()) pixels.set(image.pixels, i * first.pixels.length);
  return { ...images, width: first.width, height: first.height, channels: first.channels, pixels };
}

/**
 * Spoils each image: made 4 times smaller, its lower half hidden, rained on, or only its outline kept.
 *
 * @param images not changed; for super-resolution their sides are multiples of 4.
 * @throws RangeError for an unknown task, or without images.
 */
export function makePairs(task: PairTask, images: ImageSet, random: RandomStream): Pairs {
  if (!PAIR_TASKS.includes(task))
    throw new RangeError(`Unknown task "${task}". Known: ${PAIR_TASKS.join(', ')}.`);
  return { given: mapImages(images, (image) => SPOILERS[task](image, random)), wanted: images };
}

/** Grey images enlarged by cubic convolution, rounded and cut off to bytes. @throws RangeError for colour. */
export function enlargeImages(images: ImageSet, factor: number): ImageSet {
  if (images.channels !== 1) throw new RangeError('Only grey images are enlarged here.');
  return mapImages(images, ({ width, height, pixels }) => {
    const rows = Array.from({ length: height }, (_, r) => [...pixels.subarray(r * width, (r + 1) * width)]);
    return {
      width: width * factor,
      height: height * factor,
      channels: 1,
      pixels: new Uint8Array(Uint8ClampedArray.from(enlargeBicubic(rows, factor).flat())),
    };
  });
}

/** What can be had without learning: the bicubic enlargement, or what was given, as it is. */
export function withoutLearning(task: PairTask, given: ImageSet): ImageSet {
  return task === 'super-resolution' ? enlargeImages(given, FACTOR) : given;
}
