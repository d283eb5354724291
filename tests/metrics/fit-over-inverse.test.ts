import assert from 'node:assert/strict';
import { test } from 'node:test';
import { fitOverInverse } from '../../src/metrics/fit-over-inverse';

test('a line over 1 / n is found again', () => {
  const counts = [50, 100, 400, 1000];
  const { start, slope } = fitOverInverse(
    counts,
    counts.map((n) => 3 + 200 / n),
  );
  assert.ok(Math.abs(start - 3) < 1e-12 && Math.abs(slope - 200) < 1e-9);
});

// numpy.polyfit([1/100, 1/200, 1/400], [6, 4, 3.5], 1) = [342.857142857, 2.5]
test('least squares, as NumPy has it', () => {
  const { start, slope } = fitOverInverse([100, 200, 400], [6, 4, 3.5]);
  assert.ok(Math.abs(slope - 342.857142857) < 1e-8 && Math.abs(start - 2.5) < 1e-10, `${slope} ${start}`);
});

test('the same count again and again, a value too few, and NaN are refused', () => {
  assert.throws(() => fitOverInverse([100, 100], [1, 2]), /two different counts/);
  assert.throws(() => fitOverInverse([100, 200], [1]), /2 counts and 1 values/);
  assert.throws(() => fitOverInverse([100, 200], [1, Number.NaN]), /a finite value for each/);
});
