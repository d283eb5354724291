import { cpSync, existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { makeFolder } from '../data/make-folder';
import { buildAssets } from './build-assets';
import type { Lecture } from './lecture';
import { parseDeck } from './parse-deck';
import { type IndexEntry, renderDeckPage, renderIndex } from './render-page';
import { renderSlide } from './render-slide';
import { SlideError } from './slide-error';

export const sourceFolder = resolve(__dirname, '..', '..', 'slides');

/** `02-building-blocks` and so on: the lectures there are. */
export function listLectures(folder = sourceFolder): string[] {
  return readdirSync(folder)
    .filter((file) => /^\d\d-[\w-]+\.md$/.test(file))
    .map((file) => file.slice(0, -'.md'.length))
    .sort();
}

/** What a lecture's slides may include; nothing where it has no module. */
function loadLecture(file: string): Lecture {
  if (!existsSync(file)) return {};
  return (require(file) as { default: Lecture }).default;
}

/** Lectures whose names another one may use: `{{figure:05/bells}}`. */
const findIn = (folder: string) => (number: string) => {
  const name = listLectures(folder).find((one) => one.startsWith(`${number}-`));
  if (!name) throw new Error(`There is no lecture ${number}. Known: ${listLectures(folder).join(', ')}.`);
  return {
    lecture: loadLecture(join(folder, 'figures', `${name}.ts`)),
    module: `slides/figures/${name}.ts`,
  };
};

const QUOTE = /<span data-quote="([^"]*)">([^<]*)<\/span>/g;

export interface BuiltDeck extends IndexEntry {
  html: string;
}

/** Renders one lecture. @throws SlideError with file and line */
export async function buildDeck(name: string, folder = sourceFolder, isPublic = false): Promise<BuiltDeck> {
  const file = `slides/${name}.md`;
  const deck = parseDeck(file, readFileSync(join(folder, `${name}.md`), 'utf8'));
  const module = `slides/figures/${name}.ts`;
  const lecture = loadLecture(join(folder, 'figures', `${name}.ts`));
  const sections: string[] = [];
  const shown = deck.slides.filter(({ marks }) => !marks.includes('hidden'));
  for (const [index, slide] of shown.entries()) {
    sections.push(
      await renderSlide(slide, {
        file,
        lecture,
        module,
        deck,
        number: index + 1,
        findLecture: findIn(folder),
        isPublic,
      }),
    );
  }
  const quotes = [...sections.join('').matchAll(QUOTE)].map(([, source, text]) => ({
    text: text!,
    source: source!,
  }));
  const counted = shown.filter(({ marks }) => !marks.includes('optional'));
  const minutes = counted.reduce((sum, { notes }) => sum + notes.minutes, 0);
  return { deck: { ...deck, slides: shown }, name, minutes, quotes, html: renderDeckPage(deck, sections) };
}

export interface BuildResult {
  folder: string;
  decks: readonly BuiltDeck[];
}

export interface BuildOptions {
  source?: string;
  /** Lectures by name or number; all when left out. */
  only?: readonly string[];
  /** For everybody: without the speaker's notes, and without the polls' answers. */
  isPublic?: boolean;
  onProgress?: (text: string) => void;
}

/** `02` → `02-building-blocks`. @throws Error naming the lectures there are */
function chooseLectures(names: readonly string[], only: readonly string[]): string[] {
  if (only.length === 0) return [...names];
  return only.map((wish) => {
    const found = names.find((name) => name === wish || name.split('-')[0] === wish.padStart(2, '0'));
    if (!found)
      throw new SlideError('slides', 1, `there is no lecture "${wish}". Known: ${names.join(', ')}.`);
    return found;
  });
}

/**
 * Builds lectures into one folder that opens from file:// and asks no host for anything. The list of lectures is
 * written anew when all are built.
 */
export async function buildSlides(out: string, options: BuildOptions = {}): Promise<BuildResult> {
  const { source = sourceFolder, only = [], isPublic = false, onProgress = () => {} } = options;
  makeFolder(join(out, 'assets'));
  const decks: BuiltDeck[] = [];
  for (const name of chooseLectures(listLectures(source), only)) {
    onProgress(name);
    decks.push(await buildDeck(name, source, isPublic));
  }
  onProgress('scripts and styles');
  const own = join(source, 'own');
  if (existsSync(own)) cpSync(own, join(out, 'own'), { recursive: true });
  buildAssets(join(out, 'assets'));
  if (only.length === 0) {
    for (const file of readdirSync(out).filter((name) => name.endsWith('.html'))) rmSync(join(out, file));
  }
  const index = join(out, 'index.html');
  if (only.length === 0 || !existsSync(index)) writeFileSync(index, renderIndex(decks));
  for (const { name, html } of decks) writeFileSync(join(out, `${name}.html`), html);
  return { folder: out, decks };
}
