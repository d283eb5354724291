/**
 * Small programs of every kind, each run as one cell, as several cells and by tsx: the same lines are printed in the
 * same order. They lie in programs/*.txt: `=== title` begins one, `---` separates its cells.
 */
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import * as fs from 'node:fs';
import * as os from 'node:os';
import * as path from 'node:path';
import { after, before, describe, it } from 'node:test';
import * as util from 'node:util';
import { CellCompiler } from '../../src/kernel/cells/compiler';
import { createEngine, type Engine } from '../../src/kernel/engine';
import { Notebook } from './in-process';

const root = path.resolve(__dirname, '..', '..');
const sources = path.join(__dirname, 'programs');
/** Time for the timers that a program leaves behind. */
const REST_MS = 10;

interface Program {
  title: string;
  cells: string[];
}

function readPrograms(): Program[] {
  const texts = fs.readdirSync(sources).map((name) => fs.readFileSync(path.join(sources, name), 'utf8'));
  return texts.flatMap((text) =>
    text
      .split(/^=== /m)
      .slice(1)
      .map((part) => {
        const end = part.indexOf('\n');
        return {
          title: part.slice(0, end),
          cells: part
            .slice(end + 1)
            .trimEnd()
            .split(/\n---\n/),
        };
      }),
  );
}

const programs = readPrograms();
const describeError = (error: unknown) => `threw ${error}`.split('\n')[0] ?? '';

/** What each program prints under tsx, all in one process. */
function runByTsx(folder: string): string[][] {
  for (const [index, { cells }] of programs.entries())
    fs.writeFileSync(path.join(folder, `program-${index}.mts`), cells.join('\n'));
  const main = `import * as util from 'node:util';
const all: string[][] = [];
console.log = (...values: unknown[]) => void all.at(-1)!.push(util.format(...values));
for (let index = 0; index < ${programs.length}; index++) {
  all.push([]);
  try {
    await import(\`./program-\${index}.mts\`);
  } catch (error) {
    all.at(-1)!.push(\`threw \${error}\`.split('\\n')[0]!);
  }
  await new Promise((resolve) => setTimeout(resolve, ${REST_MS}));
}
process.stdout.write(JSON.stringify(all));`;
  fs.writeFileSync(path.join(folder, 'main.mts'), main);
  const { NODE_OPTIONS: _, NODE_TEST_CONTEXT: __, ...env } = process.env;
  const tsx = path.join(root, 'node_modules', 'tsx', 'dist', 'cli.mjs');
  const args = [tsx, path.join(folder, 'main.mts')];
  return JSON.parse(execFileSync(process.execPath, args, { cwd: folder, env, encoding: 'utf8' }));
}

async function runAsCells(engine: Engine, cells: readonly string[]): Promise<string[]> {
  const printed: string[] = [];
  const { log } = console;
  console.log = (...values: unknown[]) => void printed.push(util.format(...values));
  try {
    // Names of its own, the libraries' types shared.
    const compiler = new CellCompiler(engine.program, engine.cwd);
    const notebook = new Notebook(engine.cwd, { ...engine, compiler });
    for (const code of cells) {
      const { diagnostics, failed, thrown } = await notebook.run(code);
      printed.push(...diagnostics.map(({ code: number, message }) => `TS${number}: ${message}`));
      if (failed && diagnostics.length === 0) printed.push(describeError(thrown));
      if (failed) break;
    }
    await new Promise((resolve) => setTimeout(resolve, REST_MS));
  } finally {
    console.log = log;
  }
  return printed;
}

describe('programs are the same as cells and as a file', () => {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'kernel-programs-'));
  let expected: string[][] = [];
  let engine: Engine;
  before(() => {
    expected = runByTsx(folder);
    engine = createEngine({ cwd: folder, from: __filename });
  });
  after(() => fs.rmSync(folder, { recursive: true }));

  it('are many', () => assert.ok(programs.length >= 200));
  for (const [index, { title, cells }] of programs.entries())
    it(title, async () => {
      assert.notEqual(expected[index]?.length, 0);
      assert.deepEqual(await runAsCells(engine, [cells.join('\n')]), expected[index]);
      if (cells.length > 1) assert.deepEqual(await runAsCells(engine, cells), expected[index]);
    });
});
