/** The table of generators as a cell's value. */
import { type ColumnName, compareRows } from '../evaluation/compare';
import type { EvaluationRow } from '../evaluation/evaluate';
import type { Displayable } from './display';
import { showTable } from './table';

/** One row a generator: `$show(showComparison(rows, MAIN_COLUMNS))`. */
export function showComparison(rows: readonly EvaluationRow[], columns?: readonly ColumnName[]): Displayable {
  const { headings, rows: entries } = compareRows(rows, columns);
  return showTable(headings, entries);
}
