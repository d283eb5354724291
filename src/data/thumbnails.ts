/** Pictures so small that their pixels are numbers to compare them by, where no network is trained to see them. */
import { shrinkImages } from './degrade';
import type { ImageSet } from './images';

/** Side of the largest thumbnail. */
const LARGEST = 8;

/** The side of a picture's thumbnail: the largest divisor of its side up to 8, for example 7 for 28, and 8 for 64. */
export function thumbnailSide(side: number): number {
  for (let small = Math.min(LARGEST, side); small > 1; small--) if (side % small === 0) return small;
  throw new RangeError(`A side of ${side} pixels cannot be divided: take 28, 32, 64, 96 or 128.`);
}

/**
 * Square pictures as vectors: means over blocks of pixels, channel by channel, 0 … 1.
 *
 * @param images bytes of `count` pictures, one after the other
 * @returns a vector of side² × channels numbers for each
 * @throws RangeError if the pictures are not square, or their side has no divisor from 2 to 8
 */
export function toThumbnails(
  images: Pick<ImageSet, 'count' | 'width' | 'height' | 'channels' | 'pixels'>,
): Float32Array[] {
  const { count, width, height, channels } = images;
  if (width !== height)
    throw new RangeError(`Thumbnails want square pictures; these are ${width}×${height}.`);
  const side = thumbnailSide(width);
  const { pixels } = shrinkImages(images, width / side);
  const size = side * side * channels;
  return Array.from({ length: count }, (_, i) =>
    Float32Array.from(pixels.subarray(i * size, (i + 1) * size), (byte) => byte / 255),
  );
}
