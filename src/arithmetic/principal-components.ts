/**
 * Principal component analysis (Hotelling 1933): the few directions along which points vary most. Points of many numbers
 * become points of few, with the least loss that straight directions allow.
 */
import type { Vector } from './matrix';
import { findEigen } from './symmetric-eigen';

export interface PrincipalComponents {
  mean: number[];
  /** Of length 1, perpendicular, the one with the largest variance first; of each the entry farthest from 0 is positive. */
  components: number[][];
  /** Along each component, over n − 1. */
  variances: number[];
  /** Of the points in all directions: the share that `variances` keep of it is what they explain. */
  totalVariance: number;
}

/**
 * The first components of some points.
 *
 * @param count 1 … as many as a point has numbers.
 * @throws RangeError if there are fewer than two points, their lengths differ, or the count is out of range.
 */
export function findComponents(points: readonly Vector[], count: number): PrincipalComponents {
  const size = points[0]?.length ?? 0;
  if (points.length < 2 || points.some((point) => point.length !== size)) {
    throw new RangeError('findComponents: give two or more points with as many numbers each.');
  }
  if (!Number.isInteger(count) || count < 1 || count > size) {
    throw new RangeError(
      `findComponents: the count is a whole number from 1 to ${size}, what a point has; got ${count}.`,
    );
  }
  const mean = Array.from(
    { length: size },
    (_, i) => points.reduce((sum, x) => sum + x[i]!, 0) / points.length,
  );
  const covariance = findCovariance(points, mean);
  const { values, vectors } = findEigen(covariance);
  const order = values.map((_, i) => i).sort((a, b) => values[b]! - values[a]!);
  const first = order.slice(0, count);
  return {
    mean,
    components: first.map((i) => pointForward(vectors[i]!)),
    // Rounding may leave a direction without any variance a hair below 0.
    variances: first.map((i) => Math.max(0, values[i]!)),
    totalVariance: covariance.reduce((sum, row, i) => sum + row[i]!, 0),
  };
}

function findCovariance(points: readonly Vector[], mean: Vector): number[][] {
  const size = mean.length;
  const sums = Array.from({ length: size }, () => new Float64Array(size));
  for (const point of points) {
    const centred = mean.map((m, i) => point[i]! - m);
    for (let i = 0; i < size; i++) {
      const [at, row] = [centred[i]!, sums[i]!];
      if (at !== 0) for (let j = 0; j <= i; j++) row[j]! += at * centred[j]!;
    }
  }
  return mean.map((_, i) => mean.map((_, j) => sums[Math.max(i, j)]![Math.min(i, j)]! / (points.length - 1)));
}

/** A direction and its opposite are the same component; this chooses one. */
function pointForward(component: Vector): number[] {
  const farthest = component.reduce((most, x) => (Math.abs(x) > Math.abs(most) ? x : most), 0);
  return component.map((x) => (farthest < 0 ? -x : x));
}

/** A point's coordinates along the components: few numbers for many. */
export function projectPoint({ mean, components }: PrincipalComponents, point: Vector): number[] {
  return components.map((component) => component.reduce((sum, c, i) => sum + c * (point[i]! - mean[i]!), 0));
}

/** The point with these coordinates: all that was in other directions is lost. */
export function restorePoint({ mean, components }: PrincipalComponents, coordinates: Vector): number[] {
  return mean.map((m, i) =>
    components.reduce((sum, component, k) => sum + coordinates[k]! * component[i]!, m),
  );
}
