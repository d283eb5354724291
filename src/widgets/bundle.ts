import { createHash } from 'node:crypto';
import { mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join, relative, resolve } from 'node:path';
import { version } from 'esbuild';
import { CACHE_FOLDER } from '../data/cache-folder';
import { WIDGETS, type WidgetTag } from './catalog';
import { bundleForPages } from './page-script';

const SOURCE = resolve(__dirname, '..');
/** What the bundle is made from; a change in one of them makes a new bundle. */
const ROOMS = ['arithmetic', 'data', 'drawing', 'figures', 'metrics', 'random', 'widgets'];

/** The file that exports a widget, and its name there: `gan-frame-player` → frame-player/frame-player, framePlayer. */
function locateWidget(tag: WidgetTag): { path: string; name: string } {
  const stem = tag.replace(/^gan-/, '');
  const name = stem.replace(/-(.)/g, (_, letter: string) => letter.toUpperCase());
  return { path: `./${stem}/${stem}`, name };
}

/** The code that a bundle of these widgets starts from. */
export function writeEntry(tags: readonly WidgetTag[]): string {
  const lines = [
    `import { defineWidget } from './browser/widget-element';`,
    `import { upgradeFigures } from './browser/upgrade';`,
  ];
  for (const tag of tags) {
    const { path, name } = locateWidget(tag);
    lines.push(`import { ${name} } from '${path}';`, `defineWidget(${name});`);
  }
  return [...lines, 'upgradeFigures();'].join('\n');
}

/**
 * One script (no modules, no network) that defines the widgets and brings the page's figures to life.
 * It is kept in `.course/cache`, named by the hash of its sources.
 */
export function bundleWidgets(tags: readonly WidgetTag[] = Object.keys(WIDGETS) as WidgetTag[]): string {
  const entry = writeEntry(tags);
  const name = tags.length === 1 ? tags[0]! : `widgets-${hashText(tags.join(' '))}`;
  const file = join(CACHE_FOLDER, `${name}-${hashSources(entry)}.js`);
  try {
    return readFileSync(file, 'utf8');
  } catch {
    // Not made yet, or not readable: build it.
  }
  const script = build(entry);
  writeAtomically(file, script);
  removeOthers(name, file);
  return script;
}

function build(entry: string): string {
  const stdin = {
    contents: entry,
    resolveDir: join(SOURCE, 'widgets'),
    loader: 'ts',
    sourcefile: 'entry.ts',
  } as const;
  return bundleForPages({ stdin });
}

function hashSources(entry: string): string {
  const hash = createHash('sha256').update(version).update(entry);
  for (const file of ROOMS.flatMap((room) => listSources(join(SOURCE, room)))) {
    hash.update(relative(SOURCE, file)).update(readFileSync(file));
  }
  return hash.digest('hex').slice(0, 16);
}

function hashText(text: string): string {
  return createHash('sha256').update(text).digest('hex').slice(0, 8);
}

/** Bundles of earlier sources; one that is being read at this moment is built anew by its reader. */
function removeOthers(name: string, kept: string): void {
  try {
    for (const file of readdirSync(CACHE_FOLDER)) {
      const isBundle = file.startsWith(`${name}-`) && /-[0-9a-f]{16}\.js$/.test(file);
      if (isBundle && join(CACHE_FOLDER, file) !== kept) rmSync(join(CACHE_FOLDER, file), { force: true });
    }
  } catch {
    // Nothing to tidy where nothing can be written.
  }
}

function listSources(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true, recursive: true })
    .filter((entry) => entry.isFile() && /\.[jt]s$/.test(entry.name))
    .map((entry) => join(entry.parentPath, entry.name))
    .sort();
}

/** Whoever reads sees a whole file or none. A cache that cannot be written costs time, nothing else. */
function writeAtomically(file: string, text: string): void {
  const temporary = `${file}.${process.pid}`;
  try {
    mkdirSync(CACHE_FOLDER, { recursive: true });
    writeFileSync(temporary, text);
    renameSync(temporary, file);
  } catch {
    // A read-only installation builds anew each time.
  }
}
