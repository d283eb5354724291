/** Mean and range over seeds. */

export interface Spread {
  mean: number;
  low: number;
  high: number;
}

/** @param values one or more. */
export function spread(values: readonly number[]): Spread {
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
  return { mean, low: Math.min(...values), high: Math.max(...values) };
}
