/**
 * Precision and recall of generated vectors (Kynkäänniemi et al. 2019). Around each vector of one set lies a ball that
 * reaches to its k-th neighbour in that set; what lies in a ball of the other set is covered by it.
 */

type Vectors = readonly (readonly number[] | Float32Array)[];

const NEAREST = 3;

/** Euclidean distance of two vectors of one length. */
export function distance(a: ArrayLike<number>, b: ArrayLike<number>): number {
  let sum = 0;
  for (let i = 0; i < a.length; i++) sum += (a[i]! - b[i]!) ** 2;
  return Math.sqrt(sum);
}

/**
 * Distance of each vector to its k-th neighbour among the others.
 *
 * @throws RangeError unless k is a whole number from 1 to the number of vectors less one.
 */
export function ballRadii(vectors: Vectors, k = NEAREST): number[] {
  if (!Number.isInteger(k) || k < 1 || k >= vectors.length) {
    throw new RangeError(
      `ballRadii: k is ${k}, and there are ${vectors.length} vectors: each needs k others, so take k from 1 to ${vectors.length - 1}.`,
    );
  }
  // The vector itself comes first, at distance 0.
  return vectors.map((x) => vectors.map((y) => distance(x, y)).sort((p, q) => p - q)[k]!);
}

/**
 * Share of `vectors` that lie in a ball of `centres`, 0 … 1: precision for generated vectors and real centres, recall
 * the other way round. A vector on the edge is inside.
 *
 * @throws RangeError if there are no vectors, or not more centres than k.
 */
export function coveredShare(vectors: Vectors, centres: Vectors, k = NEAREST): number {
  if (vectors.length === 0) throw new RangeError('coveredShare: give at least one vector.');
  const radii = ballRadii(centres, k);
  const inside = vectors.filter((x) => centres.some((centre, i) => distance(x, centre) <= radii[i]!));
  return inside.length / vectors.length;
}
