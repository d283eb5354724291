/** The share of ink in lone pixels: known answers, and what it must not depend on. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { measureSpeckle } from '../../src/metrics/speckle';
import { RandomStream } from '../../src/random/stream';

const SIDE = 9;
const draw = (ink: (row: number, column: number) => number) => ({
  count: 1,
  height: SIDE,
  width: SIDE,
  pixels: Array.from({ length: SIDE * SIDE }, (_, i) => ink(Math.floor(i / SIDE), i % SIDE)),
});

test('lone dots are all speckle', () => {
  assert.equal(measureSpeckle(draw((row, column) => (row % 3 === 1 && column % 3 === 1 ? 200 : 0))), 1);
});

test('an even surface and a stroke of three pixels have none, up to the border', () => {
  assert.equal(measureSpeckle(draw(() => 77)), 0);
  assert.equal(measureSpeckle(draw((row) => (row > 2 && row < 6 ? 255 : 0))), 0);
});

test('the corners of a square of three are speckle: four of nine pixels', () => {
  const inside = (place: number) => place > 2 && place < 6;
  const share = measureSpeckle(draw((row, column) => (inside(row) && inside(column) ? 90 : 0)));
  assert.ok(Math.abs(share - 4 / 9) < 1e-12, String(share));
});

test('twice the brightness, another order of images, or a mirror change nothing; noise on top adds to it', () => {
  const random = new RandomStream(3);
  const noise = Array.from(random.uniforms(2 * SIDE * SIDE, 0, 100));
  const images = { count: 2, height: SIDE, width: SIDE, pixels: noise };
  const share = measureSpeckle(images);
  const half = SIDE * SIDE;
  const swapped = [...noise.slice(half), ...noise.slice(0, half)];
  for (const pixels of [noise.map((x) => 2 * x), swapped, noise.toReversed()]) {
    assert.ok(Math.abs(measureSpeckle({ ...images, pixels }) - share) < 1e-6);
  }
  const surface = { ...images, pixels: noise.map(() => 100) };
  assert.ok(measureSpeckle({ ...surface, pixels: noise.map((x) => 100 + x) }) > measureSpeckle(surface));
});

test('images do not run into each other', () => {
  const [light, dark] = [Array(SIDE * SIDE).fill(200), Array(SIDE * SIDE).fill(20)];
  assert.equal(measureSpeckle({ count: 2, height: SIDE, width: SIDE, pixels: [...light, ...dark] }), 0);
});

test('without ink, or with too few pixels, it says so', () => {
  assert.throws(() => measureSpeckle(draw(() => 0)), /there is no ink to measure/);
  assert.throws(() => measureSpeckle({ ...draw(() => 1), count: 2 }), /2 × 9 × 9 pixels are wanted; got 81/);
});
