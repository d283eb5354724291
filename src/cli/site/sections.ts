/** What the site's search looks through: the text cells of the notebooks, and the slides. */
import { dirname } from 'node:path';
import { marked } from 'marked';
import { readCells } from '../../notebook/read-cells';
import type { BuiltDeck } from '../../slides/build-slides';
import { toPlainText } from '../../slides/render-markdown';
import type { Notebook } from '../run/notebooks';

export interface Section {
  /** The heading above it. */
  title: string;
  /** The lesson or lecture that it belongs to. */
  place: string;
  /** From the site's folder. */
  address: string;
  text: string;
  /** A word and what it is: shown before all places that use it. */
  isWord?: true;
}

/** What is seen and not read: pictures, players, scripts. */
const NO_TEXT = /<(svg|script|style|template|aside)\b[\s\S]*?<\/\1>/g;

/** Words of some markup, in one line. */
function toLine(html: string): string {
  const apart = html.replace(NO_TEXT, ' ').replace(/<(?=\/?(?:p|li|h\d|td|th|pre|br)\b)/g, ' <');
  return toPlainText(apart).replaceAll('&nbsp;', ' ').replace(/\s+/g, ' ').trim();
}

/** Markdown as plain words. */
export function toWords(markdown: string): string {
  return toLine(marked.parse(markdown.replaceAll('$', ''), { async: false }));
}

/** A section for each text cell of a notebook. */
export function readNotebookSections({ name, path }: Notebook): Section[] {
  let title = '';
  let place = name;
  return readCells(dirname(path), name)
    .filter((cell) => cell.cell_type === 'markdown')
    .map(({ id, source }) => {
      const heading = /^#+ (.+)$/m.exec(source);
      if (heading) title = toWords(heading[1]!);
      if (heading?.[0].startsWith('# ')) place = title;
      const text = toWords(source.replace(/^#+ .+$/m, ''));
      return { title, place, address: `${name}.html#cell-id=${id}`, text };
    });
}

/** A section for each slide of a lecture, as it is shown: with the values that code has put in. */
export function readSlideSections({ deck, name, html }: BuiltDeck): Section[] {
  const place = `Lecture ${deck.lecture} · ${deck.title}`;
  return html
    .split(/(?=<section id=")/)
    .slice(1)
    .map((section) => {
      const [, id = ''] = /^<section id="([^"]+)"/.exec(section)!;
      const [heading = ''] = /<h[12]\b[\s\S]*?<\/h[12]>/.exec(section) ?? [];
      const text = section.replace(heading, '').replace(/<\/section>[\s\S]*/, '');
      return { title: toLine(heading), place, address: `slides/${name}.html#/${id}`, text: toLine(text) };
    });
}
