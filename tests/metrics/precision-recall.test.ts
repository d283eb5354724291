/** Values of SciPy; `tests/golden/metrics/make.py` made them and says how. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { findNearest } from '../../src/metrics/nearest';
import { ballRadii, coveredShare } from '../../src/metrics/precision-recall';
import scipy from '../golden/metrics/scipy.json';

for (const { k, real, fake, precision, recall } of scipy.precisionRecall) {
  test(`precision and recall of ${fake.length} vectors of ${real[0]!.length}, k ${k}, are SciPy's`, () => {
    assert.equal(coveredShare(fake, real, k), precision);
    assert.equal(coveredShare(real, fake, k), recall);
  });
}

test('equal vectors cover each other; far ones do not', () => {
  const same = [
    [1, 1],
    [1, 1],
    [1, 1],
    [1, 1],
  ];
  assert.equal(coveredShare(same, same), 1);
  assert.equal(coveredShare([[9, 9]], same), 0);
});

test('a k that no vector has neighbours for is refused', () => {
  for (const k of [0, 3, 4, 1.5, Number.NaN]) {
    assert.throws(() => ballRadii([[1], [2], [3]], k), /take k from 1 to 2/);
  }
  assert.throws(() => coveredShare([], [[1], [2]], 1), /at least one vector/);
});

test('the nearest vector is found with its distance', () => {
  assert.deepEqual(findNearest([3, 4], [9, 9, 0, 0, 3, 5]), { index: 2, distance: 1 });
  assert.deepEqual(findNearest([3, 4], [0, 0]), { index: 0, distance: 5 });
  assert.throws(() => findNearest([3, 4], [1, 2, 3]), /3 numbers are not a whole number of vectors of 2/);
  assert.throws(() => findNearest([3, 4], []), /at least one/);
});
