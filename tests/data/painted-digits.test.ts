import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { ImageSet } from '../../src/data/images';
import { paintDigit, paintDigits, spread } from '../../src/data/painted-digits';

/** A bar of three pixels in the middle of 5×5. */
const BAR = Uint8Array.from(
  [
    [0, 0, 0, 0, 0],
    [0, 0, 0, 0, 0],
    [0, 255, 255, 255, 0],
    [0, 0, 0, 0, 0],
    [0, 0, 0, 0, 0],
  ].flat(),
);

test('a pixel more all round is a plus at each pixel, a pixel less takes a thin bar away', () => {
  assert.deepEqual(
    Array.from(spread(BAR, 5, 'largest'), (level) => level / 255),
    [0, 0, 0, 0, 0, 0, 1, 1, 1, 0, 1, 1, 1, 1, 1, 0, 1, 1, 1, 0, 0, 0, 0, 0, 0],
  );
  assert.ok(spread(BAR, 5, 'smallest').every((level) => level === 0));
  const opened = spread(spread(BAR, 5, 'largest'), 5, 'smallest');
  assert.deepEqual([...opened], [...BAR]); // a closing fills holes, and the bar has none
});

test('ink where the digit is white, ground where it is black, half way between for a thin bar', () => {
  const thick = paintDigit(BAR, 5, { thickness: 'thick', ink: 'red', ground: 'blue' });
  assert.deepEqual([...thick.slice(3 * 12, 3 * 13)], [235, 70, 60]);
  assert.deepEqual([...thick.slice(0, 3)], [30, 50, 150]);
  const thin = paintDigit(BAR, 5, { thickness: 'thin', ink: 'white', ground: 'black' });
  // Its core is gone: the mean of 255 and 0 is 128 of 255, from 10 towards 245.
  assert.deepEqual([...thin.slice(3 * 12, 3 * 13)], [128, 128, 128]);
});

test('a set keeps its labels; colour, other shapes and missing paints are refused', () => {
  const set: ImageSet = {
    source: 'a bar',
    count: 1,
    height: 5,
    width: 5,
    channels: 1,
    pixels: BAR,
    labels: Uint8Array.of(7),
  };
  const painted = paintDigits(set, [{ thickness: 'thin', ink: 'green', ground: 'grey' }]);
  assert.deepEqual([painted.channels, painted.pixels.length, painted.labels[0]], [3, 75, 7]);
  assert.throws(() => paintDigits(set, []), /1 digits and 0 paints/);
  assert.throws(
    () => paintDigits(painted, [{ thickness: 'thin', ink: 'green', ground: 'grey' }]),
    /with 3 channels/,
  );
});
