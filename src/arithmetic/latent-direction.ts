/** A direction in the latents that stands for a property: from those without it to those with it. Plain numbers. */

export interface Direction {
  /** Mean of the latents with the property less the mean of those without. */
  vector: number[];
  with: number;
  without: number;
}

/** The mean of some vectors. @throws RangeError if there are none. */
export function meanVector(vectors: readonly ArrayLike<number>[]): number[] {
  const [first] = vectors;
  if (!first) throw new RangeError('There is no vector to take the mean of.');
  const sums = new Array<number>(first.length).fill(0);
  for (const vector of vectors) for (let i = 0; i < sums.length; i++) sums[i]! += vector[i]!;
  return sums.map((sum) => sum / vectors.length);
}

/**
 * The direction of a property (Radford et al. 2016, section 6.3, for averages of latents).
 *
 * @param has whether what comes of each latent has the property.
 * @throws RangeError if all have it, or none has, or there are not as many of both.
 */
export function findDirection(latents: readonly ArrayLike<number>[], has: readonly boolean[]): Direction {
  if (latents.length !== has.length) {
    throw new RangeError(
      `Each latent has the property or not; got ${latents.length} latents and ${has.length} answers.`,
    );
  }
  const [withIt, without] = [true, false].map((wanted) => latents.filter((_, i) => has[i] === wanted)) as [
    ArrayLike<number>[],
    ArrayLike<number>[],
  ];
  if (withIt.length === 0 || without.length === 0) {
    throw new RangeError(
      `A direction needs latents with the property and without it; there are ${withIt.length} and ${without.length}.`,
    );
  }
  const [to, from] = [meanVector(withIt), meanVector(without)];
  return { vector: to.map((value, i) => value - from[i]!), with: withIt.length, without: without.length };
}

/** A latent moved along a direction, `strength` times. */
export const moveAlong = (latent: ArrayLike<number>, vector: ArrayLike<number>, strength: number): number[] =>
  Array.from(latent, (value, i) => value + strength * vector[i]!);
