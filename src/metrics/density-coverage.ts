/**
 * Density and coverage of generated vectors (Naeem et al. 2020). Precision counts a fake once, however many balls of
 * real vectors it lies in, so one stray real vector with a wide ball is enough; density counts the balls. Coverage asks
 * of each real vector whether a fake lies in its ball, so stray fakes do not help.
 */
import { countInBalls, squaredRadii } from './neighbours';
import { assertNeighbours } from './precision-recall';
import { packVectors, type Vectors } from './vectors';

export interface DensityCoverage {
  /** Mean number of real balls around a fake, over k: about 1 for real vectors, 0 and up, may pass 1. */
  density: number;
  /** Share of real vectors with a fake in their ball, 0 … 1: about 1 − 2^−k for real vectors. */
  coverage: number;
}

/**
 * Density and coverage of fakes among real vectors.
 *
 * @param k a real vector's ball reaches to its k-th neighbour; the paper takes 5.
 * @throws RangeError if vectors differ in length or are not finite, or if a real one has no k others.
 */
export function measureDensityCoverage(real: Vectors, fake: Vectors, k = 5): DensityCoverage {
  const [centres, points] = packVectors('measureDensityCoverage', [real, fake]);
  assertNeighbours(k, real.length);
  // Strictly inside, as the authors count: a ball of equal vectors is empty.
  const { aroundPoint, inBall } = countInBalls(points!, centres!, {
    radii: squaredRadii(centres!, k),
    edge: false,
  });
  const inside = aroundPoint.reduce((sum, count) => sum + count, 0);
  return {
    density: inside / (k * fake.length),
    coverage: inBall.filter((count) => count > 0).length / real.length,
  };
}
