/** k-means: points fall into k groups, each around its mean (Lloyd 1982, with the start of Arthur and Vassilvitskii 2007). */
import type { RandomStream } from '../random/stream';
import type { Vector } from './matrix';

export interface Clusters {
  centres: number[][];
  /** Of each point, the number of its nearest centre. */
  labels: Uint8Array;
  /** Sum of the squared distances to the own centre: what k-means makes small. */
  inertia: number;
  /** Rounds until no point changed its group. */
  rounds: number;
}

export function squaredDistance(a: Vector, b: Vector): number {
  let sum = 0;
  for (let i = 0; i < a.length; i++) sum += (a[i]! - b[i]!) ** 2;
  return sum;
}

/**
 * k-means++: the first centre is any point; each further one is drawn with a chance in proportion to its squared distance
 * from the nearest centre so far.
 *
 * @throws RangeError unless k is 1 … 256, and there are k different points.
 */
export function chooseCentres(points: readonly Vector[], k: number, random: RandomStream): number[][] {
  assertClusters(points, k);
  const centres = [[...points[random.integer(points.length)]!]];
  const nearest = points.map((point) => squaredDistance(point, centres[0]!));
  while (centres.length < k) {
    const total = nearest.reduce((sum, distance) => sum + distance, 0);
    if (!(total > 0)) {
      throw new RangeError(
        `chooseCentres: only ${centres.length} of the points differ; ${k} groups need more.`,
      );
    }
    let left = random.uniform() * total;
    let chosen = nearest.findIndex((distance) => {
      left -= distance;
      return left < 0;
    });
    // The last sum may end a rounding short of the total.
    if (chosen < 0) chosen = nearest.reduce((best, d, i) => (d > nearest[best]! ? i : best), 0);
    const centre = [...points[chosen]!];
    centres.push(centre);
    for (const [i, point] of points.entries())
      nearest[i] = Math.min(nearest[i]!, squaredDistance(point, centre));
  }
  return centres;
}

function assertClusters(points: readonly Vector[], k: number): void {
  if (!Number.isInteger(k) || k < 1 || k > 256 || points.length < k) {
    throw new RangeError(
      `k is a whole number from 1 to 256, and there are at least k points; got k = ${k} and ${points.length} points.`,
    );
  }
}

/** One half of a round: each point joins its nearest centre. */
export function assignPoints(points: readonly Vector[], centres: readonly Vector[]): Uint8Array {
  return Uint8Array.from(points, (point) => {
    let best = 0;
    let least = Number.POSITIVE_INFINITY;
    for (const [k, centre] of centres.entries()) {
      const distance = squaredDistance(point, centre);
      if (distance < least) [best, least] = [k, distance];
    }
    return best;
  });
}

/** The other half: each centre moves to the mean of its points; one without points stays. */
export function moveCentres(
  points: readonly Vector[],
  labels: Uint8Array,
  centres: readonly Vector[],
): number[][] {
  return centres.map((centre, k) => {
    const own = points.filter((_, i) => labels[i] === k);
    if (own.length === 0) return [...centre];
    return centre.map((_, axis) => own.reduce((sum, point) => sum + point[axis]!, 0) / own.length);
  });
}

/**
 * Rounds from the given centres until no point changes its group. Another start may end in other groups.
 *
 * @throws RangeError unless there are 1 … 256 centres, and as many points.
 */
export function clusterPoints(
  points: readonly Vector[],
  start: readonly Vector[],
  { mostRounds = 300 }: { mostRounds?: number } = {},
): Clusters {
  assertClusters(points, start.length);
  let labels = assignPoints(points, start);
  let centres = moveCentres(points, labels, start);
  let rounds = 1;
  for (; rounds < mostRounds; rounds++) {
    const next = assignPoints(points, centres);
    if (next.every((label, i) => label === labels[i])) break;
    labels = next;
    centres = moveCentres(points, labels, centres);
  }
  const inertia = points.reduce((sum, x, i) => sum + squaredDistance(x, centres[labels[i]!]!), 0);
  return { centres, labels, inertia, rounds };
}
