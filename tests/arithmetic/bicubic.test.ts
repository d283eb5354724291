/** Cubic convolution beside Pillow's numbers, and what Keys proved of it. */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { cubicWeight, enlargeBicubic } from '../../src/arithmetic/bicubic';

interface Case {
  factor: number;
  image: number[][];
  result: number[][];
}
const file = join(__dirname, '..', 'golden', 'bicubic', 'pillow.json');
const { cases } = JSON.parse(readFileSync(file, 'utf8')) as { cases: Case[] };

for (const { factor, image, result } of cases) {
  test(`${image.length}×${image[0]!.length} enlarged ${factor} times is Pillow's`, () => {
    const ours = enlargeBicubic(image, factor).flat();
    for (const [i, expected] of result.flat().entries())
      assert.ok(Math.abs(ours[i]! - expected) < 2e-3, `pixel ${i}: ${ours[i]}, not ${expected}`);
  });
}

test('a parabola is enlarged without error, away from the border', () => {
  const parabola = (x: number) => 3 * x * x - 2 * x + 5;
  const enlarged = enlargeBicubic([Array.from({ length: 9 }, (_, x) => parabola(x))], 4)[0]!;
  for (let i = 8; i < 28; i++) {
    const expected = parabola((i + 0.5) / 4 - 0.5);
    assert.ok(Math.abs(enlarged[i]! - expected) < 1e-9);
  }
});

test('a pixel counts at its own place alone; factor 1 changes nothing', () => {
  assert.equal(cubicWeight(0), 1);
  for (const distance of [1, -1, 2, 3]) assert.ok(cubicWeight(distance) === 0);
  const image = [
    [1, 2],
    [3, 4],
  ];
  assert.deepEqual(enlargeBicubic(image, 1), image);
});

test('a factor that is no whole number is refused', () => {
  for (const factor of [0, 1.5, Number.NaN])
    assert.throws(() => enlargeBicubic([[1]], factor), /whole number/);
});
