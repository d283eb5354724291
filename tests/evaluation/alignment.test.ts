import assert from 'node:assert/strict';
import { test } from 'node:test';
import { measureAlignment, oneImageAClass, varianceWithinClasses } from '../../src/evaluation/alignment';
import { RandomStream } from '../../src/random/stream';

const random = () => new RandomStream(1);
const even = Uint8Array.from({ length: 10_000 }, (_, i) => i % 10);

test('by hand: two of four images are what was asked for', () => {
  const { count, aligned, ofClass } = measureAlignment([0, 1, 1, 2], [0, 1, 2, 0], {
    classes: 4,
    random: random(),
  });
  assert.deepEqual([count, aligned, ofClass], [4, 0.5, [1, 0.5, 0, Number.NaN]]);
});

test('perfect images: alignment 1, and 0.1 with the labels in another order', () => {
  const { aligned, permuted } = measureAlignment(even, even, { classes: 10, random: random() });
  assert.equal(aligned, 1);
  // Five standard errors of a share of 0.1.
  assert.ok(Math.abs(permuted - 0.1) < 5 * Math.sqrt(0.09 / even.length), `${permuted}`);
});

test('a generator that ignores its label is as well aligned with any order', () => {
  const stream = new RandomStream(2);
  const read = Uint8Array.from({ length: even.length }, () => Math.floor(10 * stream.uniforms(1)[0]!));
  const { aligned, permuted } = measureAlignment(even, read, { classes: 10, random: random() });
  for (const share of [aligned, permuted]) assert.ok(Math.abs(share - 0.1) < 0.015, `${share}`);
});

test('always the same digit: 0.1 both times, exactly', () => {
  const { aligned, permuted } = measureAlignment(even, new Uint8Array(even.length), {
    classes: 10,
    random: random(),
  });
  assert.deepEqual([aligned, permuted], [0.1, 0.1]);
});

test('variance within a class: by hand, and blind to what lies between the classes', () => {
  // Class 0: (0, 0) and (2, 4), variances 1 and 4. Class 1: (100, 7) twice.
  const values = [0, 0, 100, 7, 2, 4, 100, 7];
  const { mean, ofClass } = varianceWithinClasses(values, [0, 1, 0, 1], 3);
  assert.deepEqual([mean, ofClass], [1.25, [2.5, 0, Number.NaN]]);
});

test('normal numbers of deviation 3 have a variance of 9, whatever their class adds', () => {
  const labels = even.subarray(0, 4000);
  const drawn = new RandomStream(3).normals(2 * labels.length);
  const values = Array.from(drawn, (value, i) => 3 * value + 50 * labels[i >> 1]!);
  const { mean } = varianceWithinClasses(values, labels, 10);
  assert.ok(Math.abs(mean - 9) < 0.5, `${mean}`);
});

test('one image a class: the first of each, and no variance within a class', () => {
  const known = { values: Float32Array.of(1, 2, 3, 4, 5, 6), labels: [1, 0, 1] };
  const repeated = oneImageAClass(known, [0, 1, 1]);
  assert.deepEqual([...repeated], [3, 4, 1, 2, 1, 2]);
  assert.equal(varianceWithinClasses(repeated, [0, 1, 1], 2).mean, 0);
  assert.throws(() => oneImageAClass(known, [2]), new RangeError('No example is of class 2.'));
});

test('what cannot be compared is refused', () => {
  const options = { classes: 2, random: random() };
  assert.throws(() => measureAlignment([], [], options), /no images to be compared/);
  assert.throws(() => measureAlignment([0], [0, 1], options), /there are 2 images and 1 labels/);
  assert.throws(() => measureAlignment([0, 2], [0, 1], options), /from 0 to 1; number 1 is 2/);
  assert.throws(() => varianceWithinClasses([1, 2, 3], [0, 1], 2), /3 numbers cannot be shared evenly/);
});
