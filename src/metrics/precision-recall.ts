/**
 * Precision and recall of generated vectors (Kynkäänniemi et al. 2019). Around each vector of one set lies a ball that
 * reaches to its k-th neighbour in that set; what lies in a ball of the other set is covered by it.
 */
import { countInBalls, squaredRadii } from './neighbours';
import { type PackedVectors, packVectors, type Vectors } from './vectors';

/** The paper's k. */
const NEAREST = 3;

/** Euclidean distance of two vectors of one length. */
export function distance(a: ArrayLike<number>, b: ArrayLike<number>): number {
  let sum = 0;
  for (let i = 0; i < a.length; i++) sum += (a[i]! - b[i]!) ** 2;
  return Math.sqrt(sum);
}

/** @throws RangeError unless k is a whole number from 1 to the number of vectors less one. */
export function assertNeighbours(k: number, count: number): void {
  if (Number.isInteger(k) && k >= 1 && k < count) return;
  throw new RangeError(
    `ballRadii: k is ${k}, and there are ${count} vectors: each needs k others, so take k from 1 to ${count - 1}.`,
  );
}

function radiiOf(vectors: PackedVectors, k: number): Float64Array {
  assertNeighbours(k, vectors.count);
  return squaredRadii(vectors, k);
}

/**
 * Distance of each vector to its k-th neighbour among the others.
 *
 * @throws RangeError unless k is a whole number from 1 to the number of vectors less one, or if vectors differ in length
 * or are not finite.
 */
export function ballRadii(vectors: Vectors, k = NEAREST): number[] {
  const [packed] = packVectors('ballRadii', [vectors]);
  return Array.from(radiiOf(packed!, k), Math.sqrt);
}

/**
 * Share of `vectors` that lie in a ball of `centres`, 0 … 1: precision for generated vectors and real centres, recall
 * the other way round. A vector on the edge is inside.
 *
 * @throws RangeError if there are no vectors, not more centres than k, or if vectors differ in length or are not finite.
 */
export function coveredShare(vectors: Vectors, centres: Vectors, k = NEAREST): number {
  const [points, balls] = packVectors('coveredShare', [vectors, centres]);
  const { aroundPoint } = countInBalls(points!, balls!, { radii: radiiOf(balls!, k), edge: true });
  return aroundPoint.filter((count) => count > 0).length / vectors.length;
}
