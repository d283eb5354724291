/** Mean and range over seeds. */
import { mean } from '../src/arithmetic/mean';

export interface Spread {
  mean: number;
  low: number;
  high: number;
}

/** @param values one or more. */
export function spread(values: readonly number[]): Spread {
  return { mean: mean(values), low: Math.min(...values), high: Math.max(...values) };
}
