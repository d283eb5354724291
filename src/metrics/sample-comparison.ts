/**
 * Whether generated images are like real ones, in three numbers that need no trained network: whole images, strokes and
 * variety. None of them alone is enough; each catches what the others let pass.
 */
import type { RandomStream } from '../random/stream';
import { slicedWasserstein } from './sliced-wasserstein';

/** Grey images of one size, as numbers in [-1, 1], one after the other. */
export interface ImageSample {
  values: Float32Array;
  /** Pixels of a side. */
  side: number;
}

export interface SampleComparison {
  /** Distance of whole images, as a multiple of that between two real samples: 1 is the best there is. */
  images: number;
  /** The same for patches of 7 × 7 pixels, which hold a piece of a stroke. */
  strokes: number;
  /** Mean difference of two images, as a share of that of two real ones: 0 is one image again and again. */
  variety: number;
}

/** A good sample: as near as a small multiple of the floor, and as varied as real images. */
export const GOOD: { images: number; strokes: number; variety: [number, number] } = {
  images: 2.5,
  strokes: 2.5,
  variety: [0.8, 1.25],
};

const PATCH = 7;
const PATCHES_PER_IMAGE = 4;

const countImages = ({ values, side }: ImageSample) => values.length / (side * side);

/** Some patches of each image; the same stream gives the same places. */
function cutPatches(sample: ImageSample, random: RandomStream): Float32Array {
  const { values, side } = sample;
  const count = countImages(sample);
  const places = random.uniforms(2 * count * PATCHES_PER_IMAGE);
  const patches = new Float32Array(count * PATCHES_PER_IMAGE * PATCH * PATCH);
  for (let i = 0; i < count * PATCHES_PER_IMAGE; i++) {
    const [top, left] = [0, 1].map((k) => Math.floor(places[2 * i + k]! * (side - PATCH + 1)));
    const image = Math.floor(i / PATCHES_PER_IMAGE);
    for (let row = 0; row < PATCH; row++) {
      const from = (image * side + top! + row) * side + left!;
      patches.set(values.subarray(from, from + PATCH), (i * PATCH + row) * PATCH);
    }
  }
  return patches;
}

/** Mean distance of each image to the next one. */
function meanDifference(sample: ImageSample): number {
  const { values, side } = sample;
  const size = side * side;
  const count = countImages(sample);
  let sum = 0;
  for (let i = 0; i < count; i++) {
    const next = ((i + 1) % count) * size;
    let squares = 0;
    for (let p = 0; p < size; p++) squares += (values[i * size + p]! - values[next + p]!) ** 2;
    sum += Math.sqrt(squares);
  }
  return sum / count;
}

/**
 * Compares a sample with real images. All samples hold as many images, in random order.
 *
 * @param others real images, others than `real`: how far two real samples are from each other is the unit.
 * @throws RangeError if the samples differ in size.
 */
export function compareSamples(
  fake: ImageSample,
  { real, others, random }: { real: ImageSample; others: ImageSample; random: RandomStream },
): SampleComparison {
  const whole = (a: ImageSample, b: ImageSample) =>
    slicedWasserstein(a.values, b.values, { size: a.side ** 2, random: random.fork('directions') });
  const pieces = (a: ImageSample, b: ImageSample) =>
    slicedWasserstein(cutPatches(a, random.fork('places')), cutPatches(b, random.fork('other places')), {
      size: PATCH * PATCH,
      random: random.fork('directions'),
    });
  return {
    images: whole(fake, real) / whole(others, real),
    strokes: pieces(fake, real) / pieces(others, real),
    variety: meanDifference(fake) / meanDifference(real),
  };
}

/** Whether a sample is good in all three: `isGood(compareSamples(…))`. */
export function isGood({ images, strokes, variety }: SampleComparison): boolean {
  const [least, most] = GOOD.variety;
  return images < GOOD.images && strokes < GOOD.strokes && variety > least && variety < most;
}
