/** The table of what the five decks teach (deck-items.md), read. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';

/** `02: words` is a place and words that it holds. */
export interface Pointer {
  readonly place: string;
  readonly words: string;
}

export interface DeckItem {
  /** `000-12`: the deck, and the number within it. */
  readonly id: string;
  /** `L78-99`. */
  readonly lines: string;
  readonly what: string;
  readonly cells: readonly Pointer[];
  readonly slides: readonly Pointer[];
  readonly tests: readonly Pointer[];
  /** Notebooks that will have it (`11`), or `slide`. */
  readonly open: readonly string[];
}

function readList(cell: string): string[] {
  return cell.split(';').flatMap((part) => part.trim() || []);
}

function toPointer(text: string): Pointer {
  const colon = text.indexOf(': ');
  return colon < 0
    ? { place: text, words: '' }
    : { place: text.slice(0, colon), words: text.slice(colon + 2).trim() };
}

/** @throws Error when a row has other than seven cells */
export function readItems(markdown: string): DeckItem[] {
  const rows = markdown.split('\n').filter((line) => /^\| 00\d-/.test(line));
  return rows.map((row) => {
    const cells = row.split('|').slice(1, -1);
    if (cells.length !== 7) throw new Error(`A row has seven cells: ${row}`);
    const [id, lines, what] = cells.map((cell) => cell.trim());
    const [inCells, onSlides, inTests] = cells.slice(3, 6).map((cell) => readList(cell).map(toPointer));
    return {
      id: id!,
      lines: lines!,
      what: what!,
      cells: inCells!,
      slides: onSlides!,
      tests: inTests!,
      open: readList(cells[6]!),
    };
  });
}

/** All 109 rows. */
export const readDeckItems = (): DeckItem[] =>
  readItems(readFileSync(join(__dirname, 'deck-items.md'), 'utf8'));
