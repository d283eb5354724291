/** The README's table is that of the weights which are shipped now. */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { compareRows, comparisonMarkdown, STORED_COLUMNS } from '../../src/evaluation/compare';
import { readShippedRows } from '../../src/evaluation/shipped-rows';
import { listShippedDigits, openShipped } from '../../src/training/shipped';

const { rows, weights } = readShippedRows();
const readme = readFileSync(join(__dirname, '..', '..', 'README.md'), 'utf8');

test('the measured weights are those that are shipped; each row but the last is of some', () => {
  assert.deepEqual(
    rows.map(({ name }) => name),
    [...Object.keys(weights), 'real digits'],
  );
  for (const [name, sha256] of Object.entries(weights))
    assert.equal(openShipped(name).provenance().weights.sha256, sha256, `${name}: measure it again`);
});

test('every shipped generator of digits is in the table', () => {
  const missing = listShippedDigits().filter((name) => !(name in weights));
  assert.deepEqual(missing, [], 'measure them, with the command in the README');
});

test('the README shows these rows, and says what they are of', () => {
  assert.ok(readme.includes(comparisonMarkdown(compareRows(rows, STORED_COLUMNS))));
  const command = `npm run evaluate -- ${Object.keys(weights).join(' ')} --real --markdown --json checkpoints/evaluation.json`;
  assert.ok(readme.includes(command));
  for (const { compared } of rows)
    assert.ok(readme.includes(`${compared.toLocaleString('en')} images against`));
});
