import assert from 'node:assert/strict';
import { test } from 'node:test';
import { standardize } from '../../src/arithmetic/standardize';

test('2, 4, 4, 4, 5, 5, 7, 9 has mean 5 and deviation 2 (the textbook example of the population deviation)', () => {
  assert.deepEqual(standardize([2, 4, 4, 4, 5, 5, 7, 9]), [-1.5, -0.5, -0.5, -0.5, 0, 0, 1, 2]);
});

test('an epsilon shrinks what it gives, and keeps equal numbers at 0', () => {
  assert.deepEqual(standardize([1, 3], 3), [-0.5, 0.5]);
  assert.deepEqual(standardize([7, 7], 1e-3), [0, 0]);
});

test('equal numbers without an epsilon, and no numbers, are a sentence', () => {
  assert.throws(() => standardize([7, 7]), /all numbers are equal/);
  assert.throws(() => standardize([]), /at least one number/);
});
