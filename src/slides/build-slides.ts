import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { buildAssets } from './build-assets';
import type { Lecture } from './lecture';
import { parseDeck } from './parse-deck';
import { type IndexEntry, renderDeckPage, renderIndex } from './render-page';
import { renderSlide } from './render-slide';

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

const QUOTE = /<span data-quote="([^"]*)">([^<]*)<\/span>/g;

export interface BuiltDeck extends IndexEntry {
  html: string;
}

/** Renders one lecture. @throws SlideError with file and line */
export async function buildDeck(name: string, folder = sourceFolder): Promise<BuiltDeck> {
  const file = `slides/${name}.md`;
  const deck = parseDeck(file, readFileSync(join(folder, `${name}.md`), 'utf8'));
  const module = `slides/figures/${name}.ts`;
  const lecture = loadLecture(join(folder, 'figures', `${name}.ts`));
  const sections: string[] = [];
  for (const [index, slide] of deck.slides.entries()) {
    sections.push(await renderSlide(slide, { file, lecture, module, deck, number: index + 1 }));
  }
  const quotes = [...sections.join('').matchAll(QUOTE)].map(([, source, text]) => ({
    text: text!,
    source: source!,
  }));
  const minutes = deck.slides.reduce((sum, { notes }) => sum + notes.minutes, 0);
  return { deck, name, minutes, quotes, html: renderDeckPage(deck, sections) };
}

export interface BuildResult {
  folder: string;
  decks: readonly BuiltDeck[];
}

/** Builds all lectures into one folder that opens from file:// and asks no host for anything. */
export async function buildSlides(
  out: string,
  {
    source = sourceFolder,
    onProgress = () => {},
  }: { source?: string; onProgress?: (text: string) => void } = {},
): Promise<BuildResult> {
  const decks: BuiltDeck[] = [];
  for (const name of listLectures(source)) {
    onProgress(name);
    decks.push(await buildDeck(name, source));
  }
  onProgress('scripts and styles');
  for (const file of existsSync(out) ? readdirSync(out) : []) {
    if (/\.html$/.test(file)) rmSync(join(out, file));
  }
  mkdirSync(join(out, 'assets'), { recursive: true });
  buildAssets(join(out, 'assets'));
  for (const { name, html } of decks) writeFileSync(join(out, `${name}.html`), html);
  writeFileSync(join(out, 'index.html'), renderIndex(decks));
  return { folder: out, decks };
}
