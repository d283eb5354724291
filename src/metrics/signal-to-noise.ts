/** How near an image is to the true one, pixel by pixel. */

/**
 * Peak signal-to-noise ratio, in decibels: 10 log₁₀(peak² / mean squared error). Infinite for equal images; each factor
 * of 10 in the squared error is 10 dB. The measure of papers on super-resolution.
 *
 * @param peak the largest value a pixel may have.
 * @throws RangeError for images of different sizes, for none, or a peak that is not above 0.
 */
export function peakSignalToNoise(image: ArrayLike<number>, truth: ArrayLike<number>, peak = 255): number {
  if (image.length !== truth.length || truth.length === 0) {
    throw new RangeError(
      `Two images of one size are compared; these have ${image.length} and ${truth.length} numbers.`,
    );
  }
  if (!(peak > 0)) throw new RangeError(`The peak is a number above 0; got ${peak}.`);
  let sum = 0;
  for (let i = 0; i < truth.length; i++) sum += (image[i]! - truth[i]!) ** 2;
  return 10 * Math.log10((peak ** 2 * truth.length) / sum);
}

/**
 * The mean over several images of the ratio of each, as papers report it. One that equals its truth makes it infinite.
 *
 * @param size numbers of an image.
 * @throws RangeError unless both lists hold the same whole number of images.
 */
export function meanSignalToNoise(
  images: ArrayLike<number> & { slice(from: number, to: number): ArrayLike<number> },
  truths: ArrayLike<number> & { slice(from: number, to: number): ArrayLike<number> },
  size: number,
): number {
  const count = truths.length / size;
  if (images.length !== truths.length || !Number.isInteger(count) || count < 1) {
    throw new RangeError(
      `As many images as truths of ${size} numbers each are compared; got ${images.length} and ${truths.length} numbers.`,
    );
  }
  let sum = 0;
  for (let from = 0; from < truths.length; from += size)
    sum += peakSignalToNoise(images.slice(from, from + size), truths.slice(from, from + size));
  return sum / count;
}
