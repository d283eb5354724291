/** Values of scikit-learn's kernel, put together as torch-fidelity does; `tests/golden/metrics/make_features.py` made them. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { kernelDistance } from '../../src/metrics/kernel-distance';
import golden from '../golden/metrics/features.json';

for (const { a, b, value } of golden.kernelDistance) {
  test(`the kernel distance of ${a.length} vectors of ${a[0]!.length} is torch-fidelity's, both ways`, () => {
    for (const found of [kernelDistance(a, b), kernelDistance(b, a)]) {
      assert.ok(Math.abs(found - value) < 1e-9 * Math.max(1, Math.abs(value)), `${found}, not ${value}`);
    }
  });
}

test('what cannot be compared is refused in a sentence', () => {
  assert.throws(() => kernelDistance([[1]], [[1]]), /two or more vectors of each set; there are 1 and 1/);
  assert.throws(() => kernelDistance([[1], [2]], [[1]]), /there are 2 and 1/);
  assert.throws(() => kernelDistance([[1], [2]], [[1], [2, 3]]), /1 and 2 numbers/);
  assert.throws(() => kernelDistance([[1], [2]], [[1], [Number.NaN]]), /holds NaN/);
});
