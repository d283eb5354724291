import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { ImageSet } from '../../src/data/images';
import { everyOther, splitImages, takeClass, takeEvenly, withLabels } from '../../src/data/subsets';
import { RandomStream } from '../../src/random/stream';

/** Image i is one pixel of the value i; its class is i modulo 3. */
const make = (count: number): ImageSet => ({
  source: 'test',
  count,
  height: 1,
  width: 1,
  channels: 1,
  pixels: Uint8Array.from({ length: count }, (_, i) => i),
  labels: Uint8Array.from({ length: count }, (_, i) => i % 3),
});

for (const [count, even, odd] of [
  [5, [0, 2, 4], [1, 3]],
  [4, [0, 2], [1, 3]],
  [1, [0], []],
  [0, [], []],
] as [number, number[], number[]][]) {
  test(`every other of ${count}`, () => {
    assert.deepEqual([...everyOther(make(count), 0).pixels], even);
    assert.deepEqual([...everyOther(make(count), 1).pixels], odd);
  });
}

test('some of a set lie at equal distances over all of it', () => {
  assert.deepEqual([...takeEvenly(make(10), 5).pixels], [0, 2, 4, 6, 8]);
  assert.deepEqual([...takeEvenly(make(10), 3).pixels], [0, 3, 6]);
  assert.deepEqual([...takeEvenly(make(2), 5).pixels], [0, 1]);
  assert.throws(() => takeEvenly(make(2), 0.5), /whole number from 0 on; got 0\.5/);
});

test('a seeded split: the same again, nothing lost, nothing twice, labels with their images', () => {
  const split = (seed: number) => splitImages(make(30), { random: new RandomStream(seed), held: 8 });
  const { train, test: held } = split(1);
  assert.deepEqual([train.count, held.count], [22, 8]);
  assert.deepEqual(
    [...train.pixels, ...held.pixels].sort((a, b) => a - b),
    [...make(30).pixels],
  );
  assert.deepEqual(split(1), split(1));
  assert.notDeepEqual([...split(2).test.pixels], [...held.pixels]);
  assert.ok(held.pixels.every((value, i) => held.labels[i] === value % 3));
  assert.throws(
    () => splitImages(make(3), { random: new RandomStream(1), held: 4 }),
    /3 images: 4 cannot be held/,
  );
});

test('one class, several, and at most so many', () => {
  assert.deepEqual([...takeClass(make(8), 1).pixels], [1, 4, 7]);
  assert.deepEqual([...takeClass(make(8), [0, 2], 3).pixels], [0, 2, 3]);
  assert.equal(takeClass(make(8), 9).count, 0);
});

test('other labels: one for each image', () => {
  assert.deepEqual([...withLabels(make(2), Uint8Array.of(7, 8)).labels], [7, 8]);
  assert.throws(() => withLabels(make(2), Uint8Array.of(7)), /2 images, but 1 labels/);
});
