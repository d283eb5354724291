/** Tables to read on from: papers with links. */

import { element, escapeMarkup } from '../../src/drawing/markup';
import type { SlideFigure } from '../../src/slides/lecture';

export interface Reference {
  year: number;
  /** Told apart: two different first authors are called "H. Zhang". */
  authors: string;
  /** Shortened where it is long. */
  title: string;
  arxiv: string;
}

const link = (address: string, text: string) =>
  element('a', { href: address, target: '_blank', rel: 'noopener' }, escapeMarkup(text));

export const writeTable = (rows: readonly (readonly string[])[]) =>
  element(
    'table',
    { class: 'reading' },
    ...rows.map((cells) => element('tr', {}, ...cells.map((cell) => element('td', {}, cell)))),
  );

/** Papers by their years; `label` says in words what the table holds. */
export function listPapers(papers: readonly Reference[], label: string): SlideFigure {
  const rows = papers.map(({ year, authors, title, arxiv }) => [
    String(year),
    escapeMarkup(authors),
    escapeMarkup(title),
    link(`https://arxiv.org/abs/${arxiv}`, `arXiv ${arxiv}`),
  ]);
  return { markup: writeTable(rows), label, isText: true };
}
