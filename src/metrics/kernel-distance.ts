/**
 * The kernel distance of two sets of vectors, with a classifier's features called KID (Bińkowski et al. 2018): the squared
 * maximum mean discrepancy with the kernel (x·y / d + 1)³. Unlike the Fréchet distance its mean does not depend on how
 * many vectors there are; so two samples of the same kind give 0 on the average, and less than 0 by chance.
 */

import { mean, variance } from '../arithmetic/mean';
import { type PackedVectors, packVectors, type Vectors } from './vectors';

/** Sum of the kernel over all pairs of the vectors of those numbers; pairs of a vector with itself are left out. */
function sumKernel(
  a: PackedVectors,
  b: PackedVectors,
  of: ArrayLike<number>,
  with_: ArrayLike<number>,
): number {
  const { size } = a;
  let total = 0;
  for (let i = 0; i < of.length; i++) {
    for (let j = 0; j < with_.length; j++) {
      if (a === b && i === j) continue;
      let dot = 0;
      for (let k = 0, p = of[i]! * size, q = with_[j]! * size; k < size; k++)
        dot += a.values[p + k]! * b.values[q + k]!;
      total += (dot / size + 1) ** 3;
    }
  }
  return total;
}

function distanceOf(a: PackedVectors, b: PackedVectors, { of, from }: KernelSubset): number {
  const mean = (total: number, pairs: number) => total / pairs;
  return (
    mean(sumKernel(a, a, of, of), of.length * (of.length - 1)) +
    mean(sumKernel(b, b, from, from), from.length * (from.length - 1)) -
    2 * mean(sumKernel(a, b, of, from), of.length * from.length)
  );
}

function pack(a: Vectors, b: Vectors): [PackedVectors, PackedVectors] {
  const [first, second] = packVectors('kernelDistance', [a, b]);
  if (a.length < 2 || b.length < 2) {
    throw new RangeError(
      `kernelDistance: give two or more vectors of each set; there are ${a.length} and ${b.length}.`,
    );
  }
  return [first!, second!];
}

const all = (count: number) => Uint32Array.from({ length: count }, (_, i) => i);

/**
 * Squared distance, unbiased: no vector is paired with itself; below 0 by chance where the sets are alike.
 *
 * @throws RangeError unless each set holds at least two vectors, all finite and of one length.
 */
export function kernelDistance(a: Vectors, b: Vectors): number {
  const [first, second] = pack(a, b);
  return distanceOf(first, second, { of: all(a.length), from: all(b.length) });
}

/** Numbers of vectors of the first set, and of those of the second that they are compared with. */
export interface KernelSubset {
  of: ArrayLike<number>;
  from: ArrayLike<number>;
}

export interface KernelEstimate {
  mean: number;
  /** Of the subsets' distances, dividing by their number: what torch-fidelity prints behind its ±. */
  deviation: number;
  /** Of the mean, where no vector is in two subsets; too small where subsets overlap. */
  standardError: number;
}

/**
 * The mean distance over subsets: cheaper than all pairs, and it tells how far chance moves it. torch-fidelity draws 100
 * subsets of 1,000; with disjoint ones (`disjointSubsets`) the distances are independent (Zaremba et al. 2013), so that
 * their mean has an honest standard error.
 *
 * @throws RangeError as kernelDistance, or with fewer than two subsets, or subsets of fewer than two.
 */
export function kernelDistanceOverSubsets(
  a: Vectors,
  b: Vectors,
  subsets: readonly KernelSubset[],
): KernelEstimate {
  const [first, second] = pack(a, b);
  if (subsets.length < 2 || subsets.some(({ of, from }) => of.length < 2 || from.length < 2)) {
    throw new RangeError('kernelDistanceOverSubsets: give two or more subsets of two or more vectors each.');
  }
  const distances = subsets.map((subset) => distanceOf(first, second, subset));
  const spread = variance(distances);
  return {
    mean: mean(distances),
    deviation: Math.sqrt(spread),
    standardError: Math.sqrt(spread / (distances.length - 1)),
  };
}

/**
 * Subsets without a common vector: every m-th vector of `count` in each of m, so that a set in some order is spread over
 * all of them.
 */
export function disjointSubsets(count: number, subsets = 10): KernelSubset[] {
  return Array.from({ length: subsets }, (_, first) => {
    const numbers = Array.from(
      { length: Math.floor((count - first - 1) / subsets) + 1 },
      (_, i) => first + i * subsets,
    );
    return { of: numbers, from: numbers };
  });
}
