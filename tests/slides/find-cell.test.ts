import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { root } from '../../src/cli/project';
import { findCell } from '../../src/slides/find-cell';

test('an exercise is found by the name of its check, and named by its heading', () => {
  const { address, words } = findCell('05#stable-entropy');
  assert.equal(words, 'exercise 2 of notebook 05');
  const [, page, id] = /^\.\.\/([\w-]+)\.html#cell-id=(.+)$/.exec(address)!;
  const { cells } = JSON.parse(readFileSync(join(root, 'notebooks', `${page}.ipynb`), 'utf8'));
  const cell = cells.find((one: { id: string }) => one.id === id);
  assert.match([cell.source].flat().join(''), /^### Exercise 2: A loss that survives/);
});

test('a cell is found by its id, a page without one', () => {
  assert.match(findCell('05#code-68').address, /^\.\.\/05-[\w-]+\.html#cell-id=code-68$/);
  assert.match(findCell('02').address, /^\.\.\/02-[\w-]+\.html$/);
});

test('what is not there is told with what is near', () => {
  assert.throws(
    () => findCell('05#stable-entropie'),
    /Notebook 05 has no cell or exercise "stable-entropie"\. Near it: stable-entropy/,
  );
  assert.throws(() => findCell('77#a'), /There is no notebook "77"\. Known: 0/);
  assert.throws(() => findCell('five'), /A notebook is \{\{notebook:05\}\}/);
});

test('pages of notebooks have these anchors: nbconvert’s template writes them', () => {
  const folder = join(root, '.course', 'python', 'share', 'jupyter', 'nbconvert', 'templates', 'base');
  const macro = readdirSync(folder).find((file) => file === 'cell_id_anchor.j2')!;
  assert.match(readFileSync(join(folder, macro), 'utf8'), /'cell-id=' ~ cell\.id/);
});
