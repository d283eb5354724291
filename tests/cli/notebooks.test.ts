import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { listNotebooks, resolveNotebooks } from '../../src/cli/run/notebooks';

const folder = mkdtempSync(join(tmpdir(), 'course-notebooks-'));
after(() => rmSync(folder, { recursive: true }));
for (const file of ['09-dcgan.ipynb', '07-mnist.ipynb', 'notes.txt']) writeFileSync(join(folder, file), '{}');
const known = listNotebooks(folder);
const names = (words: string[]) => resolveNotebooks(words, known).map(({ name }) => name);

test('notebooks are listed in order, other files are not', () => {
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
  assert.deepEqual(resolveNotebooks([path], []), [{ name: '07-mnist', path }]);
});

test('an unknown notebook lists the known ones', () => {
  assert.throws(() => names(['12']), {
    name: 'UserError',
    message: 'There is no notebook "12". Known: 07-mnist, 09-dcgan; or give a path to an .ipynb file.',
  });
});

test('without any notebook the message says so', () => {
  assert.throws(() => resolveNotebooks([], []), /no notebooks in notebooks\/ yet/);
});
