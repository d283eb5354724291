/** The counter-example: nothing is lost on the way there and back, the answers are all real, and every class is wrong. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { cycleError, invertTable, negativeImages, tableToNextClass } from '../../src/applications/unpaired';
import { type ImageSet, selectImages } from '../../src/data/images';

const images: ImageSet = {
  source: 'three classes, two of each',
  count: 6,
  height: 1,
  width: 2,
  channels: 1,
  pixels: Uint8Array.of(0, 10, 20, 30, 40, 50, 60, 70, 80, 90, 100, 255),
  labels: Uint8Array.of(2, 0, 1, 1, 0, 2),
};

test('the k-th of a class becomes the k-th of the next', () => {
  assert.deepEqual(tableToNextClass(images.labels, 3), [1, 2, 0, 5, 3, 4]);
});

test('there and back without an error, over all negatives, and no class is kept', () => {
  const table = tableToNextClass(images.labels, 3);
  const there = negativeImages(selectImages(images, table));
  const back = selectImages(negativeImages(there), invertTable(table));
  assert.equal(cycleError(images, back), 0);
  const sorted = ({ pixels, count }: ImageSet) =>
    Array.from({ length: count }, (_, i) => [...pixels.subarray(2 * i, 2 * i + 2)].join()).sort();
  assert.deepEqual(sorted(there), sorted(negativeImages(images)));
  assert.ok(there.labels.every((label, i) => label !== images.labels[i]));
});

test('the cycle error is a mean of absolute differences', () => {
  const other = { ...images, pixels: images.pixels.map((level, i) => (i === 0 ? 24 : level)) };
  assert.equal(cycleError(images, other), 2);
});

test('classes of unequal counts and sets of unequal size are refused', () => {
  assert.throws(() => tableToNextClass([0, 0, 1], 2), /they come 2, 1 times/);
  assert.throws(() => tableToNextClass([], 2), /equally often/);
  assert.throws(() => cycleError(images, selectImages(images, [0])), /sent 6, back 1/);
});
