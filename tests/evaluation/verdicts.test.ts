import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { EvaluationRow } from '../../src/evaluation/evaluate';
import { isCaught, judge, limitOf, MEASURES, rangeOf } from '../../src/evaluation/verdicts';

const row = (name: string, change: Partial<EvaluationRow> = {}): EvaluationRow => ({
  name,
  count: 100,
  compared: 100,
  reference: 'test',
  readable: 0.96,
  distance: 3,
  floor: 3,
  kernel: { mean: 0, deviation: 1, standardError: 0.3 },
  precision: 0.88,
  recall: 0.88,
  density: 1,
  coverage: 0.95,
  memorised: 0.01,
  classes: new Array(10).fill(10),
  imbalance: 0,
  score: { mean: 9.5, deviation: 0.1, splits: 1 } as unknown as EvaluationRow['score'],
  ...change,
});

const real = [row('1'), row('2', { distance: 5, readable: 0.94 }), row('3', { distance: 4, readable: 0.98 })];
const find = (name: string) => MEASURES.find((measure) => measure.name === name)!;

test('caught is what is worse than the worst real sample by more than twice the range', () => {
  const distance = find('Fréchet');
  const range = rangeOf(distance, real);
  assert.deepEqual(range, { low: 3, high: 5 });
  assert.equal(limitOf(distance, range), 9);
  assert.deepEqual(
    [9, 9.01, 0].map((value) => isCaught(distance, value, range)),
    [false, true, false],
  );
  const readable = find('readable');
  assert.ok(Math.abs(limitOf(readable, rangeOf(readable, real)) - 0.86) < 1e-12);
  assert.equal(isCaught(readable, 1, rangeOf(readable, real)), false, 'better than real is not caught');
});

test('the table: real range first, a mark behind what is caught, and who catches', () => {
  const { headings, cells, catchers } = judge([row('copies', { memorised: 1 }), row('fine')], real);
  assert.equal(headings.length, MEASURES.length + 1);
  assert.ok(cells.every((line) => line.length === headings.length));
  assert.equal(cells[0]![0], 'real digits, 3 samples');
  assert.equal(cells[0]![3], '3.0–5.0');
  assert.equal(cells[1]!.at(-1), '1.00 ✗');
  assert.deepEqual(catchers, [['memorised'], []]);
});

test('two samples show no range', () => {
  assert.throws(
    () => judge([row('x')], real.slice(1)),
    /2 samples of real digits show no range of "readable"/,
  );
});
