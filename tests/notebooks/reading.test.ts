import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { listNotebooks } from '../../src/cli/run/notebooks';
import { findReadingFaults, listNames } from './reading';
import type { NotebookFile } from './rules';

for (const { name, path } of listNotebooks()) {
  test(`${name} can be read`, () => {
    assert.deepEqual(findReadingFaults(JSON.parse(readFileSync(path, 'utf8'))), []);
  });
}

const make = (...sources: string[]): NotebookFile => ({
  nbformat: 4,
  metadata: {},
  cells: ['## References', ...sources].map((source, i) => ({
    cell_type: source.startsWith('#') ? 'markdown' : 'code',
    id: `c${i}`,
    source,
  })),
});

for (const [source, faults] of [
  ['assert.equal(1, 1);', ['c1 asserts and shows nothing']],
  ["assert.equal(1, 1);\nconsole.log('✓');", []],
  ['assert.equal(one, 1);\none', []],
  ['# As deck 003 says', ['c1 sends the reader to "deck 003"']],
  ['// what the deck prints', ['c1 sends the reader to "the deck"']],
  ['# A slide (L159)', ['c1 sends the reader to "(L159"']],
  ["import { deckSays } from '../src/notebook/deck-errors';\ndeckSays('ERR-1')", []],
] as const) {
  test(`${JSON.stringify(source)}: ${faults.length ? faults[0] : 'no fault'}`, () => {
    assert.deepEqual(findReadingFaults(make(source)), faults);
  });
}

test('an exercise that takes the name of another cell is found', () => {
  const exercise = "function convolve() {\n  return todo();\n}\n\ncheck('03-convolve', convolve);";
  const library = "import { convolve } from '../src/arithmetic/convolution';";
  assert.deepEqual(findReadingFaults(make(library, exercise)), ['exercise c2 takes the name convolve']);
  assert.deepEqual(findReadingFaults(make(exercise)), []);
});

test('names of a cell, unpacked ones as well', () => {
  const code = 'const { a, b: [c] } = x, d = 1;\nfunction e() { const no = 1; }\nimport { f as g } from "h";';
  assert.deepEqual(listNames(code), ['a', 'c', 'd', 'e', 'g']);
});
