/** Rows of measures as one table: the same for the terminal, notebooks, slides and the README. */
import Table from 'cli-table3';
import { formatFixed } from '../drawing/format-number';
import { tableMarkup } from '../drawing/table';
import type { EvaluationRow } from './evaluate';

interface Column {
  heading: string;
  entry(row: EvaluationRow): string;
}

/** A space at which no line ends: a percent sign alone on a line is hard to read. */
const HARD = '\u00a0';

/** A share as percent: two decimals below one, so that a few copies are not rounded away. */
const percent = (share: number) => `${formatFixed(100 * share, share > 0 && share < 0.01 ? 2 : 1)} %`;

/** A distance with as many decimals as its size deserves. */
const distance = (value: number) =>
  formatFixed(value, Math.abs(value) < 10 ? 2 : Math.abs(value) < 100 ? 1 : 0);

export const COLUMNS = {
  readable: { heading: 'readable', entry: (row) => percent(row.readable) },
  alignment: {
    heading: 'read as asked / in another order',
    entry: ({ alignment }) =>
      alignment ? `${percent(alignment.aligned)} / ${percent(alignment.permuted)}` : '–',
  },
  distance: {
    heading: 'distance / floor',
    entry: (row) => `${distance(row.distance)} / ${distance(row.floor)}`,
  },
  limit: {
    heading: 'distance, n → ∞',
    entry: (row) => (row.limit === undefined ? '–' : distance(row.limit)),
  },
  kernel: {
    heading: 'KID',
    entry: ({ kernel }) => `${formatFixed(kernel.mean, 2)} ± ${formatFixed(kernel.standardError, 2)}`,
  },
  precision: { heading: 'precision', entry: (row) => formatFixed(row.precision, 2) },
  recall: { heading: 'recall', entry: (row) => formatFixed(row.recall, 2) },
  density: { heading: 'density', entry: (row) => formatFixed(row.density, 2) },
  coverage: { heading: 'coverage', entry: (row) => formatFixed(row.coverage, 2) },
  memorised: { heading: 'memorised', entry: (row) => percent(row.memorised) },
  gap: {
    heading: "critic's gap",
    entry: ({ criticGap: gap }) =>
      gap
        ? `${formatFixed(100 * gap.share, 1)}${HARD}±${HARD}${formatFixed(100 * gap.shareError, 1)}${HARD}%`
        : '–',
  },
  score: {
    heading: 'classifier score',
    entry: ({ score }) => `${formatFixed(score.mean, 2)} ± ${formatFixed(score.deviation, 2)}`,
  },
  imbalance: { heading: 'classes uneven', entry: (row) => percent(row.imbalance) },
  parameters: { heading: 'parameters', entry: (row) => row.parameters?.toLocaleString('en') ?? '–' },
  seconds: { heading: 'seconds', entry: (row) => (row.seconds === undefined ? '–' : row.seconds.toFixed(1)) },
} satisfies Record<string, Column>;

export type ColumnName = keyof typeof COLUMNS;

/** The table: what a reader needs first. */
export const MAIN_COLUMNS: readonly ColumnName[] = [
  'readable',
  'alignment',
  'distance',
  'precision',
  'recall',
  'memorised',
  'gap',
  'parameters',
  'seconds',
];

/** The same for a table that is kept: seconds are only worth comparing on one machine. */
export const STORED_COLUMNS = MAIN_COLUMNS.filter((name) => name !== 'seconds');

export const ALL_COLUMNS = Object.keys(COLUMNS) as ColumnName[];

/** Headings and entries as text, for whoever draws the table. */
export interface Comparison {
  headings: string[];
  rows: string[][];
}

/**
 * One row of text for each row of measures; a column of which no row knows anything is left out.
 *
 * @throws RangeError without rows.
 */
export function compareRows(
  rows: readonly EvaluationRow[],
  columns: readonly ColumnName[] = ALL_COLUMNS,
): Comparison {
  if (rows.length === 0) throw new RangeError('compareRows: give at least one row.');
  const entries = columns
    .map((name): Column => COLUMNS[name])
    .map(({ heading, entry }) => ({ heading, texts: rows.map(entry) }))
    .filter(({ texts }) => texts.some((text) => text !== '–'));
  return {
    headings: ['images from', ...entries.map(({ heading }) => heading)],
    rows: rows.map(({ name }, i) => [name, ...entries.map(({ texts }) => texts[i]!)]),
  };
}

/** What the numbers are of: counts and the real digits, in a sentence below the table. */
export function describeRows(rows: readonly EvaluationRow[]): string {
  const list = (numbers: number[]) => [...new Set(numbers)].map((n) => n.toLocaleString('en')).join(', ');
  const [first] = rows;
  return (
    `${list(rows.map(({ count }) => count))} images each; distance, KID, precision, recall, density and coverage of ` +
    `${list(rows.map(({ compared }) => compared))} against as many real ones, in the shipped classifier's 64 features. ` +
    `Real: ${first!.reference}. Floor: the distance of real digits from other real ones. Of real digits 1 % count as memorised.`
  );
}

/** For the terminal. */
export function comparisonText({ headings, rows }: Comparison): string {
  const table = new Table({
    head: headings,
    colAligns: headings.map((_, i) => (i === 0 ? 'left' : 'right')),
    style: { head: [], border: [], compact: true },
  });
  table.push(...rows);
  return table.toString();
}

/** For pages, notebooks and slides. */
export const comparisonMarkup = ({ headings, rows }: Comparison): string => tableMarkup(headings, rows);

/** For the README. */
export function comparisonMarkdown({ headings, rows }: Comparison): string {
  const line = (entries: readonly string[]) =>
    `| ${entries.map((text) => text.replaceAll('|', '\\|')).join(' | ')} |`;
  return [line(headings), line(headings.map((_, i) => (i === 0 ? '---' : '---:'))), ...rows.map(line)].join(
    '\n',
  );
}
