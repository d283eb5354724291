import assert from 'node:assert/strict';
import { test } from 'node:test';
import { thumbnailSide, toThumbnails } from '../../src/data/thumbnails';

test('a thumbnail is as large as a divisor of the side allows, up to 8', () => {
  assert.deepEqual([28, 32, 64, 96, 12, 5].map(thumbnailSide), [7, 8, 8, 8, 6, 5]);
  assert.throws(() => thumbnailSide(29), /29 pixels cannot be divided/);
});

test('its numbers are means of blocks, for each channel: 16×16 with a quarter red and half of it blue', () => {
  const pixels = new Uint8Array(2 * 16 * 16 * 3);
  for (let y = 0; y < 16; y++) {
    for (let x = 0; x < 16; x++) {
      const at = (256 + y * 16 + x) * 3;
      if (x % 2 === 0 && y % 2 === 0) pixels[at] = 255;
      if (x % 2 === 0) pixels[at + 2] = 255;
    }
  }
  const [black, coloured] = toThumbnails({ count: 2, width: 16, height: 16, channels: 3, pixels });
  assert.ok(black!.every((value) => value === 0));
  assert.equal(coloured!.length, 8 * 8 * 3);
  for (let i = 0; i < 64; i++) {
    const [red, green, blue] = coloured!.slice(3 * i, 3 * i + 3);
    assert.ok(Math.abs(red! - 0.25) < 0.002 && green === 0 && Math.abs(blue! - 0.5) < 0.002);
  }
  assert.throws(
    () => toThumbnails({ count: 1, width: 8, height: 16, channels: 1, pixels }),
    /square pictures; these are 8×16/,
  );
});
