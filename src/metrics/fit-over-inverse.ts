/**
 * A measure that is biased by the number of examples, freed of that: to first order the bias goes like 1 / n, so a line
 * through measurements over 1 / n shows at 0 what infinitely many examples would have (Chong and Forsyth 2020).
 */
import { mean } from '../arithmetic/mean';

/** `start` is the value at 1 / n = 0; the bias of n examples is about `slope` / n. */
export interface InverseLine {
  start: number;
  slope: number;
}

/**
 * The line of least squares through values over 1 / n.
 *
 * @throws RangeError unless there are two different counts or more, a finite value for each.
 */
export function fitOverInverse(counts: readonly number[], values: readonly number[]): InverseLine {
  const x = counts.map((count) => 1 / count);
  if (
    counts.length !== values.length ||
    new Set(counts).size < 2 ||
    ![...x, ...values].every(Number.isFinite)
  ) {
    throw new RangeError(
      `fitOverInverse: a line needs two different counts or more and a finite value for each; there are ${counts.length} counts and ${values.length} values.`,
    );
  }
  const [mx, my] = [mean(x), mean(values)];
  const slope =
    x.reduce((sum, xi, i) => sum + (xi - mx) * (values[i]! - my), 0) /
    x.reduce((sum, xi) => sum + (xi - mx) ** 2, 0);
  return { start: my - slope * mx, slope };
}
