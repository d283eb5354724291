/**
 * Which measure catches which generator: decided by real digits, not by taste. Several samples of real digits give each
 * measure a range; what is worse than the worst of them, by more than twice the range, is caught. Twice, since eight measures
 * are asked: at one range, real digits of another sample are caught now and then.
 */
import { formatFixed } from '../drawing/format-number';
import type { EvaluationRow } from './evaluate';

export interface Measure {
  name: string;
  better: 'high' | 'low';
  of: (row: EvaluationRow) => number;
  /** Digits after the point. */
  digits: number;
}

/** The columns of the cheats' table. */
export const MEASURES: readonly Measure[] = [
  { name: 'readable', better: 'high', of: (row) => row.readable, digits: 2 },
  { name: 'score', better: 'high', of: (row) => row.score.mean, digits: 2 },
  { name: 'Fréchet', better: 'low', of: (row) => row.distance, digits: 1 },
  { name: 'precision', better: 'high', of: (row) => row.precision, digits: 2 },
  { name: 'recall', better: 'high', of: (row) => row.recall, digits: 2 },
  { name: 'density', better: 'high', of: (row) => row.density, digits: 2 },
  { name: 'coverage', better: 'high', of: (row) => row.coverage, digits: 2 },
  { name: 'memorised', better: 'low', of: (row) => row.memorised, digits: 2 },
];

export interface RealRange {
  low: number;
  high: number;
}

/** @throws RangeError unless there are three samples of real digits or more: fewer show no range. */
export function rangeOf({ of, name }: Measure, real: readonly EvaluationRow[]): RealRange {
  if (real.length < 3) {
    throw new RangeError(
      `rangeOf: ${real.length} samples of real digits show no range of "${name}"; give 3 or more.`,
    );
  }
  const values = real.map(of);
  return { low: Math.min(...values), high: Math.max(...values) };
}

/** Ranges beyond the worst real sample at which a measure begins to catch. */
const MARGIN = 2;

/** Where a measure begins to catch. */
export function limitOf({ better }: Measure, { low, high }: RealRange): number {
  return better === 'high' ? low - MARGIN * (high - low) : high + MARGIN * (high - low);
}

export function isCaught(measure: Measure, value: number, range: RealRange): boolean {
  const limit = limitOf(measure, range);
  return measure.better === 'high' ? value < limit : value > limit;
}

export interface Verdicts {
  headings: string[];
  /** The name and a cell a measure; ✗ stands behind what is caught. */
  cells: string[][];
  /** Names of the measures that catch each row, in the rows' order. */
  catchers: string[][];
}

/** The cheats' table: the range of real digits first, then a line a generator. */
export function judge(rows: readonly EvaluationRow[], real: readonly EvaluationRow[]): Verdicts {
  const ranges = MEASURES.map((measure) => rangeOf(measure, real));
  const write = (measure: Measure, value: number) => formatFixed(value, measure.digits);
  const caught = rows.map((row) =>
    MEASURES.map((measure, i) => isCaught(measure, measure.of(row), ranges[i]!)),
  );
  const realCells = MEASURES.map((measure, i) => {
    const [low, high] = [write(measure, ranges[i]!.low), write(measure, ranges[i]!.high)];
    return low === high ? low : `${low}–${high}`;
  });
  const cells = rows.map((row, r) => [
    row.name,
    ...MEASURES.map((measure, i) => write(measure, measure.of(row)) + (caught[r]![i] ? ' ✗' : '')),
  ]);
  return {
    headings: ['generator', ...MEASURES.map(({ name }) => name)],
    cells: [[`real digits, ${real.length} samples`, ...realCells], ...cells],
    catchers: caught.map((flags) => MEASURES.filter((_, i) => flags[i]).map(({ name }) => name)),
  };
}
