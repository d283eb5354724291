/// <reference lib="dom" />
/// <reference lib="dom.iterable" />
import MiniSearch from 'minisearch';
import { escapeMarkup } from '../../../drawing/markup';
import type { Section } from '../sections';

/** Results that are shown; the best come first. */
const MOST = 40;
/** Characters shown around the first word that was found. */
const AROUND = 120;

const { courseSections: sections } = globalThis as unknown as { courseSections: Section[] };
const index = new MiniSearch({
  fields: ['title', 'text'],
  searchOptions: { boost: { title: 3 }, prefix: true, fuzzy: 0.15, combineWith: 'AND' },
});
index.addAll(sections.map(({ title, text }, id) => ({ id, title, text })));

/** A piece of the text around the first of the words. */
function cutAround(text: string, words: readonly string[]): string {
  const small = text.toLowerCase();
  const places = words.map((word) => small.indexOf(word.toLowerCase())).filter((at) => at >= 0);
  const start = Math.max(0, (places.length ? Math.min(...places) : 0) - AROUND / 2);
  const piece = text.slice(start, start + 2 * AROUND);
  return `${start > 0 ? '… ' : ''}${piece}${start + piece.length < text.length ? ' …' : ''}`;
}

/** Of the words only those that begin with what was asked come first: others merely mention it. */
const isAskedFor = ({ isWord, title }: Section, query: string) =>
  isWord && title.toLowerCase().startsWith(query.trim().toLowerCase());

function show(query: string): void {
  const all = query.trim() ? index.search(query) : [];
  const found = all.map(({ id, terms }) => ({ terms, section: sections[id as number]! }));
  const words = found.filter(({ section }) => isAskedFor(section, query));
  const results = [...words, ...found.filter((one) => !words.includes(one))];
  const items = results.slice(0, MOST).map(({ section, terms }) => {
    const { title, place, address, text, isWord } = section;
    if (isWord)
      return `<li><a href="${escapeMarkup(address)}">${escapeMarkup(title)}</a>: ${escapeMarkup(text)}</li>`;
    const where = place === title ? '' : `<p class="facts">${escapeMarkup(place)}</p>`;
    return `<li><a href="${escapeMarkup(address)}">${escapeMarkup(title || place)}</a>${where}<p>${escapeMarkup(cutAround(text, terms))}</p></li>`;
  });
  document.getElementById('found')!.innerHTML = items.join('');
  const count = results.length === 1 ? '1 place' : `${results.length} places`;
  document.getElementById('count')!.textContent = query.trim() ? `${count} for “${query.trim()}”` : '';
}

const input = document.querySelector('input')!;
input.value = new URLSearchParams(location.search).get('q') ?? '';
show(input.value);
input.addEventListener('input', () => show(input.value));
document.querySelector('form')!.addEventListener('submit', (event) => {
  event.preventDefault();
  show(input.value);
});
