import assert from 'node:assert/strict';
import { test } from 'node:test';
import { frechet, measureMoments } from '../../src/metrics/frechet';
import { measureFrechetBias } from '../../src/metrics/frechet-bias';
import { RandomStream } from '../../src/random/stream';

const SIZE = 4;
const random = new RandomStream(7);
const normals = Array.from({ length: 2000 }, () => Array.from(random.normals(SIZE)));

test('each distance is that of the first and the second sample', () => {
  const [point] = measureFrechetBias(normals, [50]);
  const by = frechet(measureMoments(normals.slice(0, 50)), measureMoments(normals.slice(50, 100)));
  assert.deepEqual(point, { count: 50, distance: by });
});

test('for d normal numbers the bias is near d / n for large n: its means alone give 2d / n, its spreads about d / 2n', () => {
  // E‖m₁ − m₂‖² = 2d/n. Tr(C₁ + C₂ − 2√(C₁C₂)) ≈ ¼ E‖C₁ − C₂‖² = ¼ · 2 (d² + d) / n.
  const n = 100;
  const expected = (2 * SIZE + 0.5 * (SIZE ** 2 + SIZE)) / n;
  const runs = Array.from({ length: 40 }, (_, run) => {
    const stream = new RandomStream(run).fork('bias');
    const vectors = Array.from({ length: 2 * n }, () => Array.from(stream.normals(SIZE)));
    return measureFrechetBias(vectors, [n])[0]!.distance;
  });
  const mean = runs.reduce((sum, x) => sum + x, 0) / runs.length;
  assert.ok(Math.abs(mean / expected - 1) < 0.2, `${mean} for ${expected}`);
});

test('too few vectors are a sentence', () => {
  assert.throws(() => measureFrechetBias(normals, [1001]), /need 2002 vectors; there are 2000/);
  assert.throws(() => measureFrechetBias(normals, [1]), /two or more vectors/);
});
