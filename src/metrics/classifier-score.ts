/**
 * The classifier score: the formula of the Inception score (Salimans et al. 2016) on a classifier's probabilities. High
 * where each picture is surely one class and all classes come equally often; from 1 to the number of classes. It sees
 * neither copies nor one picture a class again and again: put beside it the score of real pictures.
 */
import { mean, variance } from '../arithmetic/mean';

function refuseOthers(rows: readonly ArrayLike<number>[]): void {
  if (rows.length === 0)
    throw new RangeError('classifierScore: give the probabilities of at least one picture.');
  const size = rows[0]!.length;
  for (const row of rows) {
    const values = Array.from(row);
    const total = values.reduce((sum, p) => sum + p, 0);
    if (values.length === size && values.every((p) => p >= 0) && Math.abs(total - 1) < 1e-3) continue;
    throw new RangeError(
      `classifierScore: [${values.slice(0, 12).join(', ')}] is no row of ${size} probabilities from 0 to 1 that add up to 1.`,
    );
  }
}

/**
 * exp of the mean Kullback-Leibler divergence, in nats, of each picture's probabilities from their mean.
 *
 * @param rows one for each picture, one probability for each class.
 * @throws RangeError unless each row holds equally many probabilities that add up to 1.
 */
export function classifierScore(rows: readonly ArrayLike<number>[]): number {
  refuseOthers(rows);
  const mean = Array.from(rows[0]!, (_, j) => rows.reduce((sum, row) => sum + row[j]!, 0) / rows.length);
  let sum = 0;
  for (const row of rows) {
    // A class of probability 0 adds nothing: p log p goes to 0.
    mean.forEach((q, j) => {
      if (row[j]! > 0) sum += row[j]! * Math.log(row[j]! / q);
    });
  }
  return Math.exp(sum / rows.length);
}

export interface SplitScore {
  mean: number;
  /** Of the parts' scores, dividing by their number. */
  deviation: number;
  splits: number;
}

/**
 * The score of equal parts, one behind the other, as torch-fidelity and the paper give it: mean and deviation. Put rows of
 * one class after the other into random order first. A part of few rows scores too low.
 *
 * @throws RangeError as classifierScore, or unless there are as many rows as splits.
 */
export function classifierScoreOfSplits(rows: readonly ArrayLike<number>[], splits = 10): SplitScore {
  if (!Number.isInteger(splits) || splits < 1 || splits > rows.length) {
    throw new RangeError(
      `classifierScoreOfSplits: ${rows.length} rows cannot be cut into ${splits} parts of one row or more.`,
    );
  }
  const scores = Array.from({ length: splits }, (_, i) =>
    classifierScore(
      rows.slice(Math.floor((i * rows.length) / splits), Math.floor(((i + 1) * rows.length) / splits)),
    ),
  );
  return { mean: mean(scores), deviation: Math.sqrt(variance(scores)), splits };
}
