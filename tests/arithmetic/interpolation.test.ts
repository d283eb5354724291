/** Values of SciPy; `tests/golden/metrics/make.py` made them and says how. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { lerp, slerp, vectorLength } from '../../src/arithmetic/interpolation';
import scipy from '../golden/metrics/scipy.json';

function assertClose(actual: readonly number[], expected: readonly number[], tolerance = 1e-12): void {
  assert.equal(actual.length, expected.length);
  for (const [i, x] of expected.entries()) {
    assert.ok(Math.abs(actual[i]! - x) <= tolerance, `${actual} is not ${expected}`);
  }
}

for (const { a, b, shares, ways } of scipy.slerp) {
  test(`slerp in ${a.length} directions is SciPy's geometric_slerp`, () => {
    for (const [i, share] of shares.entries()) assertClose(slerp(a, b, share), ways[i]!);
  });
}

test('the straight way', () => {
  assert.deepEqual(lerp([0, 2], [4, 0], 0.25), [1, 1.5]);
  assert.throws(() => lerp([0], [1, 2], 0.5), /Vectors of 1 and 2 numbers: there is no way/);
});

test('between vectors of one direction, and from or to zero, slerp is straight', () => {
  const a = [0.3, -1.1, 2.7];
  const double = a.map((x) => 2 * x);
  for (const [from, to] of [
    [a, a],
    [a, double],
    [a, [0, 0, 0]],
    [[0, 0, 0], a],
    [a, a.map((x) => x + 1e-9)],
  ] as const) {
    for (const share of [0, 0.3, 1]) assertClose(slerp(from, to, share), lerp(from, to, share), 1e-9);
  }
});

test('between opposite vectors, and nearly opposite ones, slerp goes round and keeps the length', () => {
  const a = [0.3, -1.1, 2.7];
  for (const b of [a.map((x) => -x), a.map((x) => -x + 1e-9)]) {
    assertClose(slerp(a, b, 0), a, 1e-8);
    assertClose(slerp(a, b, 1), b, 1e-8);
    for (const share of [0.1, 0.5, 0.9]) {
      assert.ok(Math.abs(vectorLength(slerp(a, b, share)) - vectorLength(a)) < 1e-8);
    }
    const half = slerp(a, b, 0.5);
    assert.ok(Math.abs(half.reduce((sum, x, i) => sum + x * a[i]!, 0)) < 1e-8, 'halfway is a right angle');
  }
  assertClose(slerp([1, 0], [-3, 0], 0.5), [0, 2]);
});
