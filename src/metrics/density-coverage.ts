/**
 * Density and coverage of generated vectors (Naeem et al. 2020). Precision counts a fake once, however many balls of
 * real vectors it lies in, so one stray real vector with a wide ball is enough; density counts the balls. Coverage asks
 * of each real vector whether a fake lies in its ball, so stray fakes do not help.
 */
import { ballRadii, distance } from './precision-recall';

type Vectors = readonly (readonly number[] | Float32Array)[];

export interface DensityCoverage {
  /** Mean number of real balls around a fake, over k: about 1 for real vectors, 0 and up, may pass 1. */
  density: number;
  /** Share of real vectors with a fake in their ball, 0 … 1: about 1 − 2^−k for real vectors. */
  coverage: number;
}

function refuseUneven(real: Vectors, fake: Vectors): void {
  const size = real[0]?.length;
  if (fake.length === 0) throw new RangeError('measureDensityCoverage: give at least one fake vector.');
  for (const x of [...real, ...fake]) {
    if (x.length !== size) {
      throw new RangeError(
        `measureDensityCoverage: vectors of ${size} and ${x.length} numbers differ in length.`,
      );
    }
    for (let i = 0; i < x.length; i++) {
      if (Number.isFinite(x[i])) continue;
      throw new RangeError(
        `measureDensityCoverage: a vector holds ${x[i]}; only finite numbers have distances.`,
      );
    }
  }
}

/**
 * Density and coverage of fakes among real vectors.
 *
 * @param k a real vector's ball reaches to its k-th neighbour; the paper takes 5.
 * @throws RangeError if vectors differ in length or are not finite, or if a real one has no k others.
 */
export function measureDensityCoverage(real: Vectors, fake: Vectors, k = 5): DensityCoverage {
  refuseUneven(real, fake);
  const radii = ballRadii(real, k);
  let inside = 0;
  let covered = 0;
  real.forEach((centre, i) => {
    // Strictly inside, as the authors count: a ball of equal vectors is empty.
    const count = fake.filter((x) => distance(x, centre) < radii[i]!).length;
    inside += count;
    if (count > 0) covered++;
  });
  return { density: inside / (k * fake.length), coverage: covered / real.length };
}
