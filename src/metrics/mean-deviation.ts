/** Mean and spread of a few measurements, of seeds for example. */
import { mean, variance } from '../arithmetic/mean';

export interface MeanDeviation {
  mean: number;
  /** The sample's standard deviation, with n − 1; undefined for one value, which has no spread. */
  deviation?: number;
  count: number;
}

/**
 * @param values finite, one at least.
 * @throws RangeError without values.
 */
export function meanDeviation(values: readonly number[]): MeanDeviation {
  const count = values.length;
  if (count === 0) throw new RangeError('meanDeviation: give at least one value.');
  const middle = mean(values);
  if (count === 1) return { mean: middle, count };
  return { mean: middle, deviation: Math.sqrt((variance(values) * count) / (count - 1)), count };
}
