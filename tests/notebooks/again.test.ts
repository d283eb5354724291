/** Notebooks stay usable: their cells run again after they have all run, in any order, and give every tensor back. */

import assert from 'node:assert/strict';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { availableParallelism, tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, describe, test } from 'node:test';
import { listNotebooks } from '../../src/cli/run/notebooks';
import { runCourse } from './course-command';

interface Cell {
  cell_type: string;
  id: string;
  source: string | string[];
  outputs?: { text?: string | string[] }[];
}

/** All but 09, whose training is too long to run three times. */
const notebooks = listNotebooks().filter(({ name }) => !name.startsWith('09-'));

const folder = mkdtempSync(join(tmpdir(), 'again-'));
after(() => rmSync(folder, { recursive: true, force: true }));

/** All cells with the tensors given back, that twice; all cells again; all of them backwards. */
function repeat(cells: Cell[]): Cell[] {
  const code = cells.filter(({ cell_type }) => cell_type === 'code');
  const last = code.at(-1)!;
  const done = { ...last, source: [last.source].flat().join('').replace('done = false', 'done = true') };
  const all = [...code.slice(0, -1), done, done, ...code, ...[...code].reverse()];
  return all.map((cell, i) => ({ ...cell, id: `cell-${i}` }));
}

// Much of a run is one thread's work: as many at once as there are processors.
describe('again', { concurrency: availableParallelism() }, () => {
  for (const { name, path } of notebooks) {
    test(`${name}: its cells run again, and backwards; its tensors are all given back`, async () => {
      const notebook = JSON.parse(readFileSync(path, 'utf8')) as { cells: Cell[] };
      const count = notebook.cells.filter(({ cell_type }) => cell_type === 'code').length;
      const copy = join(folder, `${name}.ipynb`);
      writeFileSync(copy, JSON.stringify({ ...notebook, cells: repeat(notebook.cells) }));
      const run = await runCourse([copy]);
      assert.equal(run.code, 0, run.stderr);
      const { cells } = JSON.parse(readFileSync(join(run.out, `${name}.ipynb`), 'utf8')) as { cells: Cell[] };
      rmSync(run.out, { recursive: true });
      const printed = (cell: Cell) => cell.outputs!.flatMap(({ text }) => text ?? []).join('');
      // A notebook that keeps no tensors has no cell to give them back.
      if (!printed(cells[count - 1]!).includes('tensors')) return;
      assert.match(printed(cells[count - 1]!), /^tensors given back: \d+, left: 0\ntensors in use: 0\n$/);
      assert.match(printed(cells[count]!), /^tensors given back: 0, left: 0\n/);
    });
  }
});
