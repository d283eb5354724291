import assert from 'node:assert/strict';
import { test } from 'node:test';
import { rateFactor, type Schedule } from '../../src/training/schedules';

const quarter = (1 + Math.cos(Math.PI / 4)) / 2;
for (const [schedule, progress, expected] of [
  [{ name: 'constant' }, 0.7, 1],
  [{ name: 'linear' }, 0, 1],
  [{ name: 'linear' }, 0.25, 0.75],
  [{ name: 'linear' }, 1, 0],
  [{ name: 'linear', end: 0.1 }, 0.5, 0.55],
  [{ name: 'linear', begin: 0.5 }, 0.5, 1],
  [{ name: 'linear', begin: 0.5 }, 0.75, 0.5],
  [{ name: 'linear', begin: 1 }, 1, 1],
  [{ name: 'cosine' }, 0, 1],
  [{ name: 'cosine' }, 0.25, quarter],
  [{ name: 'cosine' }, 0.5, 0.5],
  [{ name: 'cosine' }, 1, 0],
  [{ name: 'cosine', end: 0.2 }, 0.5, 0.6],
  [{ name: 'cosine', end: 0.2 }, 2, 0.2],
] as [Schedule, number, number][]) {
  test(`${JSON.stringify(schedule)} at ${progress} is ${expected.toFixed(3)}`, () => {
    assert.ok(Math.abs(rateFactor(schedule, progress) - expected) < 1e-12);
  });
}

test('what is wrong is named', () => {
  assert.throws(
    () => rateFactor({ name: 'step' as never }, 0),
    /Unknown schedule "step"\. Known: constant, linear, cosine/,
  );
  assert.throws(() => rateFactor({ name: 'linear', end: 2 }, 0), /end is a number from 0 to 1; got 2/);
});
