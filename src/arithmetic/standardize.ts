/** Numbers moved and stretched so that their mean is 0 and their deviation 1: what batch normalisation does to each channel. */
import { mean, variance } from './mean';

/**
 * (x − mean) / √(variance + epsilon), with the variance over n (Ioffe and Szegedy 2015, algorithm 1).
 *
 * @throws RangeError if there is no number, or if all are equal and epsilon is 0.
 */
export function standardize(values: ArrayLike<number>, epsilon = 0): number[] {
  const all = Array.from(values);
  if (all.length === 0) throw new RangeError('standardize: give at least one number.');
  const middle = mean(all);
  const deviation = Math.sqrt(variance(all) + epsilon);
  if (deviation === 0)
    throw new RangeError('standardize: all numbers are equal; an epsilon above 0 keeps them finite.');
  return all.map((x) => (x - middle) / deviation);
}
