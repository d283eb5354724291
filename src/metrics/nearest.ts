/** The nearest of many vectors: shows whether what was generated was copied. */
import { findNearestSquares } from './neighbours';
import { packVectors, type Vectors } from './vectors';

/**
 * Which of the vectors lies nearest to one, and how far (Euclidean, in the numbers' own unit).
 *
 * @param vectors one after the other in one array, each as long as `wanted`.
 * @throws RangeError if there are none, or if their numbers do not come out even.
 */
export function findNearest(
  wanted: ArrayLike<number>,
  vectors: ArrayLike<number>,
): { index: number; distance: number } {
  const size = wanted.length;
  const count = vectors.length / size;
  if (!(count >= 1 && Number.isInteger(count))) {
    throw new RangeError(
      `findNearest: ${vectors.length} numbers are not a whole number of vectors of ${size}, at least one.`,
    );
  }
  let best = 0;
  let least = Number.POSITIVE_INFINITY;
  for (let i = 0; i < count; i++) {
    let sum = 0;
    // No need to go on once it is farther than the nearest so far.
    for (let j = 0; j < size && sum < least; j++) sum += (wanted[j]! - vectors[i * size + j]!) ** 2;
    if (sum < least) {
      best = i;
      least = sum;
    }
  }
  return { index: best, distance: Math.sqrt(least) };
}

/**
 * The nearest of `vectors` to each of many, and how far it is (Euclidean).
 *
 * @throws RangeError if there are none, or if vectors differ in length or are not finite.
 */
export function findAllNearest(
  wanted: Vectors,
  vectors: Vectors,
): { indices: Uint32Array; distances: Float64Array } {
  const [points, others] = packVectors('findAllNearest', [wanted, vectors]);
  const { indices, squares } = findNearestSquares(points!, others!);
  return { indices, distances: squares.map(Math.sqrt) };
}
