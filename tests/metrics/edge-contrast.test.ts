import assert from 'node:assert/strict';
import { test } from 'node:test';
import { measureEdgeContrast } from '../../src/metrics/edge-contrast';

const image = (height: number, width: number, level: (row: number, column: number) => number) => ({
  count: 1,
  height,
  width,
  pixels: Uint8Array.from({ length: height * width }, (_, i) => level(Math.floor(i / width), i % width)),
});

test('an even surface has none, a chessboard has all', () => {
  assert.equal(measureEdgeContrast(image(3, 4, () => 200)), 0);
  assert.equal(measureEdgeContrast(image(4, 4, (row, column) => 255 * ((row + column) % 2))), 1);
});

test('a border between halves: the pairs that it cuts, of all pairs', () => {
  const halves = image(4, 4, (_, column) => (column < 2 ? 0 : 255));
  assert.equal(measureEdgeContrast(halves), 4 / 24);
});

test('neighbours of other rows and other images do not count', () => {
  const white = new Uint8Array(4).fill(255);
  const pixels = new Uint8Array(8);
  pixels.set(white, 4);
  assert.equal(measureEdgeContrast({ count: 2, height: 2, width: 2, pixels }), 0);
});

test('a mean of two strokes has less contrast than either', () => {
  const stroke = (at: number) => image(6, 6, (_, column) => (column === at ? 255 : 0));
  const both = image(6, 6, (_, column) => (column === 2 || column === 3 ? 127 : 0));
  assert.ok(measureEdgeContrast(both) < measureEdgeContrast(stroke(2)));
});

test('too few pixels are refused', () => {
  assert.throws(() => measureEdgeContrast(image(1, 4, () => 0)), /images of 2×2 pixels at least/);
  assert.throws(() => measureEdgeContrast({ ...image(2, 2, () => 0), count: 2 }), /got 2 of 2×2 in 4 pixels/);
});
