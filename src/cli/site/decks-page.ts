/** What the five decks teach, item by item, and where the course has it: links to cells and slides. */
import { element, escapeMarkup } from '../../drawing/markup';
import { type DeckItem, type Pointer, readDeckItems } from '../../notebook/deck-items';
import { type NotebookCell, readCells } from '../../notebook/read-cells';
import { type DeckId, sourceDecks } from '../../notebook/source-decks';
import { folders } from '../project';
import { renderSitePage } from './frame';

export interface SiteParts {
  /** Names of the lessons in the site, and of the lectures. */
  lessons: readonly string[];
  lectures: readonly string[];
}

const link = (address: string, text: string) => element('a', { href: address }, escapeMarkup(text));

/** Lessons by their names, with their cells; and the names of the lectures. */
interface Places {
  lessons: ReadonlyMap<string, readonly NotebookCell[]>;
  lectures: readonly string[];
}

/** Where an item is shown; without an address where the site has no such page. */
interface Place {
  text: string;
  href?: string;
}

const startsWith = (names: readonly string[], number: string) =>
  names.find((name) => name.startsWith(`${number}-`));

/** The cell of a lesson that holds the words; the page itself where there is none. */
function findCell({ place, words }: Pointer, lessons: Places['lessons']): Place {
  const name = startsWith([...lessons.keys()], place);
  const text = `notebook ${place}`;
  if (!name) return { text };
  const cell = lessons.get(name)!.find(({ source }) => source.includes(words));
  return { text, href: `${name}.html${cell ? `#cell-id=${cell.id}` : ''}` };
}

function findSlide({ place }: Pointer, lectures: readonly string[]): Place {
  const [number, id] = place.split('/') as [string, string];
  const name = startsWith(lectures, number);
  const text = `lecture ${Number(number)}`;
  return name ? { text, href: `slides/${name}.html#/${id}` } : { text };
}

/** A second place in the same lesson or lecture is "again". */
function linkPlace({ text, href }: Place, i: number, places: readonly Place[]): string {
  const shown = text === places[i - 1]?.text ? 'again' : text;
  return href ? link(href, shown) : shown;
}

function renderItem(item: DeckItem, { lessons, lectures }: Places): string {
  const places = [
    ...item.cells.map((cell) => findCell(cell, lessons)),
    ...item.slides.map((slide) => findSlide(slide, lectures)),
  ];
  const open = item.open.map((name) =>
    name === 'slide' ? 'on no slide yet' : `not yet in notebook ${name}`,
  );
  const cells = [escapeMarkup(item.what), [...places.map(linkPlace), ...open].join(', '), item.lines];
  return element('tr', {}, ...cells.map((cell) => element('td', {}, cell)));
}

function renderDeck(id: DeckId, items: readonly DeckItem[], places: Places): string {
  const { title, author, institution, year, short } = sourceDecks[id];
  const source = [author, institution, year].filter(Boolean).join(', ');
  const headings = ['what it shows', 'where the course has it', 'lines'];
  const head = element('tr', {}, ...headings.map((text) => element('th', { scope: 'col' }, text)));
  const rows = items.map((item) => renderItem(item, places));
  return `<h2>${escapeMarkup(title)}</h2><p>${escapeMarkup(source)}: ${items.length} items.</p>
<div class="wide" tabindex="0" role="region" aria-label="Items of ${escapeMarkup(short)}"><table><thead>${head}</thead><tbody>${rows.join('\n')}</tbody></table></div>`;
}

export function renderDecks({ lessons, lectures }: SiteParts): string {
  const items = readDeckItems();
  const named = new Set(items.flatMap((item) => item.cells.map(({ place }) => place)));
  const pointedAt = lessons.filter((name) => named.has(name.slice(0, 2)));
  const cells = new Map(pointedAt.map((name) => [name, readCells(folders.notebooks, name)]));
  const places = { lessons: cells, lectures };
  const decks = (Object.keys(sourceDecks) as DeckId[]).sort();
  const body = `<p>The course grew out of five lecture decks. Each item of theirs has its place here; “lines” are those of the deck’s text.</p>
${decks
  .map((id) =>
    renderDeck(
      id,
      items.filter((item) => item.id.startsWith(id)),
      places,
    ),
  )
  .join('\n')}`;
  return renderSitePage({ file: 'decks.html', title: 'The five decks, and where their items are', body });
}
