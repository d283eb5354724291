import assert from 'node:assert/strict';
import { test } from 'node:test';
import { addRain, hide, outline, shrink, shrinkImages } from '../../src/data/degrade';
import type { Raster } from '../../src/drawing/png';
import { RandomStream } from '../../src/random/stream';

const grey = (width: number, height: number, pixels: number[]): Raster => ({
  width,
  height,
  channels: 1,
  pixels: Uint8Array.from(pixels),
});
const draw = (width: number, height: number, channels: 1 | 3 = 1): Raster => ({
  width,
  height,
  channels,
  pixels: Uint8Array.from(new RandomStream(3).uniforms(width * height * channels), (u) => 256 * u),
});

test('shrinking takes the mean of each block', () => {
  const small = shrink(grey(4, 2, [0, 10, 100, 100, 20, 30, 200, 201]), 2);
  assert.deepEqual([small.width, small.height, [...small.pixels]], [2, 1, [15, 150]]);
});

test('shrinking by 2 and by 2 again is shrinking by 4, but for rounding; by 1 nothing changes', () => {
  const image = draw(16, 8, 3);
  const twice = shrink(shrink(image, 2), 2);
  const once = shrink(image, 4);
  assert.deepEqual([once.width, once.height, once.channels], [4, 2, 3]);
  assert.ok(once.pixels.every((level, i) => Math.abs(level - twice.pixels[i]!) <= 1));
  assert.deepEqual(shrink(image, 1), image);
});

test('colours are shrunk each for itself', () => {
  const image: Raster = { width: 2, height: 1, channels: 3, pixels: Uint8Array.of(10, 0, 200, 30, 0, 100) };
  assert.throws(() => shrink(image, 2), /2×1 cannot be made 2 times smaller/);
  const square: Raster = {
    ...image,
    height: 2,
    pixels: Uint8Array.of(10, 0, 200, 30, 0, 100, 10, 0, 200, 30, 0, 100),
  };
  assert.deepEqual([...shrink(square, 2).pixels], [20, 0, 150]);
});

test('hiding changes the rectangle alone, and not the image that was given', () => {
  const image = draw(6, 5);
  const before = image.pixels.slice();
  const { pixels } = hide(image, { left: 1, top: 2, width: 3, height: 2 }, 77);
  pixels.forEach((level, i) => {
    const [x, y] = [i % 6, Math.floor(i / 6)];
    const isHidden = x >= 1 && x < 4 && y >= 2 && y < 4;
    assert.equal(level, isHidden ? 77 : before[i]);
  });
  assert.deepEqual(image.pixels, before);
});

test('a hole that reaches over the edge is a sentence', () => {
  for (const hole of [
    { left: 4, top: 0, width: 3, height: 1 },
    { left: -1, top: 0, width: 1, height: 1 },
    { left: 0.5, top: 0, width: 1, height: 1 },
  ])
    assert.throws(() => hide(draw(6, 5), hole), /is not within the image of 6×5/);
});

test('rain only brightens, is the same from the same seed, and grows with the drops', () => {
  const image = draw(28, 28);
  const rain = (drops: number) => addRain(image, { random: new RandomStream(4), drops });
  const changed = ({ pixels }: Raster) => pixels.filter((level, i) => level !== image.pixels[i]).length;
  assert.ok(rain(24).pixels.every((level, i) => level >= image.pixels[i]!));
  assert.deepEqual(rain(24), rain(24));
  assert.equal(changed(rain(0)), 0);
  assert.ok(changed(rain(24)) > 24 && changed(rain(24)) <= 24 * 6);
});

test('an even image has no outline inside, a step has one on both its sides', () => {
  const inside = outline(grey(4, 4, new Array(16).fill(0)));
  assert.ok(inside.pixels.every((level) => level === 0));
  const step = outline(grey(5, 3, [0, 0, 0, 100, 100, 0, 0, 0, 100, 100, 0, 0, 0, 100, 100]));
  // The middle row: 0.8 × |right − left|, and black beyond the edge.
  assert.deepEqual([...step.pixels.slice(5, 10)], [0, 0, 80, 80, 80]);
});

test('an outline turns with its image', () => {
  const image = draw(7, 7);
  const turn = ({ width, height, pixels }: Raster) =>
    grey(
      height,
      width,
      Array.from(
        { length: pixels.length },
        (_, i) => pixels[(height - 1 - (i % height)) * width + Math.floor(i / height)]!,
      ),
    );
  assert.deepEqual(outline(turn(image)), turn(outline(image)));
});

test('a set is shrunk image by image', () => {
  const [a, b] = [draw(4, 4, 3), draw(4, 4, 3)];
  const pixels = Uint8Array.of(...a.pixels, ...b.pixels.map((level) => 255 - level));
  const images = { count: 2, height: 4, width: 4, channels: 3, pixels, note: 'kept' };
  const small = shrinkImages(images, 2);
  assert.deepEqual([small.count, small.height, small.width, small.note], [2, 2, 2, 'kept']);
  assert.deepEqual(small.pixels.subarray(0, 12), shrink(a, 2).pixels);
  assert.deepEqual(small.pixels.subarray(12), shrink({ ...b, pixels: pixels.subarray(48) }, 2).pixels);
  assert.throws(() => shrinkImages(images, 3), /cannot be made 3 times smaller/);
});
