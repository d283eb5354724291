/** Decibels: the formula's known answers. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { meanSignalToNoise, peakSignalToNoise } from '../../src/metrics/signal-to-noise';

const near = (actual: number, expected: number) =>
  assert.ok(Math.abs(actual - expected) < 1e-9, `${actual}, not ${expected}`);

test('black against white is 0 dB, a tenth of the range is 20 dB, equal images are infinite', () => {
  near(peakSignalToNoise([0, 0], [255, 255]), 0);
  near(peakSignalToNoise([0, 0, 0], [25.5, -25.5, 25.5]), 20);
  near(peakSignalToNoise([0, 0.1], [0.1, 0], 1), 20);
  assert.equal(peakSignalToNoise([3], [3]), Number.POSITIVE_INFINITY);
});

test('an error in one of a hundred pixels is 20 dB better than the same in all', () => {
  const truth = new Float32Array(100);
  near(
    peakSignalToNoise(
      truth.map((_, i) => (i === 7 ? 255 : 0)),
      truth,
    ),
    20,
  );
});

test('the mean is of decibels, not of errors', () => {
  near(meanSignalToNoise([0, 0, 25.5, 25.5], [255, 255, 0, 0], 2), 10);
});

test('other sizes are refused', () => {
  assert.throws(() => peakSignalToNoise([1], [1, 2]), /one size/);
  assert.throws(() => peakSignalToNoise([], []), /one size/);
  assert.throws(() => peakSignalToNoise([1], [2], 0), /peak/);
  assert.throws(() => meanSignalToNoise([1, 2, 3], [1, 2, 3], 2), /3 numbers/);
});
