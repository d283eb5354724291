import { INCLUDE } from './includes';
import type { Deck, Slide } from './parse-deck';

/** What the list of lectures says of one. */
export interface IndexEntry {
  deck: Deck;
  /** `02-building-blocks` */
  name: string;
  minutes: number;
  /** Numbers copied from sources: the text and where it stands. */
  quotes: readonly { text: string; source: string }[];
}

/** `{{quote:28|000 L28}}` of a slide. */
function listQuotes({ title, body, notes }: Slide): { text: string; source: string }[] {
  const texts = [title, body, notes.say, notes.ask, notes.expect, notes.answer];
  return texts.flatMap((text) =>
    [...text.matchAll(INCLUDE)].flatMap(([, kind, inside]) => {
      const [quoted = '', source = ''] = inside!.split('|').map((part) => part.trim());
      return kind === 'quote' ? [{ text: quoted, source }] : [];
    }),
  );
}

/** Reads it off the slides that are shown; nothing is drawn. */
export function describeDeck(name: string, deck: Deck): IndexEntry {
  const slides = deck.slides.filter(({ marks }) => !marks.includes('hidden'));
  const counted = slides.filter(({ marks }) => !marks.includes('optional'));
  return {
    deck: { ...deck, slides },
    name,
    minutes: counted.reduce((sum, { notes }) => sum + notes.minutes, 0),
    quotes: slides.flatMap(listQuotes),
  };
}
