/** Two densities over binary images: both are probabilities, and the pixel model looks only back. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { countFlipBits, drawFlipped } from '../../src/arithmetic/kernel-density';
import {
  chanceOf,
  countBits,
  learnPixels,
  makePixelModel,
  writeImage,
} from '../../src/arithmetic/pixel-by-pixel';
import { RandomStream } from '../../src/random/stream';

const allImages = (size: number) =>
  Array.from({ length: 2 ** size }, (_, code) =>
    Uint8Array.from({ length: size }, (_, i) => (code >> i) & 1),
  );

/** A model that has learned from noise: no weight that may move is 0. */
function learned(size: number): ReturnType<typeof makePixelModel> {
  const random = new RandomStream(2);
  const model = makePixelModel(size);
  const images = Array.from({ length: 50 }, () => Uint8Array.from({ length: size }, () => random.integer(2)));
  learnPixels(model, images, { rate: 0.3, random });
  return model;
}

test('the probabilities of all images add up to 1', () => {
  const model = learned(8);
  const sum = allImages(8).reduce((total, image) => total + 2 ** -countBits(model, image), 0);
  assert.ok(Math.abs(sum - 1) < 1e-12, `${sum}`);
  const examples = [Uint8Array.of(1, 0, 0, 1, 1), Uint8Array.of(0, 0, 0, 1, 0)];
  const flips = allImages(5).reduce((total, image) => total + 2 ** -countFlipBits(examples, image, 0.1), 0);
  assert.ok(Math.abs(flips - 1) < 1e-12, `${flips}`);
});

test('a pixel looks at those before it, at itself and those behind not', () => {
  const model = learned(6);
  const image = Uint8Array.of(1, 0, 1, 1, 0, 1);
  for (let i = 0; i < 6; i++) {
    for (let j = 0; j < 6; j++) {
      const changed = image.slice();
      changed[j] = 1 - changed[j]!;
      assert.equal(chanceOf(model, changed, i) !== chanceOf(model, image, i), j < i, `${i} sees ${j}`);
    }
  }
});

test('a fresh model needs a bit a pixel; one that has learned stripes needs hardly any', () => {
  const stripes = [Uint8Array.of(1, 0, 1, 0), Uint8Array.of(0, 1, 0, 1)];
  const model = makePixelModel(4);
  assert.equal(countBits(model, stripes[0]!), 4);
  const random = new RandomStream(1);
  for (let pass = 0; pass < 400; pass++) learnPixels(model, stripes, { rate: 0.5, random });
  // One bit says which of the two; the rest follows.
  for (const image of stripes) assert.ok(Math.abs(countBits(model, image) - 1) < 0.4);
  const written = Array.from({ length: 200 }, () => writeImage(model, random).join(''));
  const good = written.filter((text) => text === '1010' || text === '0101').length;
  assert.ok(good > 180, `${good}`);
  assert.throws(() => countBits(model, [1, 0]), /writes 4 pixels; the image has 2/);
});

test("a single pixel's model learns how often it is on", () => {
  const model = makePixelModel(1);
  const random = new RandomStream(1);
  const coins = Array.from({ length: 1000 }, (_, i) => [Number(i % 5 === 0)]);
  for (let pass = 0; pass < 5; pass++) learnPixels(model, coins, { rate: 0.01, random });
  assert.ok(Math.abs(chanceOf(model, [0], 0) - 0.2) < 0.03);
});

test('flips by hand: one example, one pixel off', () => {
  assert.ok(Math.abs(countFlipBits([[1, 0]], [1, 1], 0.25) + Math.log2(0.25 * 0.75)) < 1e-12);
  assert.ok(Math.abs(countFlipBits([[1], [0]], [1], 0.25) - 1) < 1e-12);
  const random = new RandomStream(7);
  const draws = Array.from({ length: 4000 }, () => drawFlipped([[1]], 0.1, random)[0]!);
  assert.ok(Math.abs(draws.reduce((sum, x) => sum + x, 0) / 4000 - 0.9) < 0.02);
  assert.throws(() => countFlipBits([], [1], 0.1), /at least one example/);
  assert.throws(() => drawFlipped([[1]], 0, random), /between 0 and 1; got 1 and 0/);
});
