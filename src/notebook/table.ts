/** A table as a cell's value. */
import { tableMarkup } from '../drawing/table';
import type { Displayable } from './display';
import { displayable } from './pictures';

type Entry = string | number;

/** Rows under headings; the first column stands left, the others right, as numbers do. */
export function showTable(headings: readonly string[], rows: readonly (readonly Entry[])[]): Displayable {
  return displayable({
    'text/html': tableMarkup(headings, rows),
    'text/plain': formatColumns([headings, ...rows]),
  });
}

function formatColumns(rows: readonly (readonly Entry[])[]): string {
  const widths = rows[0]!.map((_, column) =>
    Math.max(...rows.map((row) => String(row[column] ?? '').length)),
  );
  return rows
    .map((row) =>
      row
        .map((entry, i) => (i === 0 ? String(entry).padEnd(widths[i]!) : String(entry).padStart(widths[i]!)))
        .join('  '),
    )
    .join('\n');
}
