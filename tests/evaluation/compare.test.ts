import assert from 'node:assert/strict';
import { test } from 'node:test';
import {
  compareRows,
  comparisonMarkdown,
  comparisonMarkup,
  comparisonText,
  describeRows,
  MAIN_COLUMNS,
} from '../../src/evaluation/compare';
import type { EvaluationRow } from '../../src/evaluation/evaluate';
import { showComparison } from '../../src/notebook/show-comparison';

const row: EvaluationRow = {
  name: 'a <b> | c',
  count: 5000,
  compared: 1000,
  reference: '5,000 held-out digits',
  readable: 0.7612,
  distance: 23.34,
  floor: 0.451,
  kernel: { mean: -0.004, deviation: 0.3, standardError: 0.1 },
  precision: 0.61,
  recall: 0.85,
  density: 1.05,
  coverage: 0.97,
  memorised: 0.0008,
  classes: new Array(10).fill(500),
  imbalance: 0,
  score: { mean: 7.88, deviation: 0.06, splits: 10 },
};
const real = { ...row, name: 'real', parameters: 1000, seconds: 1.24, limit: -0.004 };

test('one row a generator, its numbers with as many digits as they deserve', () => {
  const { headings, rows } = compareRows([row, real]);
  const entry = (heading: string, of = 0) => rows[of]![headings.indexOf(heading)];
  assert.equal(entry('readable'), '76.1 %');
  assert.equal(entry('distance / floor'), '23.3 / 0.45');
  assert.equal(entry('KID'), '0.00 ± 0.10', 'no minus before a nought');
  assert.equal(entry('memorised'), '0.08 %', 'few copies are not rounded away');
  assert.deepEqual([entry('parameters'), entry('parameters', 1)], ['–', '1,000']);
  assert.deepEqual([entry('distance, n → ∞'), entry('distance, n → ∞', 1)], ['–', '0.00']);
});

test('of a conditional generator it says how often it draws what it is asked for', () => {
  const { headings, rows } = compareRows(
    [{ ...row, alignment: { aligned: 0.9712, permuted: 0.1 } }, real],
    MAIN_COLUMNS,
  );
  const place = headings.indexOf('read as asked / in another order');
  assert.deepEqual([rows[0]![place], rows[1]![place]], ['97.1 % / 10.0 %', '–']);
});

test("the critic's gap is a share with its error, and absent where no discriminator is known", () => {
  const criticGap = { gap: 0.4, standardError: 0.02, share: 0.2216, shareError: 0.0149 };
  const { headings, rows } = compareRows([{ ...row, criticGap }, real], MAIN_COLUMNS);
  const place = headings.indexOf("critic's gap");
  assert.deepEqual([rows[0]![place], rows[1]![place]], ['22.2\u00a0±\u00a01.5\u00a0%', '–']);
});

test('columns are chosen; one of which nobody knows anything is left out', () => {
  const { headings } = compareRows([row], MAIN_COLUMNS);
  assert.deepEqual(headings, [
    'images from',
    'readable',
    'distance / floor',
    'precision',
    'recall',
    'memorised',
  ]);
  assert.throws(() => compareRows([]), /at least one row/);
});

test('the terminal, a page, the README and a cell show the same entries', () => {
  const comparison = compareRows([row, real]);
  const cell = showComparison([row, real]) as unknown as { toMime?: unknown };
  assert.ok(cell);
  for (const text of [
    comparisonText(comparison),
    comparisonMarkdown(comparison),
    comparisonMarkup(comparison),
  ])
    for (const wanted of ['76.1 %', '23.3 / 0.45', '1.05', '7.88 ± 0.06']) assert.ok(text.includes(wanted));
  assert.ok(comparisonMarkup(comparison).includes('a &lt;b&gt; | c'));
  const lines = comparisonMarkdown(comparison).split('\n');
  assert.deepEqual(new Set(lines.map((line) => line.split(/(?<!\\)\|/).length)).size, 1);
});

test('what the numbers are of stands below', () => {
  const text = describeRows([row, { ...row, count: 200, compared: 200 }]);
  assert.match(text, /^5,000, 200 images each; .* of 1,000, 200 against .* Real: 5,000 held-out digits\./);
});
