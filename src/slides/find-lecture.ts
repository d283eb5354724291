import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import type { Lecture } from './lecture';
import { type Deck, parseDeck } from './parse-deck';

export const sourceFolder = resolve(__dirname, '..', '..', 'slides');

/** `02-building-blocks` and so on: the lectures there are. */
export function listLectures(folder = sourceFolder): string[] {
  return readdirSync(folder)
    .filter((file) => /^\d\d-[\w-]+\.md$/.test(file))
    .map((file) => file.slice(0, -'.md'.length))
    .sort();
}

/** What a lecture's slides may include; nothing where it has no module. */
export function loadLecture(name: string, folder = sourceFolder): Lecture {
  const file = join(folder, 'figures', `${name}.ts`);
  if (!existsSync(file)) return {};
  return (require(file) as { default: Lecture }).default;
}

/** @throws SlideError with file and line */
export function readDeck(name: string, folder = sourceFolder): Deck {
  return parseDeck(`slides/${name}.md`, readFileSync(join(folder, `${name}.md`), 'utf8'));
}

export interface FoundLecture {
  readonly name: string;
  readonly number: string;
  readonly lecture: Lecture;
  /** Where its names are declared, for messages. */
  readonly module: string;
}

/** A lecture by its number, `05`. @throws Error naming the lectures there are */
export function findLecture(number: string, folder = sourceFolder): FoundLecture {
  const name = listLectures(folder).find((one) => one.startsWith(`${number}-`));
  if (!name) throw new Error(`There is no lecture ${number}. Known: ${listLectures(folder).join(', ')}.`);
  return { name, number, lecture: loadLecture(name, folder), module: `slides/figures/${name}.ts` };
}
