/** Values of SciPy; `tests/golden/metrics/make.py` made them and says how. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { findEigen } from '../../src/arithmetic/symmetric-eigen';
import scipy from '../golden/metrics/scipy.json';

for (const { scale, matrix, values } of scipy.eigen) {
  test(`${matrix.length} eigenvalues at the scale ${scale} are SciPy's, and the vectors fit`, () => {
    const found = findEigen(matrix);
    const largest = Math.max(...values.map(Math.abs));
    const sorted = [...found.values].sort((a, b) => a - b);
    for (const [i, value] of values.entries()) assert.ok(Math.abs(sorted[i]! - value) <= 1e-13 * largest);
    for (const [i, vector] of found.vectors.entries()) {
      const image = matrix.map((row) => row.reduce((sum, x, j) => sum + x * vector[j]!, 0));
      for (const [j, x] of image.entries()) {
        assert.ok(Math.abs(x - found.values[i]! * vector[j]!) <= 1e-13 * largest);
      }
    }
  });
}

test('a diagonal matrix, a matrix of zeros and one of a single entry are their own answer', () => {
  assert.deepEqual(
    findEigen([
      [2, 0],
      [0, -3],
    ]).values,
    [2, -3],
  );
  assert.deepEqual(
    findEigen([
      [0, 0],
      [0, 0],
    ]).values,
    [0, 0],
  );
  assert.deepEqual(findEigen([[1e-300]]).values, [1e-300]);
});

test('no scale is too small or too large', () => {
  for (const scale of [1e-300, 1e-160, 1e160, 1e300]) {
    const { values } = findEigen([
      [2 * scale, scale],
      [scale, 2 * scale],
    ]);
    const [low, high] = values.sort((x, y) => x - y);
    assert.ok(Math.abs(low! / scale - 1) < 1e-14 && Math.abs(high! / scale - 3) < 1e-14, `${values}`);
  }
});

test('what is no symmetric matrix of numbers is told', () => {
  assert.throws(
    () =>
      findEigen([
        [1, 2],
        [3, 4],
      ]),
    /not symmetric: 3 in row 1, 2 in row 0/,
  );
  assert.throws(() => findEigen([[1, 2]]), /row 0 has 2 entries; the matrix has 1 rows/);
  assert.deepEqual(
    findEigen([
      [1, Number.NaN],
      [Number.NaN, 1],
    ]).values,
    [Number.NaN, Number.NaN],
  );
});
