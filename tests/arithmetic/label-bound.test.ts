import assert from 'node:assert/strict';
import { test } from 'node:test';
import { bestShare } from '../../src/arithmetic/label-bound';

const even = (classes: number, of: number) =>
  Array.from({ length: of }, (_, i) => (i < classes ? 1 / classes : 0));

test('the same classes leave all, none in common nothing; ten classes against five of them one half', () => {
  assert.ok(Math.abs(bestShare(even(10, 10), even(10, 10)) - 1) < 1e-12);
  assert.equal(bestShare([1, 0], [0, 1]), 0);
  assert.ok(Math.abs(bestShare(even(10, 10), even(5, 10)) - 0.5) < 1e-12);
});

test('no labelling with the source’s shares is right more often: all joint tables of two classes', () => {
  const [source, target] = [
    [0.7, 0.3],
    [0.4, 0.6],
  ] as const;
  let best = 0;
  for (let both = 0; both <= 1; both += 0.001) {
    const cells = [both, source[0] - both, target[0] - both, 1 - source[0] - target[0] + both];
    if (cells.every((cell) => cell >= -1e-9)) best = Math.max(best, cells[0]! + cells[3]!);
  }
  assert.ok(Math.abs(bestShare(source, target) - best) < 2e-3);
});

test('what are no shares is a sentence', () => {
  for (const [a, b] of [
    [[1], [0.5, 0.5]],
    [
      [2, -1],
      [0.5, 0.5],
    ],
    [[0.5], [0.5]],
  ] as const)
    assert.throws(() => bestShare(a, b), RangeError);
});
