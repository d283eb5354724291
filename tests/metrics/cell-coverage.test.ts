import assert from 'node:assert/strict';
import { test } from 'node:test';
import { countCells, shareCovered } from '../../src/metrics/cell-coverage';
import { RandomStream } from '../../src/random/stream';

const CELLS = { bounds: { x: [0, 3], y: [0, 2] }, columns: 3, rows: 2 } as const;

test('points are counted along x first, from the lower left; those outside are left out', () => {
  const points = [0.5, 0.5, 2.9, 0.1, 1.5, 1.5, 1.2, 1.9, 3, 0.5, -0.1, 1, 1, Number.NaN];
  assert.deepEqual([...countCells(points, CELLS)], [1, 0, 1, 0, 2, 0]);
});

test('the share of the points in cells with an example', () => {
  const density = Uint32Array.of(6, 0, 3, 0, 1, 0);
  assert.equal(shareCovered(density, Uint32Array.of(0, 0, 5, 9, 1, 0)), 0.4);
  assert.equal(shareCovered(density, density), 1);
  assert.equal(shareCovered(density, new Uint32Array(6)), 0);
});

test('n even draws cover 1 − (1 − 1/k)ⁿ of k equal cells on average', () => {
  const density = new Uint32Array(6).fill(100);
  const runs = Array.from({ length: 400 }, (_, run) => {
    const random = new RandomStream(run);
    const points = Array.from({ length: 5 }, () => [3 * random.uniform(), 2 * random.uniform()]).flat();
    return shareCovered(density, countCells(points, CELLS));
  });
  const mean = runs.reduce((sum, share) => sum + share, 0) / runs.length;
  assert.ok(Math.abs(mean - (1 - (5 / 6) ** 5)) < 0.02);
});

test('two grids, and an empty distribution, are a sentence', () => {
  assert.throws(() => shareCovered(Uint32Array.of(1), Uint32Array.of(1, 1)), /1 and 2 cells/);
  assert.throws(() => shareCovered(Uint32Array.of(0), Uint32Array.of(1)), /0 points/);
});
