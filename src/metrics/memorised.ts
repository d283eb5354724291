/**
 * How much a generator copies. The distance to the nearest training example says nothing by itself: real examples that
 * nobody trained on have near neighbours there, too. So these set the measure (as the held-out set does in the test of
 * Meehan, Chaudhuri and Dasgupta 2020, "A non-parametric test to detect data-copying in generative models").
 */

/**
 * The distance below which an example counts as copied: only one of a hundred held-out ones lies nearer to a training
 * example. One of a hundred, since a stricter line would stand on a handful of them, and a milder one would call many
 * honest examples copies.
 *
 * @param heldOut distance of each held-out real example to the nearest training example.
 * @param share of the held-out ones that lie below the line, 0 … 1.
 * @throws RangeError unless there are 1 / share distances or more, all of them numbers.
 */
export function copyThreshold(heldOut: ArrayLike<number>, share = 0.01): number {
  const sorted = Float64Array.from(heldOut).sort();
  if (!(share > 0 && share < 1))
    throw new RangeError(`copyThreshold: a share lies between 0 and 1; got ${share}.`);
  if (sorted.length * share < 1 || sorted.some(Number.isNaN)) {
    throw new RangeError(
      `copyThreshold: ${sorted.length} distances do not show where the nearest ${share * 100} % of them lie: ` +
        `give ${Math.ceil(1 / share)} or more, all of them numbers.`,
    );
  }
  return sorted[Math.floor(share * sorted.length)]!;
}

/** Share of the distances below the threshold, 0 … 1; of held-out real examples it is the share that set it. */
export function memorisedShare(distances: ArrayLike<number>, threshold: number): number {
  const { length } = distances;
  if (length === 0) throw new RangeError('memorisedShare: give at least one distance.');
  return Array.from(distances).filter((distance) => distance < threshold).length / length;
}
