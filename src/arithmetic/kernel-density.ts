/**
 * Density estimation with kernels (Rosenblatt 1956, Parzen 1962): each example spreads a little hill around itself, and the
 * density is their mean. It can be read at any place, and drawn from: a generative model without any training.
 */
import type { RandomStream } from '../random/stream';
import type { Vector } from './matrix';

/** log of the sum of e^x, without overflow; −∞ for none. */
export function logSumExp(values: ArrayLike<number>): number {
  let most = Number.NEGATIVE_INFINITY;
  for (let i = 0; i < values.length; i++) most = Math.max(most, values[i]!);
  if (!Number.isFinite(most)) return most;
  let sum = 0;
  for (let i = 0; i < values.length; i++) sum += Math.exp(values[i]! - most);
  return most + Math.log(sum);
}

function assertKernels(examples: readonly Vector[], bandwidth: number): void {
  if (examples.length === 0 || !(bandwidth > 0)) {
    throw new RangeError(
      `A density wants at least one example and a bandwidth above 0; got ${examples.length} and ${bandwidth}.`,
    );
  }
}

/**
 * Natural logarithm of the density at a place, of Gaussian hills.
 *
 * @param bandwidth deviation of each hill in every direction, in the points' unit.
 * @throws RangeError without examples, or unless the bandwidth is above 0.
 */
export function logDensity(examples: readonly Vector[], place: Vector, bandwidth: number): number {
  assertKernels(examples, bandwidth);
  const exponents = Float64Array.from(examples, (example) => {
    let square = 0;
    for (let i = 0; i < place.length; i++) square += (place[i]! - example[i]!) ** 2;
    return -square / (2 * bandwidth ** 2);
  });
  const height = (place.length / 2) * Math.log(2 * Math.PI * bandwidth ** 2);
  return logSumExp(exponents) - Math.log(examples.length) - height;
}

/** A draw from that density: any example, moved a little. @throws RangeError as `logDensity`. */
export function drawNear(examples: readonly Vector[], bandwidth: number, random: RandomStream): number[] {
  assertKernels(examples, bandwidth);
  return examples[random.integer(examples.length)]!.map((x) => x + bandwidth * random.normal());
}

/**
 * −log₂ of the probability of an image of zeros and ones, where each example spreads to its neighbours by flipping every
 * pixel with the same chance (Aitchison and Aitken 1976). Over all images the probabilities add up to 1.
 *
 * @param flip chance of a pixel to differ from the example's, above 0 and below 1.
 * @throws RangeError without examples, or for another chance.
 */
export function countFlipBits(
  examples: readonly ArrayLike<number>[],
  image: ArrayLike<number>,
  flip: number,
): number {
  assertFlip(examples, flip);
  const logs = Float64Array.from(examples, (example) => {
    let differ = 0;
    for (let i = 0; i < image.length; i++) if (example[i] !== image[i]) differ++;
    return differ * Math.log(flip) + (image.length - differ) * Math.log(1 - flip);
  });
  return (Math.log(examples.length) - logSumExp(logs)) / Math.LN2;
}

/** A draw from that density: any example, each pixel flipped with the chance. @throws RangeError as `countFlipBits`. */
export function drawFlipped(
  examples: readonly ArrayLike<number>[],
  flip: number,
  random: RandomStream,
): Uint8Array {
  assertFlip(examples, flip);
  const example = examples[random.integer(examples.length)]!;
  return Uint8Array.from(example, (pixel) => (random.uniform() < flip ? 1 - pixel : pixel));
}

function assertFlip(examples: readonly ArrayLike<number>[], flip: number): void {
  if (examples.length === 0 || !(flip > 0 && flip < 1)) {
    throw new RangeError(
      `A density of images wants at least one example and a chance between 0 and 1; got ${examples.length} and ${flip}.`,
    );
  }
}
