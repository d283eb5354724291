/** A table as markup: it looks right wherever it stands, and names its columns for those who hear it. */
import { escapeMarkup } from './markup';

type Entry = string | number;

/** Rows under headings; the first column stands left, the others right, as numbers do. */
export function tableMarkup(headings: readonly string[], rows: readonly (readonly Entry[])[]): string {
  const align = (column: number) => (column === 0 ? 'left' : 'right');
  // A column without a name has an empty cell there: a heading without words is one that people hear and cannot use.
  const head = headings.map((text, i) =>
    text.trim() === ''
      ? '<td></td>'
      : `<th scope="col" style="text-align:${align(i)}">${escapeMarkup(text)}</th>`,
  );
  const body = rows.map(
    (row) =>
      `<tr>${row.map((entry, i) => `<td style="text-align:${align(i)}">${escapeMarkup(String(entry))}</td>`).join('')}</tr>`,
  );
  return `<table><thead><tr>${head.join('')}</tr></thead><tbody>${body.join('')}</tbody></table>`;
}
