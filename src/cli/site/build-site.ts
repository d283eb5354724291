/** The course as one folder of pages that needs no network: notebooks as they ran, slides, a search. */
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { makeFolder } from '../../data/make-folder';
import { type IndexedNotebook, readIndex } from '../run/index-page';
import type { Notebook } from '../run/notebooks';
import { SHARED } from '../run/page-assets';
import { type RunOptions, runNotebooks } from '../run/run-notebooks';
import { hashTexts, readJson, readText, writeWhole } from '../setup/step';
import { buildWithProgress } from '../slides/build';
import { renderDecks } from './decks-page';
import { SITE_PAGES, writeSiteStyle } from './frame';
import { renderHome, unpackPicture } from './home';
import { makeSearch } from './search-page';
import { readNotebookSections, readSlideSections } from './sections';
import { measureFiles, type SizedFile } from './size';
import { defineWords, readWordSections, renderWords } from './words-page';

export interface SiteOptions extends Pick<RunOptions, 'out' | 'profile' | 'env'> {
  /** Runs every notebook, those whose page is still right, too. */
  again?: boolean;
}

/** A page's stamp: what it was made from. Changes of the modules do not show in it. */
function stampOf({ path }: Notebook, { profile, env }: SiteOptions): string {
  const variables = ['COURSE_SEED', 'COURSE_DATA', 'COURSE_BACKEND'].map((name) => env?.[name] ?? '');
  return hashTexts(readText(path) ?? '', profile, ...variables);
}

const readStamps = (out: string) => readJson<Record<string, string>>(join(out, 'stamps.json')) ?? {};

/** The notebooks whose page is missing, failed, or was made from something else. */
function findMissing(notebooks: readonly Notebook[], options: SiteOptions): Notebook[] {
  if (options.again) return [...notebooks];
  const stamps = readStamps(options.out);
  const whole = new Set(
    readIndex(options.out).flatMap(({ name, failedCell }) => (failedCell === null ? [name] : [])),
  );
  return notebooks.filter(
    (notebook) => !whole.has(notebook.name) || stamps[notebook.name] !== stampOf(notebook, options),
  );
}

/** Takes away what will be made anew, before the stamps say what it is made from: a stopped build leaves no page under a wrong stamp. */
function prepareStamps(missing: readonly Notebook[], options: SiteOptions): void {
  const stamps = readStamps(options.out);
  for (const notebook of missing) {
    rmSync(join(options.out, `${notebook.name}.html`), { force: true });
    stamps[notebook.name] = stampOf(notebook, options);
  }
  writeWhole(join(options.out, 'stamps.json'), `${JSON.stringify(stamps, null, 1)}\n`);
}

/** @returns the exit status */
async function runMissing(notebooks: readonly Notebook[], options: SiteOptions): Promise<number> {
  const missing = findMissing(notebooks, options);
  const kept = notebooks.length - missing.length;
  if (kept) console.log(`${kept} of ${notebooks.length} pages are kept; --again runs their notebooks anew.`);
  if (missing.length === 0) return 0;
  prepareStamps(missing, options);
  const pages = notebooks.map(({ name }) => name);
  const links = SITE_PAGES.slice(1).map(({ file, name }) => ({ address: file, text: name }));
  // Whoever wants to run a lesson has the project and its notebooks; elsewhere they do not run.
  return runNotebooks(missing, { ...options, pages, links, isSite: true });
}

/** Writes the lessons' pictures as files. @returns their addresses by lesson */
function writePictures(out: string, lessons: readonly IndexedNotebook[]): Map<string, string> {
  const folder = join(out, 'pictures');
  rmSync(folder, { recursive: true, force: true });
  makeFolder(folder);
  const addresses = new Map<string, string>();
  for (const { name, thumbnail } of lessons) {
    const picture = thumbnail ? unpackPicture(thumbnail) : undefined;
    if (!picture) continue;
    const file = `${name}.${picture.ending}`;
    writeWhole(join(folder, file), picture.bytes);
    addresses.set(name, `pictures/${file}`);
  }
  return addresses;
}

export interface BuiltSite {
  /** Not 0 when a notebook failed: the site is not whole then. */
  status: number;
  /** Its files, the largest first. */
  files: readonly SizedFile[];
}

/** Builds the site of these lessons and all lectures. */
export async function buildSite(notebooks: readonly Notebook[], options: SiteOptions): Promise<BuiltSite> {
  const { out } = options;
  const status = await runMissing(notebooks, options);
  if (status !== 0) return { status, files: [] };
  const names = notebooks.map(({ name }) => name);
  const lessons = readIndex(out).filter(({ name }) => names.includes(name));
  const { decks } = await buildWithProgress(join(out, 'slides'), [], true);
  const words = defineWords(names);
  const sections = [
    ...readWordSections(words),
    ...notebooks.flatMap(readNotebookSections),
    ...decks.flatMap(readSlideSections),
  ];
  const files = {
    'site.css': writeSiteStyle(),
    ...makeSearch(sections),
    'words.html': renderWords(words),
    'decks.html': renderDecks({ lessons: names, lectures: decks.map(({ name }) => name) }),
    'index.html': renderHome({ lessons, pictures: writePictures(out, lessons), decks }),
  };
  for (const [file, text] of Object.entries(files)) writeWhole(join(out, file), text);
  const pages = names.map((name) => `${name}.html`);
  const made = [...Object.keys(files), ...pages, SHARED, 'slides', 'pictures', 'results.json', 'stamps.json'];
  return { status: 0, files: measureFiles(out, made) };
}
