import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { folders, pythonOf, root } from '../../../src/cli/project';
import { jupyterEnvironment } from '../../../src/cli/run/jupyter-environment';
import { makeTslabWorkspace } from '../../../src/tslab/workspace';

const page = join(root, 'environment.md');
const BEGIN = '<!-- begin: tests/kernel/tslab -->\n';
const END = '<!-- end: tests/kernel/tslab -->';

function probe(kernel: string, folder: string, kernelsIn?: string): Record<string, boolean> {
  const env = jupyterEnvironment(kernelsIn ? { JUPYTER_PATH: kernelsIn } : {});
  const script = join(__dirname, 'probe.py');
  const text = execFileSync(pythonOf(folders.python), [script, kernel, folder], { env, encoding: 'utf8' });
  return JSON.parse(text.trim().split('\n').at(-1)!) as Record<string, boolean>;
}

function formatTable(ours: Record<string, boolean>, tslab: Record<string, boolean>): string {
  const word = (value: boolean | undefined) => (value ? 'yes' : 'no');
  const rows = Object.keys(ours).map((what) => `| ${what} | ${word(ours[what])} | ${word(tslab[what])} |`);
  return ['| | this kernel | tslab 1.0.22 |', '|---|---|---|', ...rows, ''].join('\n');
}

/** A project with a module beside its folder of notebooks; returns that folder. */
function writeProject(): string {
  const project = mkdtempSync(join(tmpdir(), 'two-kernels-'));
  for (const name of ['src', 'notebooks']) mkdirSync(join(project, name));
  writeFileSync(join(project, 'src', 'twice.ts'), 'export const twice = (x: number): number => 2 * x;\n');
  return join(project, 'notebooks');
}

test('environment.md says what stock tslab lacks, as both kernels answer', () => {
  const { jupyterPath } = makeTslabWorkspace([]);
  const folder = writeProject();
  const ours = probe('typescript', folder);
  const tslab = probe('tslab', folder, jupyterPath);
  const text = readFileSync(page, 'utf8');
  const start = text.indexOf(BEGIN) + BEGIN.length;
  const end = text.indexOf(END, start);
  const table = formatTable(ours, tslab);
  if (process.env.COURSE_WRITE_GOLDEN) writeFileSync(page, text.slice(0, start) + table + text.slice(end));
  else assert.equal(text.slice(start, end), table, 'COURSE_WRITE_GOLDEN=1 writes it anew');
  assert.deepEqual(
    Object.keys(ours).filter((what) => !ours[what]),
    [],
    'this kernel does all of it',
  );
});
