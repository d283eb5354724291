/**
 * Stacked digits (Metz et al. 2017; Srivastava et al. 2017): three digits as the three channels of one image. The digit of
 * each channel is drawn by itself, so that there are 1,000 modes, all equally likely if the digits are.
 */
import type { RandomStream } from '../random/stream';
import { type ImageSet, imageBytes, pixelsOf } from './images';

/** Digits in an image, one a channel. */
export const STACKED = 3;

/**
 * Images of three digits each, drawn from the stream with replacement. Their labels are the first digit's: a label has
 * one byte, and there are 1,000 modes.
 *
 * @param digits grey images with labels.
 * @throws RangeError for coloured images, for none, or if `count` is no whole number from 0 on.
 */
export function stackDigits(
  digits: ImageSet,
  { count, random }: { count: number; random: RandomStream },
): ImageSet {
  if (digits.channels !== 1 || digits.count < 1) {
    throw new RangeError(
      `Grey digits are stacked; got ${digits.count} images with ${digits.channels} channels.`,
    );
  }
  if (!Number.isSafeInteger(count) || count < 0) {
    throw new RangeError(`A number of images is a whole number from 0 on; got ${count}.`);
  }
  const size = imageBytes(digits);
  const pixels = new Uint8Array(count * size * STACKED);
  const labels = new Uint8Array(count);
  for (let i = 0; i < count; i++) {
    for (let channel = 0; channel < STACKED; channel++) {
      const index = Math.floor(random.uniform() * digits.count);
      if (channel === 0) labels[i] = digits.labels[index]!;
      const digit = pixelsOf(digits, index);
      for (let p = 0; p < size; p++) pixels[(i * size + p) * STACKED + channel] = digit[p]!;
    }
  }
  return { ...digits, source: `three of ${digits.source}`, count, channels: STACKED, pixels, labels };
}

/**
 * The channels as grey images, in the order first, second, third of each image: what a classifier of digits reads.
 *
 * @param images with any number of channels; the result has so many times as many images.
 */
export function splitChannels<
  Images extends Pick<ImageSet, 'count' | 'height' | 'width' | 'channels' | 'pixels'>,
>({ count, height, width, channels, pixels }: Images): Omit<ImageSet, 'source' | 'labels'> {
  const size = height * width;
  const grey = new Uint8Array(pixels.length);
  for (let i = 0; i < count; i++) {
    for (let channel = 0; channel < channels; channel++) {
      for (let p = 0; p < size; p++) {
        grey[(i * channels + channel) * size + p] = pixels[(i * size + p) * channels + channel]!;
      }
    }
  }
  return { count: count * channels, height, width, channels: 1, pixels: grey };
}
