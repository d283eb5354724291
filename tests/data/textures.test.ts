import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { test } from 'node:test';
import { type ImageSet, padImages, pixelsOf, takeImages } from '../../src/data/images';
import { blend, drawTexture, texturedDigits, toColour } from '../../src/data/textures';
import { RandomStream } from '../../src/random/stream';

/** Each a black image with a white square whose size is its label. */
function makeSquares(count: number, side = 28): ImageSet {
  const pixels = new Uint8Array(count * side * side);
  const labels = Uint8Array.from({ length: count }, (_, i) => i % 10);
  for (const [i, label] of labels.entries())
    for (let row = 0; row < label; row++)
      pixels.fill(255, (i * side + row) * side, (i * side + row) * side + label);
  return { source: 'squares', count, height: side, width: side, channels: 1, pixels, labels };
}

const sum = (pixels: Uint8Array) => createHash('sha256').update(pixels).digest('hex');

test('|texture − digit| by hand: black keeps a colour, white turns it round, grey comes between', () => {
  const texture = Uint8Array.of(10, 200, 255, 10, 200, 255, 10, 200, 255);
  const mixed = blend(texture, Uint8Array.of(0, 255, 100));
  assert.deepEqual([...mixed], [10, 200, 255, 245, 55, 0, 90, 100, 155]);
});

test('the same seed draws the same images, another one others; the first do not depend on the count', () => {
  const digits = makeSquares(12);
  const draw = (seed: number, count = 12) =>
    texturedDigits(takeImages(digits, count), new RandomStream(seed));
  assert.equal(sum(draw(1).pixels), sum(draw(1).pixels));
  assert.notEqual(sum(draw(1).pixels), sum(draw(2).pixels));
  assert.deepEqual(draw(1, 5).pixels, draw(1).pixels.slice(0, 5 * 28 * 28 * 3));
  assert.deepEqual([draw(1).height, draw(1).width, draw(1).channels, draw(1).count], [28, 28, 3, 12]);
  assert.deepEqual(draw(1).labels, digits.labels);
});

test('subtracting its texture from an image gives the digit back', () => {
  const digits = padImages(makeSquares(10), 32);
  const images = texturedDigits(digits, new RandomStream(4));
  const random = new RandomStream(4);
  for (let i = 0; i < images.count; i++) {
    const texture = drawTexture(random, 32);
    const [image, digit] = [pixelsOf(images, i), pixelsOf(digits, i)];
    // Of black and white only: black leaves the texture, white its negative.
    for (const [k, level] of image.entries())
      assert.equal(level, digit[Math.floor(k / 3)] === 255 ? 255 - texture[k]! : texture[k]);
  }
});

test('textures are of many colours, dark and bright, and change within an image', () => {
  const random = new RandomStream(3);
  const textures = Array.from({ length: 200 }, () => drawTexture(random, 28));
  const means = textures.map((pixels) => pixels.reduce((total, level) => total + level, 0) / pixels.length);
  assert.ok(
    Math.min(...means) < 65 && Math.max(...means) > 145,
    `${Math.min(...means)}, ${Math.max(...means)}`,
  );
  const overall = means.reduce((total, mean) => total + mean, 0) / means.length;
  assert.ok(Math.abs(overall - 105) < 10, `${overall}: half of 210 on the whole`);
  for (const pixels of textures) {
    assert.equal(pixels.length, 28 * 28 * 3);
    assert.ok(new Set(pixels).size > 10, 'not of one colour');
    assert.ok(pixels.every((level) => level <= 210));
    assert.ok(
      [1, 2].some((channel) => pixels.some((level, i) => i % 3 === 0 && pixels[i + channel] !== level)),
    );
  }
});

test('grey in colour: three equal channels', () => {
  const digits = makeSquares(3);
  const { pixels, channels } = toColour(digits);
  assert.equal(channels, 3);
  for (const [i, level] of pixels.entries()) assert.equal(level, digits.pixels[Math.floor(i / 3)]);
});

test('what cannot be is a sentence', () => {
  const random = new RandomStream(1);
  const colour = toColour(makeSquares(1));
  assert.throws(() => texturedDigits(colour, random), /^RangeError: These images have 3 channels/);
  assert.throws(() => toColour(colour), /3 channels/);
  assert.throws(() => texturedDigits({ ...makeSquares(1), width: 14, height: 56 }, random), /56×14/);
  for (const side of [0, 1, 2.5, Number.NaN]) assert.throws(() => drawTexture(random, side), RangeError);
});
