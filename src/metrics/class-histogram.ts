/** How often each class comes. */

/** Examples of each class 0 … classes − 1. @throws RangeError for a label that is none of them. */
export function countClasses(labels: ArrayLike<number>, classes: number): number[] {
  const counts = new Array<number>(classes).fill(0);
  for (const label of Array.from(labels)) {
    if (counts[label] === undefined)
      throw new RangeError(`countClasses: the label ${label} is none of 0 to ${classes - 1}.`);
    counts[label]!++;
  }
  return counts;
}

/**
 * Total variation from even shares: the share of examples that would have to change their class so that all classes come
 * equally often; 0, and up to 1 − 1/classes where there is one class only.
 *
 * @throws RangeError if there are no examples.
 */
export function distanceFromUniform(counts: readonly number[]): number {
  const total = counts.reduce((sum, count) => sum + count, 0);
  if (!(total > 0)) throw new RangeError('distanceFromUniform: there are no examples to count.');
  return counts.reduce((sum, count) => sum + Math.abs(count / total - 1 / counts.length), 0) / 2;
}
