import { cpSync, existsSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { makeFolder } from '../data/make-folder';
import { buildAssets } from './build-assets';
import { buildCourse } from './build-course';
import { findLecture, listLectures, loadLecture, readDeck, sourceFolder } from './find-lecture';
import { describeDeck, type IndexEntry } from './index-entry';
import { renderDeckPage, renderIndex } from './render-page';
import { renderSlide } from './render-slide';
import { SlideError } from './slide-error';

export { listLectures, sourceFolder };

export interface BuiltDeck extends IndexEntry {
  html: string;
}

/** Renders one lecture. @throws SlideError with file and line */
export async function buildDeck(name: string, folder = sourceFolder, isPublic = false): Promise<BuiltDeck> {
  const entry = describeDeck(name, readDeck(name, folder));
  const lecture = loadLecture(name, folder);
  const sections: string[] = [];
  for (const [index, slide] of entry.deck.slides.entries()) {
    sections.push(
      await renderSlide(slide, {
        file: entry.deck.file,
        lecture,
        module: `slides/figures/${name}.ts`,
        deck: entry.deck,
        number: index + 1,
        findLecture: (number) => findLecture(number, folder),
        isPublic,
      }),
    );
  }
  return { ...entry, html: renderDeckPage(entry.deck, sections) };
}

export interface BuildResult {
  folder: string;
  decks: readonly BuiltDeck[];
}

export interface BuildOptions {
  source?: string;
  /** Lectures by name or number, or files that put a course together; all lectures when left out. */
  only?: readonly string[];
  /** For everybody: without the speaker's notes, and without the polls' answers. */
  isPublic?: boolean;
  onProgress?: (text: string) => void;
}

/** `02` → `02-building-blocks`. @throws Error naming the lectures there are */
function chooseLectures(names: readonly string[], only: readonly string[]): string[] {
  if (only.length === 0) return [...names];
  return only.map((wish) => {
    if (wish.endsWith('.md')) return wish;
    const found = names.find((name) => name === wish || name.split('-')[0] === wish.padStart(2, '0'));
    if (!found)
      throw new SlideError(
        'slides',
        1,
        `there is no lecture "${wish}". Known: ${names.join(', ')}; or name a file that ends in .md.`,
      );
    return found;
  });
}

/** The list of the lectures that lie in the folder, with links to what was printed of them. */
export function writeIndex(out: string, source = sourceFolder): void {
  const there = listLectures(source).filter((name) => existsSync(join(out, `${name}.html`)));
  const entries = there.map((name) => ({
    ...describeDeck(name, readDeck(name, source)),
    papers: readdirSync(out)
      .filter((file) => file.startsWith(`${name}`) && file.endsWith('.pdf'))
      .sort(),
  }));
  writeFileSync(join(out, 'index.html'), renderIndex(entries));
}

/**
 * Builds lectures into one folder that opens from file:// and asks no host for anything. The list of lectures is
 * written anew each time.
 */
export async function buildSlides(out: string, options: BuildOptions = {}): Promise<BuildResult> {
  const { source = sourceFolder, only = [], isPublic = false, onProgress = () => {} } = options;
  const names = listLectures(source);
  const decks: BuiltDeck[] = [];
  for (const name of chooseLectures(names, only)) {
    onProgress(name);
    decks.push(
      name.endsWith('.md') ? await buildCourse(name, isPublic) : await buildDeck(name, source, isPublic),
    );
  }
  onProgress('scripts and styles');
  const own = join(source, 'own');
  if (existsSync(own)) cpSync(own, join(out, 'own'), { recursive: true });
  makeFolder(join(out, 'assets'));
  buildAssets(join(out, 'assets'));
  for (const file of readdirSync(out)) {
    // Lectures that were renamed or taken away.
    if (/^\d\d-[\w-]+\.html$/.test(file) && !names.includes(file.slice(0, -'.html'.length)))
      rmSync(join(out, file));
  }
  for (const { name, html } of decks) writeFileSync(join(out, `${name}.html`), html);
  writeIndex(out, source);
  return { folder: out, decks };
}
