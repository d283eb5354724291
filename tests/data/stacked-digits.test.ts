import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { ImageSet } from '../../src/data/images';
import { splitChannels, stackDigits } from '../../src/data/stacked-digits';
import { RandomStream } from '../../src/random/stream';

/** Digit d: four pixels of 10d, 10d + 1, … */
const DIGITS: ImageSet = {
  source: 'digits',
  count: 10,
  height: 2,
  width: 2,
  channels: 1,
  pixels: Uint8Array.from({ length: 40 }, (_, i) => 10 * Math.floor(i / 4) + (i % 4)),
  labels: Uint8Array.from({ length: 10 }, (_, i) => i),
};

test('each channel is a whole digit, drawn by itself, and the channels come out again', () => {
  const stacked = stackDigits(DIGITS, { count: 3000, random: new RandomStream(1) });
  assert.deepEqual([stacked.count, stacked.channels, stacked.pixels.length], [3000, 3, 36_000]);
  const grey = splitChannels(stacked);
  assert.deepEqual([grey.count, grey.channels], [9000, 1]);
  const counts = new Map<number, number>();
  for (let i = 0; i < 3000; i++) {
    const digits = [0, 1, 2].map((channel) => {
      const pixels = grey.pixels.subarray((3 * i + channel) * 4, (3 * i + channel + 1) * 4);
      const digit = pixels[0]! / 10;
      assert.deepEqual(
        [...pixels],
        [0, 1, 2, 3].map((p) => 10 * digit + p),
      );
      return digit;
    });
    assert.equal(digits[0], stacked.labels[i]);
    assert.deepEqual(
      [...stacked.pixels.subarray(12 * i, 12 * i + 3)],
      digits.map((d) => 10 * d),
    );
    const mode = 100 * digits[0]! + 10 * digits[1]! + digits[2]!;
    counts.set(mode, (counts.get(mode) ?? 0) + 1);
  }
  // 3,000 draws leave out 1000·e⁻³ = 50 of 1,000 modes, give or take 7.
  assert.ok(counts.size > 915 && counts.size < 985, `${counts.size}`);
});

test('the seed decides; what cannot be stacked is refused', () => {
  const draw = (seed: number) => stackDigits(DIGITS, { count: 5, random: new RandomStream(seed) }).pixels;
  assert.deepEqual(draw(2), draw(2));
  assert.notDeepEqual(draw(2), draw(3));
  const random = new RandomStream(1);
  assert.throws(
    () => stackDigits({ ...DIGITS, channels: 3 }, { count: 5, random }),
    /Grey digits are stacked/,
  );
  assert.throws(() => stackDigits(DIGITS, { count: 1.5, random }), /whole number from 0 on; got 1\.5/);
});
