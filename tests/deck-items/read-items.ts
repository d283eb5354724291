/** The table of the decks' items (items.md), read, and its pointers looked up. */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { folders, root } from '../../src/cli/project';
import { LESSONS } from '../../src/cli/run/lessons';
import { listLectures, sourceFolder } from '../../src/slides/build-slides';
import { parseDeck } from '../../src/slides/parse-deck';
import { readPointers } from '../slides/deck-quotes';

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

/** The slide's text as written, and its notes. */
export interface SlideSource {
  readonly text: string;
  readonly source: string;
  readonly hidden: boolean;
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

/** The texts of a notebook's cells, by the notebook's number. */
export function readNotebooks(): Map<string, string[]> {
  return new Map(
    LESSONS.map((name) => {
      const file = readFileSync(join(folders.notebooks, `${name}.ipynb`), 'utf8');
      const { cells } = JSON.parse(file) as { cells: { source: string | string[] }[] };
      return [name.slice(0, 2), cells.map(({ source }) => [source].flat().join(''))];
    }),
  );
}

/** All slides, by lecture and id: `02/windows`. */
export function readSlides(): Map<string, SlideSource> {
  const slides = listLectures().flatMap((name) => {
    const deck = parseDeck(`slides/${name}.md`, readFileSync(join(sourceFolder, `${name}.md`), 'utf8'));
    return deck.slides.map(({ id, title, body, notes, marks }): [string, SlideSource] => [
      `${name.slice(0, 2)}/${id}`,
      {
        text: [`# ${title}`, body, ...Object.values(notes)].join('\n'),
        source: notes.source,
        hidden: marks.includes('hidden'),
      },
    ]);
  });
  return new Map(slides);
}

/** What is wrong with a pointer to a cell, or nothing. */
export function faultOfCell({ place, words }: Pointer, notebooks: Map<string, string[]>): string | undefined {
  const cells = notebooks.get(place);
  if (!cells) return `there is no notebook ${place}`;
  if (!words) return `notebook ${place} needs words of a cell`;
  return cells.some((cell) => cell.includes(words)) ? undefined : `no cell of ${place} has "${words}"`;
}

/** What is wrong with an item's pointer to a slide, or nothing. */
export function faultOfSlide(
  { id, lines }: DeckItem,
  { place, words }: Pointer,
  slides: Map<string, SlideSource>,
): string | undefined {
  const slide = slides.get(place);
  if (!slide || slide.hidden) return `there is no slide ${place}`;
  if (words) return slide.text.includes(words) ? undefined : `slide ${place} has no "${words}"`;
  const deck = id.slice(0, 3);
  const wanted = readPointers(id, `${deck} ${lines}`)[0]!.lines;
  const named = readPointers(place, slide.source).flatMap((pointer) =>
    pointer.deck === deck ? pointer.lines : [],
  );
  return wanted.some((line) => named.includes(line))
    ? undefined
    : `the notes of ${place} name no line of ${deck} ${lines}: ${slide.source}`;
}

/** What is wrong with a pointer to a file, or nothing. */
export function faultOfFile({ place, words }: Pointer): string | undefined {
  const path = join(root, place);
  if (!existsSync(path)) return `there is no ${place}`;
  return readFileSync(path, 'utf8').includes(words) ? undefined : `${place} has no "${words}"`;
}
