/** A table as a cell's value. */
import { escapeMarkup } from '../drawing/markup';
import type { Displayable } from './display';
import { displayable } from './pictures';

type Entry = string | number;

/** Rows under headings; the first column stands left, the others right, as numbers do. */
export function showTable(headings: readonly string[], rows: readonly (readonly Entry[])[]): Displayable {
  const align = (column: number) => (column === 0 ? 'left' : 'right');
  const head = headings.map(
    (text, i) => `<th scope="col" style="text-align:${align(i)}">${escapeMarkup(text)}</th>`,
  );
  const body = rows.map(
    (row) =>
      `<tr>${row.map((entry, i) => `<td style="text-align:${align(i)}">${escapeMarkup(String(entry))}</td>`).join('')}</tr>`,
  );
  return displayable({
    'text/html': `<table><thead><tr>${head.join('')}</tr></thead><tbody>${body.join('')}</tbody></table>`,
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
