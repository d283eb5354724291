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
