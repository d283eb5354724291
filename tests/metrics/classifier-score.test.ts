/** Values of SciPy's relative entropy; `tests/golden/metrics/make_features.py` made them. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { classifierScore } from '../../src/metrics/classifier-score';
import golden from '../golden/metrics/features.json';

const near = (found: number, value: number) =>
  assert.ok(Math.abs(found - value) < 1e-9, `${found}, not ${value}`);

for (const { rows, value } of golden.classifierScore) {
  test(`the score of ${rows.length} rows of ${rows[0]!.length} probabilities is SciPy's`, () => {
    near(classifierScore(rows), value);
  });
}

test('the score goes from 1, all unsure or all one class, to the number of classes', () => {
  const sure = [0, 1, 2].map((i) => [0, 1, 2].map((j) => Number(i === j)));
  near(classifierScore(sure), 3);
  near(classifierScore([sure[0]!, sure[0]!]), 1);
  near(classifierScore([[0.5, 0.5]]), 1);
});

test('what is no row of probabilities is refused in a sentence', () => {
  assert.throws(() => classifierScore([]), /at least one picture/);
  for (const row of [
    [0.5, 0.6],
    [Number.NaN, 1],
    [-1, 2],
  ]) {
    assert.throws(() => classifierScore([[0.5, 0.5], row]), /no row of 2 probabilities/);
  }
  assert.throws(() => classifierScore([[0.5, 0.5], [1]]), /no row of 2 probabilities/);
});
