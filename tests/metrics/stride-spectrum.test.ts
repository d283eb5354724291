import assert from 'node:assert/strict';
import { test } from 'node:test';
import { meanPower, measureStridePeak } from '../../src/metrics/stride-spectrum';
import { RandomStream } from '../../src/random/stream';

const SIDE = 16;

/** Grey pictures whose pixels a function gives, 0 to 255. */
const makeImages = (count: number, at: (x: number, y: number) => number, channels = 1) => ({
  count,
  height: SIDE,
  width: SIDE,
  channels,
  pixels: Float64Array.from({ length: count * SIDE * SIDE * channels }, (_, i) => {
    const place = Math.floor(i / channels) % (SIDE * SIDE);
    return at(place % SIDE, Math.floor(place / SIDE));
  }),
});

const noise = () => {
  const random = new RandomStream(3);
  return () => 128 + 20 * random.normal();
};

test('a wave has all its power at its frequency and at the mirrored one: (side² · height / 2)²', () => {
  const power = meanPower(makeImages(2, (x) => 255 * Math.cos((2 * Math.PI * 3 * x) / SIDE)));
  const expected = (SIDE * SIDE * 0.5) ** 2;
  for (const [i, value] of power.entries()) {
    const isPeak = i === 3 || i === SIDE - 3;
    assert.ok(Math.abs(value - (isPeak ? expected : 0)) < 1e-6, `frequency ${i}: ${value}`);
  }
});

test("Parseval: the powers' sum is that of the squared grey levels, times the number of pixels", () => {
  const images = makeImages(1, noise());
  const squares = images.pixels.reduce((sum, value) => sum + (value / 255) ** 2, 0);
  const sum = meanPower(images).reduce((total, value) => total + value, 0);
  assert.ok(Math.abs(sum / (squares * SIDE * SIDE) - 1) < 1e-9);
});

test('noise has no peak', () => {
  const peak = measureStridePeak(makeImages(400, noise()), 2);
  assert.ok(peak > 0.85 && peak < 1.15, `${peak}`);
});

test('a pattern of every second pixel in noise: as strong as the powers say', () => {
  const draw = noise();
  // On the one frequency (side/2, side/2): power (side² · 10/255)² over the noise's side² · (20/255)², and 1 more.
  const peak = measureStridePeak(
    makeImages(400, (x, y) => draw() + ((x + y) % 2 === 0 ? 10 : -10)),
    2,
  );
  const expected = ((SIDE * SIDE * 10 ** 2) / 20 ** 2 + 1) ** (1 / 3);
  assert.ok(Math.abs(peak / expected - 1) < 0.1, `${peak}, not ${expected}`);
});

test('a pattern of every fourth pixel is seen with the period 4, in colour, too', () => {
  const draw = noise();
  const images = makeImages(200, (x, y) => draw() + (x % 4 === 0 && y % 4 === 0 ? 60 : 0), 3);
  assert.ok(measureStridePeak(images, 4) > 3);
});

test('a flat picture has no peak, and sizes that do not fit are refused', () => {
  assert.ok(
    Math.abs(
      measureStridePeak(
        makeImages(1, () => 100),
        2,
      ) - 1,
    ) < 1e-6,
  );
  assert.throws(
    () =>
      measureStridePeak(
        makeImages(1, () => 1),
        3,
      ),
    /a multiple of the period; got 16×16 and 3/,
  );
  assert.throws(
    () =>
      measureStridePeak(
        makeImages(0, () => 1),
        2,
      ),
    /no picture/,
  );
});
