import assert from 'node:assert/strict';
import { test } from 'node:test';
import { slicedWasserstein } from '../../src/metrics/sliced-wasserstein';
import { RandomStream } from '../../src/random/stream';

const stream = () => new RandomStream(1);
const points = new RandomStream(2).normals(400);

test('a set has distance 0 from itself, in any order', () => {
  const turned = Float32Array.from(points, (_, i) => points[398 - 2 * Math.floor(i / 2) + (i % 2)]!);
  assert.ok(slicedWasserstein(points, turned, { size: 2, random: stream() }) < 1e-12);
});

test('along one direction it is the mean way of the sorted numbers', () => {
  const distance = slicedWasserstein(Float32Array.of(3, 1, 2), Float32Array.of(5, 4, 9), {
    size: 1,
    random: stream(),
  });
  assert.ok(Math.abs(distance - (3 + 3 + 6) / 3) < 1e-9, `${distance}`);
});

test('a shift by (3, 4) is seen along a direction as 5 |cos|, on average 5 · 2/π', () => {
  const shifted = points.map((value, i) => value + (i % 2 ? 4 : 3));
  const distance = slicedWasserstein(points, shifted, { size: 2, random: stream(), directions: 4000 });
  assert.ok(Math.abs(distance - 10 / Math.PI) < 0.05, `${distance}`);
});

test('it is symmetric', () => {
  const others = new RandomStream(3).uniforms(400, -2, 2);
  const there = slicedWasserstein(points, others, { size: 2, random: stream() });
  assert.equal(there, slicedWasserstein(others, points, { size: 2, random: stream() }));
  assert.ok(there > 0.01);
});

test('sets that cannot be compared are refused', () => {
  const options = { size: 2, random: stream() };
  assert.throws(() => slicedWasserstein(new Float32Array(0), new Float32Array(0), options), RangeError);
  assert.throws(() => slicedWasserstein(points, points.slice(2), options), /got 400 and 398 numbers/);
  assert.throws(() => slicedWasserstein(points.slice(1), points.slice(1), options), RangeError);
  for (const directions of [0, -1, 1.5]) {
    assert.throws(
      () => slicedWasserstein(points, points, { ...options, directions }),
      /directions must be a whole/,
    );
  }
});
