/** The order of the house: which room may know which, and what no figure of a slide does. */
import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { test } from 'node:test';
import * as ts from 'typescript';

const root = join(__dirname, '..');

/** A room of src/ imports from rooms above it only. */
const ROOMS = [
  'random',
  'arithmetic',
  'drawing',
  'backend',
  'data',
  'models',
  'metrics',
  'training',
  'evaluation',
  'applications',
  'figures',
  'widgets',
  'exercises',
  'notebook',
  'slides',
  'kernel',
  'tslab',
  'cli',
];

/** What must not be, and is: each with its reason. */
const EXCEPTIONS: Record<string, string> = {
  'tslab → cli': 'the workspace of stock tslab asks where the project and its folders are',
};

/** Rooms that a page may carry, or that stand on plain numbers: no tensor engine, not even through another room. */
const WITHOUT_ENGINE = ['random', 'arithmetic', 'drawing', 'metrics', 'figures', 'widgets'];

/** Lines that a figure's file may have. */
const FIGURE_LINES = 120;

/** Files that were longer when the rule came, with their length of then: they may only shrink. */
const LONG_FIGURES: Record<string, number> = {
  '01-learn-from-competition.ts': 168,
  '01-learn-from-competition/families.ts': 213,
  '01-learn-from-competition/players.ts': 132,
  '03-the-game.ts': 131,
  '04-dcgan-on-mnist.ts': 167,
  '04-dcgan-on-mnist/curves.ts': 145,
  '04-dcgan-on-mnist/rules.ts': 124,
};

/** TypeScript files below a folder, as paths from the project's folder. */
function listFiles(folder: string): string[] {
  const entries = readdirSync(join(root, folder), { recursive: true }) as string[];
  return entries
    .filter((entry) => entry.endsWith('.ts'))
    .map((entry) => `${folder}/${entry.replaceAll('\\', '/')}`);
}

/** What a file imports, requires or exports again: packages by their names, files as paths from the project's folder. */
function importsOf(file: string): string[] {
  const { importedFiles } = ts.preProcessFile(readFileSync(join(root, file), 'utf8'), true, true);
  return importedFiles.map(({ fileName }) =>
    fileName.startsWith('.')
      ? relative(root, join(root, dirname(file), fileName)).replaceAll('\\', '/')
      : fileName,
  );
}

const files = listFiles('src');
const imports = new Map(files.map((file) => [file, importsOf(file)]));
const roomOf = (path: string) => /^src\/([^/.]+)/.exec(path)?.[1];

/** The file that an import without ending means. */
const findFile = (path: string) => [path, `${path}.ts`, `${path}/index.ts`].find((name) => imports.has(name));

test('every folder of src is a room with a place in the order', () => {
  const rooms = readdirSync(join(root, 'src'), { withFileTypes: true });
  assert.deepEqual(
    rooms.filter((entry) => !entry.isDirectory()).map(({ name }) => name),
    [],
  );
  assert.deepEqual(
    rooms.map(({ name }) => name).filter((name) => !ROOMS.includes(name)),
    [],
  );
});

test('a room imports from rooms above it only', () => {
  const wrong = new Set<string>();
  for (const [file, names] of imports) {
    const room = roomOf(file)!;
    for (const other of names.map(roomOf)) {
      if (other === undefined || other === room || ROOMS.indexOf(other) < ROOMS.indexOf(room)) continue;
      if (!(`${room} → ${other}` in EXCEPTIONS)) wrong.add(`${file} imports from ${other}`);
    }
  }
  assert.deepEqual([...wrong], []);
});

test('the kernel knows no room of the course', () => {
  const known = [...imports].filter(
    ([file, names]) =>
      roomOf(file) === 'kernel' && names.map(roomOf).some((room) => room && room !== 'kernel'),
  );
  assert.deepEqual(
    known.map(([file]) => file),
    [],
  );
});

test('plain rooms know no tensor engine', () => {
  /** All files that a file leads to, itself included. */
  const reach = (file: string, seen = new Set<string>()): Set<string> => {
    if (seen.has(file)) return seen;
    seen.add(file);
    for (const name of imports.get(file)!) {
      const next = findFile(name);
      if (next) reach(next, seen);
    }
    return seen;
  };
  const needsEngine = (file: string) =>
    [...reach(file)].some((other) => imports.get(other)!.some((name) => name.startsWith('@tensorflow/')));
  assert.deepEqual(
    files.filter((file) => WITHOUT_ENGINE.includes(roomOf(file)!) && needsEngine(file)),
    [],
  );
});

test('a figure of a slide only arranges: it is short, and trains and decodes nothing', () => {
  const figures = listFiles('slides/figures');
  const tooLong: string[] = [];
  for (const file of figures) {
    const lines = readFileSync(join(root, file), 'utf8').trimEnd().split('\n').length;
    const name = file.slice('slides/figures/'.length);
    const most = LONG_FIGURES[name] ?? FIGURE_LINES;
    if (lines > most) tooLong.push(`${file}: ${lines} lines, at most ${most}`);
    if (most > FIGURE_LINES && lines < most)
      tooLong.push(`${file}: lower its number to ${lines}, so that it does not grow back`);
    const heavy = importsOf(file).filter((used) => used === 'node:zlib' || used.startsWith('@tensorflow/'));
    assert.deepEqual(heavy, [], `${file} computes what a room of src should`);
  }
  assert.deepEqual(tooLong, []);
  const gone = Object.keys(LONG_FIGURES).filter((name) => !figures.includes(`slides/figures/${name}`));
  assert.deepEqual(gone, [], 'the list names files that are there');
});
