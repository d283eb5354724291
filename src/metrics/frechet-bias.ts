/** How the Fréchet distance depends on the number of vectors, where nothing else differs. */
import { frechet, measureMoments } from './frechet';

export interface BiasPoint {
  /** Vectors in each of the two samples. */
  count: number;
  distance: number;
}

/**
 * Distances of two disjoint samples of the same vectors, for each count: vectors 0 … count − 1 and the `count` after them.
 * The truth is 0, so each distance is the measure's own error.
 *
 * @param vectors in random order, at least twice as many as the largest count.
 * @throws RangeError if there are too few vectors, or a count is below 2.
 */
export function measureFrechetBias(
  vectors: readonly ArrayLike<number>[],
  counts: readonly number[],
): BiasPoint[] {
  const most = Math.max(...counts);
  if (vectors.length < 2 * most) {
    throw new RangeError(
      `Two samples of ${most} need ${2 * most} vectors; there are ${vectors.length}. Ask for smaller samples.`,
    );
  }
  return counts.map((count) => {
    const [one, other] = [vectors.slice(0, count), vectors.slice(count, 2 * count)].map(measureMoments);
    return { count, distance: frechet(one!, other!) };
  });
}
