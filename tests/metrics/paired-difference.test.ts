/** Golden values: `scipy.stats.ttest_rel(second, first)` and `scipy.stats.t.ppf(0.975, n)` of SciPy 1.17.1. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { comparePairs } from '../../src/metrics/paired-difference';

const CASES = [
  { first: [1, 2, 4], second: [3, 4.5, 5], t: 4.1576, p: 0.0533 },
  { first: [10, 12, 9, 11], second: [9.5, 12.5, 9.2, 10.6], t: -0.20851, p: 0.8482 },
  { first: [80.7, 75.3, 90.1, 84.4, 79], second: [43.3, 60.2, 88.8, 52.1, 47], t: -3.50894, p: 0.0247 },
];

for (const { first, second, t, p } of CASES) {
  test(`t of ${first.length} pairs is SciPy's ${t}`, () => {
    const result = comparePairs(first, second);
    assert.ok(Math.abs(result.t - t) < 1e-4 * Math.abs(t), `${result.t}`);
    assert.equal(result.significant, p < 0.05);
    assert.ok(Math.abs(result.mean / result.standardError - result.t) < 1e-9);
  });
}

test("the limits are Student's", () => {
  const limits = [12.7062, 4.3027, 3.1824, 2.7764, 2.5706, 2.4469, 2.3646, 2.306, 2.2622];
  for (const [i, limit] of limits.entries()) {
    const numbers = Array.from({ length: i + 2 }, (_, k) => k);
    assert.equal(comparePairs(numbers, numbers).limit, limit);
  }
});

test('exchanging the methods turns the sign, and nothing else', () => {
  const [one, other] = [comparePairs([1, 2, 4], [3, 4.5, 5]), comparePairs([3, 4.5, 5], [1, 2, 4])];
  assert.equal(one.t, -other.t);
  assert.equal(one.significant, other.significant);
});

test('differences without a spread: none is no difference, and else there is no doubt', () => {
  assert.equal(comparePairs([1, 2], [1, 2]).significant, false);
  assert.equal(comparePairs([1, 2], [2, 3]).significant, true);
});

test('numbers that are no pairs are refused in a sentence', () => {
  assert.throws(() => comparePairs([1], [2]), /2 to 10; got 1 and 1/);
  assert.throws(() => comparePairs([1, 2], [2]), /got 2 and 1/);
});
