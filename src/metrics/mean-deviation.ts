/** Mean and spread of a few measurements, of seeds for example. */

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
  const mean = values.reduce((sum, value) => sum + value, 0) / count;
  if (count === 1) return { mean, count };
  const squares = values.reduce((sum, value) => sum + (value - mean) ** 2, 0);
  return { mean, deviation: Math.sqrt(squares / (count - 1)), count };
}
