import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { listNotebooks } from '../../src/cli/run/notebooks';
import type { Word } from '../../src/notebook/words';
import type { NotebookFile } from './rules';
import { findUndefinedWords } from './undefined-words';

const notebooks = listNotebooks().map(({ name, path }) => ({
  name,
  notebook: JSON.parse(readFileSync(path, 'utf8')) as NotebookFile,
}));

test('no notebook uses a word of the table before one up to it has defined the word', () => {
  assert.deepEqual(findUndefinedWords(notebooks), []);
});

const table: Word[] = [{ word: 'logit', notebook: '02-b', cell: 'b2' }];
const make = (name: string, ...texts: string[]) => ({
  name,
  notebook: {
    nbformat: 4,
    metadata: {},
    cells: texts.map((source, i) => ({ cell_type: 'markdown', id: `${name.at(-1)}${i + 1}`, source })),
  },
});

test('a word that is used too early is found, with the cell', () => {
  const early = [make('01-a', '# A: of logits', 'Logits are …'), make('02-b', '# B', 'A **logit** is …')];
  assert.deepEqual(findUndefinedWords(early, table), ['01-a, a2 uses "logit" before 02-b, b2 defines it']);
});

test('code, formulas, openings and references are no use; a later notebook may use it', () => {
  const fine = [
    make('01-a', '# A: of logits', '`logit` and $logit$', '## References\n\n- Logits, 2014'),
    make('02-b', '# B', 'A **logit** is …'),
    make('03-c', '# C', 'The logit …'),
  ];
  assert.deepEqual(findUndefinedWords(fine, table), []);
});

test('a cell that does not define it, or is not there, is found', () => {
  assert.deepEqual(findUndefinedWords([make('02-b', '# B', 'A logit.')], table), [
    '"logit" is not in bold in 02-b, b2',
  ]);
  assert.deepEqual(findUndefinedWords([make('02-b', '# B')], table), ['"logit": 02-b has no cell b2']);
});
