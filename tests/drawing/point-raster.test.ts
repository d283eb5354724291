import assert from 'node:assert/strict';
import { test } from 'node:test';
import { rasterizePoints } from '../../src/drawing/point-raster';

test('points lie where they belong, generated ones on top, and those outside are left out', () => {
  const { pixels, width, channels } = rasterizePoints({
    real: Float32Array.of(0, 0, 1.5, 1.5, 9, 9),
    fake: Float32Array.of(1.5, 1.5, -1, 0),
    bounds: { x: [0, 2], y: [0, 2] },
    size: 2,
  });
  const at = (x: number, y: number) => [
    ...pixels.slice((y * width + x) * channels, (y * width + x + 1) * channels),
  ];
  assert.deepEqual(at(0, 1), [190, 190, 190], 'the lower left is real');
  assert.deepEqual(at(1, 0), [26, 86, 196], 'the upper right is generated');
  assert.deepEqual(at(0, 0), [255, 255, 255]);
});
