/**
 * Is the difference of two methods more than luck? Both are run with the same seeds, so that each seed gives one
 * difference, and Student's t asks whether their mean lies farther from 0 than their own spread explains (Student 1908).
 */
import { mean, variance } from '../arithmetic/mean';

export interface PairedDifference {
  /** How many pairs. */
  count: number;
  /** Mean of second − first. */
  mean: number;
  /** Of the mean: standard deviation of the differences / √count. */
  standardError: number;
  /** mean / standardError. */
  t: number;
  /** |t| from which on the difference is called significant: in 1 of 20 cases luck alone reaches it. */
  limit: number;
  significant: boolean;
}

/** Two-sided 5 % points of Student's t for 1, 2, 3 … degrees of freedom (SciPy's `t.ppf(0.975, n)`). */
const LIMITS = [12.7062, 4.3027, 3.1824, 2.7764, 2.5706, 2.4469, 2.3646, 2.306, 2.2622];

/**
 * Compares numbers of the same seeds, pair by pair.
 *
 * @throws RangeError unless there are equally many of both, from 2 to 10.
 */
export function comparePairs(first: ArrayLike<number>, second: ArrayLike<number>): PairedDifference {
  const count = first.length;
  if (count !== second.length || count < 2 || count > LIMITS.length + 1) {
    throw new RangeError(
      `comparePairs: give equally many numbers of both, 2 to ${LIMITS.length + 1}; got ${count} and ${second.length}.`,
    );
  }
  const differences = Array.from(first, (value, i) => second[i]! - value);
  const difference = mean(differences);
  const standardError = Math.sqrt(variance(differences) / (count - 1));
  // Equal differences have no spread: 0 each is nothing, else it is beyond all doubt.
  const t = difference === 0 ? 0 : difference / standardError;
  const limit = LIMITS[count - 2]!;
  return { count, mean: difference, standardError, t, limit, significant: Math.abs(t) > limit };
}
