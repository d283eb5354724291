import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { folders } from '../../src/cli/project';
import { LESSONS } from '../../src/cli/run/lessons';
import { listNotebooks, resolveNotebooks } from '../../src/cli/run/notebooks';

const folder = mkdtempSync(join(tmpdir(), 'course-notebooks-'));
after(() => rmSync(folder, { recursive: true }));
// JupyterLab's Duplicate and New sort before the lesson itself.
const FILES = ['09-dcgan', '09-dcgan-Copy1', '07-mnist', '07-another', '09-a-try', 'Untitled', '10-mine'];
for (const file of FILES) writeFileSync(join(folder, `${file}.ipynb`), '{}');
writeFileSync(join(folder, 'notes.txt'), '{}');
const known = listNotebooks(folder);
const names = (words: string[]) => resolveNotebooks(words, folder).map(({ name }) => name);

test('lessons are listed in order, copies and other files are not', () => {
  assert.deepEqual(
    known.map(({ name }) => name),
    ['07-mnist', '09-dcgan'],
  );
});

for (const [words, found] of [
  [[], ['07-mnist', '09-dcgan']],
  [['09'], ['09-dcgan']],
  [['9'], ['09-dcgan']],
  [['09-dcgan'], ['09-dcgan']],
  [['09-dcgan-Copy1'], ['09-dcgan-Copy1']],
  [['Untitled.ipynb'], ['Untitled']],
  [['09-dcgan.ipynb'], ['09-dcgan']],
  [['notebooks/09-dcgan.ipynb'], ['09-dcgan']],
  [
    ['9', '07', '09'],
    ['09-dcgan', '07-mnist'],
  ],
] as const) {
  test(`the words [${words.join(' ')}] mean ${found.join(', ')}`, () => {
    assert.deepEqual(names([...words]), found);
  });
}

test('a path to a notebook elsewhere is taken as it is', () => {
  const path = join(folder, '07-mnist.ipynb');
  assert.deepEqual(resolveNotebooks([path], tmpdir()), [{ name: '07-mnist', path }]);
});

test('an unknown notebook lists the known ones', () => {
  assert.throws(() => names(['12']), {
    name: 'UserError',
    message: 'There is no notebook "12". Known: 07-mnist, 09-dcgan; or give a path to an .ipynb file.',
  });
});

test('without any notebook the message says so', () => {
  assert.throws(() => resolveNotebooks([], join(folder, 'nowhere')), /no notebooks in notebooks\/ yet/);
});

test('a number of no lesson is unknown, even if a notebook of the student begins with it', () => {
  assert.throws(() => names(['10']), /There is no notebook "10"/);
});

test('the lessons are the committed notebooks', () => {
  const files = execFileSync('git', ['ls-files', '*.ipynb'], { cwd: folders.notebooks, encoding: 'utf8' });
  assert.deepEqual(
    [...LESSONS].map((name) => `${name}.ipynb`),
    files.trim().split('\n').sort(),
  );
});
