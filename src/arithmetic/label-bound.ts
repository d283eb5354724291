/**
 * What adaptation can reach where source and target hold their classes in other shares (Zhao et al. 2019, "On learning
 * invariant representations for domain adaptation"): alike features are named alike.
 */

/**
 * The largest share of the target that can be named rightly if its features are spread as the source's are, and the source
 * is named without an error: every class is then named as often as the source has it. It is 1 less the total variation.
 *
 * @param source shares of the classes, which add up to 1. @param target as many.
 * @returns 0 to 1.
 * @throws RangeError unless both are lists of shares of one length that add up to 1.
 */
export function bestShare(source: readonly number[], target: readonly number[]): number {
  for (const shares of [source, target]) {
    const total = shares.reduce((sum, share) => sum + share, 0);
    if (
      shares.length !== source.length ||
      shares.some((share) => !(share >= 0)) ||
      Math.abs(total - 1) > 1e-9
    )
      throw new RangeError(
        'Give the shares of the same classes in both domains, 0 or more, that add up to 1.',
      );
  }
  return source.reduce((sum, share, i) => sum + Math.min(share, target[i]!), 0);
}
