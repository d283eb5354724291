import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { listNotebooks } from '../../src/cli/run/notebooks';
import { findFaults, findMedian, type NotebookFile } from './rules';

for (const { name, path } of listNotebooks()) {
  test(`${name} keeps the rules of the course's notebooks`, () => {
    assert.deepEqual(findFaults(name, JSON.parse(readFileSync(path, 'utf8'))), []);
  });
}

const slides = join(__dirname, '../../slides');
const lectures = readdirSync(slides).filter((file) => /^\d\d-.*\.md$/.test(file));
const notebooksOf = (lecture: string) =>
  /^notebooks: (.*)$/m.exec(readFileSync(join(slides, lecture), 'utf8'))![1]!.split(', ');

for (const { name, path } of listNotebooks().filter((one) =>
  lectures.some((l) => notebooksOf(l).includes(one.name)),
)) {
  test(`${name} leads to a lecture that leads to it`, () => {
    const { cells } = JSON.parse(readFileSync(path, 'utf8')) as NotebookFile;
    const lecture = /\]\(\.\.\/slides\/([\w-]+\.md)\)/.exec([cells[0]!.source].flat().join(''))?.[1];
    assert.ok(lecture && notebooksOf(lecture).includes(name), `${lecture}`);
  });
}

const setup = "import { setup } from '../src/notebook/setup';\n\nconst { profile } = await setup();";

function makeNotebook(): NotebookFile {
  const code = (id: string, source: string) => ({
    cell_type: 'code',
    id,
    source,
    metadata: {},
    outputs: [] as unknown[],
    execution_count: null as number | null,
  });
  return {
    nbformat: 4,
    metadata: { kernelspec: { name: 'typescript', language: 'typescript' } },
    cells: [
      { cell_type: 'markdown', id: 'a', source: ['# 07 · Digits\n', '\n', 'text'] },
      code('b', setup),
      code('c', '1 + 1'),
    ],
  };
}

test('a good notebook has no fault', () => assert.deepEqual(findFaults('07-digits', makeNotebook()), []));

for (const [what, spoil, fault] of [
  ['outputs', (n) => n.cells[2]!.outputs!.push({}), 'code cell 2 has outputs'],
  ['an execution count', (n) => (n.cells[2]!.execution_count = 3), 'code cell 2 has an execution count'],
  ['another kernel', (n) => (n.metadata.kernelspec!.name = 'tslab'), 'the kernel is tslab'],
  ['no setup cell', (n) => n.cells.splice(1, 1), 'the first code cell is not the setup cell'],
  ['a double id', (n) => (n.cells[2]!.id = 'b'), 'cell ids are missing or double'],
  ['an empty cell', (n) => (n.cells[2]!.source = ' '), 'code cell 2 is empty'],
  ['a long cell', (n) => (n.cells[2]!.source = '1\n'.repeat(25)), 'code cell 2 has 26 lines, more than 25'],
  [
    'editor metadata',
    (n) => (n.cells[2]!.metadata = { collapsed: true }),
    'code cell 2 has metadata: collapsed',
  ],
  ['terminal colours', (n) => (n.cells[2]!.source = '"\x1b[31m"'), 'code cell 2 prints terminal colours'],
  [
    'another heading',
    (n) => (n.cells[0]!.source = '# Digits'),
    'the first cell does not begin with "# 07 · "',
  ],
  ['an old format', (n) => (n.nbformat = 3), 'nbformat is 3, not 4'],
] as [string, (notebook: NotebookFile) => unknown, string][]) {
  test(`a notebook with ${what} is found`, () => {
    const notebook = makeNotebook();
    spoil(notebook);
    assert.ok(
      findFaults('07-digits', notebook).includes(fault),
      findFaults('07-digits', notebook).join('; '),
    );
  });
}

test('cells that are long on the whole are found', () => {
  const notebook = makeNotebook();
  for (const cell of notebook.cells.slice(1)) cell.source = `${setup}\n${'1;\n'.repeat(8)}`;
  assert.deepEqual(findFaults('07-digits', notebook), ['the median cell has 12 lines, more than 8']);
});

test('the median of an even count is between the middle two', () => {
  assert.equal(findMedian([5, 1, 3]), 3);
  assert.equal(findMedian([4, 1, 3, 10]), 3.5);
});
