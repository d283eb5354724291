/** The cheats do what they say, with every seed. */

import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { type ImageSet, pixelsOf } from '../../src/data/images';
import { countClasses } from '../../src/data/statistics';
import { CHEATS } from '../../src/evaluation/cheats';
import { RandomStream } from '../../src/random/stream';

/** 60 images of 8×8, six of each class, every one of its own, with an empty border of two pixels. */
function makeDigits(): ImageSet {
  const random = new RandomStream(5);
  const pixels = Uint8Array.from({ length: 60 * 64 }, (_, at) => {
    const [row, column] = [Math.floor((at % 64) / 8), at % 8];
    return row < 2 || row > 5 || column < 2 || column > 5 ? 0 : random.integer(200);
  });
  const labels = Uint8Array.from({ length: 60 }, (_, i) => i % 10);
  return { source: 'test', count: 60, height: 8, width: 8, channels: 1, pixels, labels };
}

const digits = makeDigits();
const listImages = (images: ImageSet) =>
  Array.from({ length: images.count }, (_, i) => pixelsOf(images, i).join());
const known = new Set(listImages(digits));

function make(name: string, count = 40, seed = 1): ImageSet {
  const cheat = CHEATS.find((one) => one.name === name)!;
  return cheat.make(digits, { count, random: new RandomStream(seed) });
}

describe('cheats', () => {
  for (const { name } of CHEATS) {
    test(`${name}: as many as asked for, the same with the same seed`, () => {
      const images = make(name, 90);
      assert.equal(images.count, 90);
      assert.equal(images.pixels.length, 90 * 64);
      assert.equal(images.labels.length, 90);
      assert.deepEqual(make(name, 90).pixels, images.pixels);
    });
  }

  test('copies are training digits, none twice as long as there are enough', () => {
    const drawn = listImages(make('copies', 60));
    assert.ok(drawn.every((image) => known.has(image)));
    assert.equal(new Set(drawn).size, 60);
    assert.notDeepEqual(make('copies', 60, 2).pixels, make('copies', 60, 1).pixels);
  });

  test('one a class: ten training digits, all equally often, the nearest to their class’s mean', () => {
    const images = make('one a class', 30);
    const drawn = listImages(images);
    assert.equal(new Set(drawn).size, 10);
    assert.ok(drawn.every((image) => known.has(image)));
    assert.deepEqual(countClasses(images), new Array(10).fill(3));
  });

  test('blurs have the mean grey of their class, and less contrast', () => {
    const images = make('blurs', 400);
    const mean = ({ pixels }: ImageSet) => pixels.reduce((sum, byte) => sum + byte, 0) / pixels.length;
    const spread = (set: ImageSet) =>
      Math.sqrt(set.pixels.reduce((sum, byte) => sum + (byte - mean(set)) ** 2, 0) / set.pixels.length);
    assert.ok(Math.abs(mean(images) - mean(digits)) < 2);
    assert.ok(spread(images) < 0.9 * spread(digits));
    assert.ok(!listImages(images).some((image) => known.has(image)));
  });

  test('noise lies on training digits: the same labels, another image, cut off at black and white', () => {
    const images = make('noise', 20);
    assert.ok(!listImages(images).some((image) => known.has(image)));
    const border = images.pixels.filter((_, at) => at % 64 < 8);
    assert.ok(Math.max(...border) > 60 && Math.min(...border) === 0);
  });

  test('half the classes: 0 to 4 only, each a training digit moved by one pixel', () => {
    const images = make('half the classes', 30);
    assert.ok(Math.max(...images.labels) === 4);
    const moved = (image: Uint8Array, by: number) =>
      image.map((_, p) => (p - by >= 0 && p - by < 64 ? image[p - by]! : 0)).join();
    for (let i = 0; i < images.count; i++) {
      const image = pixelsOf(images, i);
      assert.ok(!known.has(image.join()));
      assert.ok([1, -1, 8, -8].some((by) => known.has(moved(image, by))));
    }
  });
});
