/**
 * λ over a training: 2 / (1 + e^(−10p)) − 1, from 0 to nearly 1, so that a domain head without an idea does not disturb
 * (Ganin et al. 2016, section 5.2.2).
 *
 * @param progress p, the share of the training that is done, 0 to 1. @throws RangeError for another.
 */
export function reversalStrength(progress: number): number {
  if (!(progress >= 0 && progress <= 1))
    throw new RangeError(`A progress is a number from 0 to 1; got ${progress}.`);
  return 2 / (1 + Math.exp(-10 * progress)) - 1;
}
