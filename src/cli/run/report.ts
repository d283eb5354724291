/** What a run says at its end: a table, and the first failure in full. */
import Table from 'cli-table3';
import { formatDuration } from '../progress';
import type { Failure, NotebookResult } from './driver';

const TRACEBACK_LINES = 20;

/** notebook, cells, seconds, result: one row each, also for those that were not reached. */
export function formatTable(names: string[], results: NotebookResult[]): string {
  const table = new Table({
    head: ['notebook', 'cells', 'seconds', 'result'],
    colAligns: ['left', 'right', 'right', 'left'],
    style: { head: [], border: [], compact: true },
  });
  for (const name of names) {
    const result = results.find((other) => other.name === name);
    if (!result) table.push([name, '', '', 'not run']);
    else {
      const outcome = result.failure ? `failed in cell ${result.failure.cell}` : 'ok';
      table.push([name, result.cells, result.seconds.toFixed(1), outcome]);
    }
  }
  return table.toString();
}

/** Notebook, cell, line and error, then the traceback. */
export function formatFailure(notebook: string, failure: Failure): string {
  const line = failure.line === null ? '' : `, line ${failure.line}`;
  const cell = failure.cell === 0 ? ', before its first cell' : `, cell ${failure.cell}${line}`;
  const late = failure.late ? ' (after the cell had ended)' : '';
  const begin = failure.source && `\n  the cell begins: ${failure.source}`;
  const trace = failure.traceback.flatMap((entry) => entry.split('\n')).slice(0, TRACEBACK_LINES);
  const traceback = trace.map((entry) => `  ${entry}`).join('\n');
  return `${notebook}${cell}: ${failure.name}: ${failure.message}${late}${begin}${traceback && `\n${traceback}`}`;
}

/** `2 notebooks, 31 cells, 12 s`. */
export function formatTotal(results: NotebookResult[]): string {
  const cells = results.reduce((sum, { cells: count }) => sum + count, 0);
  const seconds = results.reduce((sum, result) => sum + result.seconds, 0);
  const plural = results.length === 1 ? '' : 's';
  return `${results.length} notebook${plural}, ${cells} cells, ${formatDuration(seconds * 1000)}`;
}
