import { buildDeck, listLectures } from '../../src/slides/build-slides';

export interface DeckPointer {
  /** Where the pointer stands. */
  place: string;
  /** Three digits. */
  deck: string;
  /** The lines it names, all of them. */
  lines: number[];
}

/** Every deck and line that a source such as `000 L5-7, L9; paper …` names. */
export function readPointers(place: string, source: string): DeckPointer[] {
  return source.split(';').flatMap((part) => {
    const [, deck, ranges] = /^\s*(00[0-4]) (.*)$/.exec(part) ?? [];
    if (!deck) return [];
    const lines = [...ranges!.matchAll(/(\d+)(?:-(\d+))?/g)].flatMap(([, first, last = first]) =>
      Array.from({ length: Number(last) - Number(first) + 1 }, (_, index) => Number(first) + index),
    );
    return [{ place, deck, lines }];
  });
}

/** What slides quote from decks: `{{quote:363|004 L114}}`. */
export async function listDeckQuotes(): Promise<(DeckPointer & { text: string })[]> {
  const found: (DeckPointer & { text: string })[] = [];
  for (const name of listLectures()) {
    const { quotes } = await buildDeck(name);
    for (const { text, source } of quotes)
      found.push(...readPointers(name, source).map((pointer) => ({ ...pointer, text })));
  }
  return found;
}

/** The sources of all notes. */
export async function listNoteSources(): Promise<DeckPointer[]> {
  const found: DeckPointer[] = [];
  for (const name of listLectures()) {
    const { deck } = await buildDeck(name);
    for (const { id, notes } of deck.slides) found.push(...readPointers(`${name}#${id}`, notes.source));
  }
  return found;
}
