/** The pointers of the decks' items, looked up. */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { folders, root } from '../../src/cli/project';
import { LESSONS } from '../../src/cli/run/lessons';
import type { DeckItem, Pointer } from '../../src/notebook/deck-items';
import { readCells } from '../../src/notebook/read-cells';
import { listLectures, sourceFolder } from '../../src/slides/build-slides';
import { parseDeck } from '../../src/slides/parse-deck';
import { readPointers } from '../slides/deck-quotes';

/** The slide's text as written, and its notes. */
export interface SlideSource {
  readonly text: string;
  readonly source: string;
  readonly hidden: boolean;
}

/** The texts of a notebook's cells, by the notebook's number. */
export function readNotebooks(): Map<string, string[]> {
  return new Map(
    LESSONS.map((name) => [name.slice(0, 2), readCells(folders.notebooks, name).map(({ source }) => source)]),
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
