import assert from 'node:assert/strict';
import { test } from 'node:test';
import { BRIGHT, toBinaryDigits, toBinaryImages } from '../../src/data/binary-digits';

const digits = (level: (row: number, column: number) => number) => ({
  source: 'test',
  count: 1,
  height: 28,
  width: 28,
  channels: 1,
  labels: new Uint8Array(1),
  pixels: Uint8Array.from({ length: 784 }, (_, i) => level(Math.floor(i / 28), i % 28)),
});

test('a block of four pixels is on if its mean is brighter than the bound', () => {
  assert.deepEqual(new Set(toBinaryDigits(digits(() => BRIGHT))[0]), new Set([0]));
  assert.deepEqual(new Set(toBinaryDigits(digits(() => BRIGHT + 1))[0]), new Set([1]));
  const [corner] = toBinaryDigits(digits((row, column) => (row < 2 && column < 2 ? 255 : 0)));
  assert.equal(corner!.length, 196);
  assert.equal(corner![0], 1);
  assert.equal(
    corner!.reduce((sum, on) => sum + on, 0),
    1,
  );
});

test('chances are grey, 0 and 1 are black and white', () => {
  const { count, height, width, pixels } = toBinaryImages([
    new Float32Array(196).fill(0.5),
    new Uint8Array(196).fill(1),
  ]);
  assert.deepEqual([count, height, width], [2, 14, 14]);
  assert.deepEqual([pixels[0], pixels[196]], [128, 255]);
});
