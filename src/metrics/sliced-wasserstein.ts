/**
 * The sliced Wasserstein distance of two sets of vectors: how far, on average, one must be moved to become the other,
 * seen along random directions (Rabin et al. 2011). Along one direction that is easy: sort both, and compare.
 */

/** What directions are drawn from; the course's seeded stream is one. */
export interface NormalSource {
  normals(count: number): Float32Array;
}

export interface SlicedWassersteinOptions {
  /** Numbers in a vector. */
  size: number;
  /** Draws the directions; the same stream makes distances comparable. */
  random: NormalSource;
  /** Default 64. */
  directions?: number;
}

/**
 * Mean distance over the directions, each of length 1.
 *
 * @param a n × size numbers. @param b as many.
 * @throws RangeError if the sets are empty or of different sizes, or without a direction.
 */
export function slicedWasserstein(
  a: Float32Array,
  b: Float32Array,
  { size, random, directions = 64 }: SlicedWassersteinOptions,
): number {
  if (a.length === 0 || a.length !== b.length || a.length % size !== 0) {
    throw new RangeError(
      `Both sets need as many vectors of ${size} numbers; got ${a.length} and ${b.length} numbers.`,
    );
  }
  if (!Number.isInteger(directions) || directions < 1) {
    throw new RangeError(`directions must be a whole number, 1 or more; it is ${directions}.`);
  }
  let sum = 0;
  for (let i = 0; i < directions; i++) {
    const direction = random.normals(size);
    const length = Math.hypot(...direction);
    const [first, second] = [project(a, direction), project(b, direction)];
    let distance = 0;
    for (let j = 0; j < first.length; j++) distance += Math.abs(first[j]! - second[j]!);
    sum += distance / first.length / length;
  }
  return sum / directions;
}

/** Each vector's length along the direction, sorted. */
function project(vectors: Float32Array, direction: Float32Array): Float64Array {
  const size = direction.length;
  const lengths = new Float64Array(vectors.length / size);
  for (let i = 0; i < lengths.length; i++) {
    let dot = 0;
    for (let j = 0; j < size; j++) dot += vectors[i * size + j]! * direction[j]!;
    lengths[i] = dot;
  }
  return lengths.sort();
}
