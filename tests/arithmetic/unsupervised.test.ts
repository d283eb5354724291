/** PCA, k-means and kernel density beside scikit-learn (tests/golden/unsupervised), and what must hold for any points. */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { assignPoints, chooseCentres, clusterPoints, moveCentres } from '../../src/arithmetic/k-means';
import { drawNear, logDensity, logSumExp } from '../../src/arithmetic/kernel-density';
import { findComponents, projectPoint, restorePoint } from '../../src/arithmetic/principal-components';
import { RandomStream } from '../../src/random/stream';

interface Golden {
  tall: number[][];
  pca: Record<'mean' | 'variances' | 'explained', number[]> &
    Record<'components' | 'projected' | 'restored', number[][]>;
  plane: number[][];
  kmeans: { start: number[][]; centres: number[][]; labels: number[]; inertia: number };
  density: { bandwidth: number; places: number[][]; log: number[] }[];
}

const file = join(__dirname, '..', 'golden', 'unsupervised', 'scikit-learn.json');
const golden = JSON.parse(readFileSync(file, 'utf8')) as Golden;

function assertNear(actual: readonly number[], expected: readonly number[], tolerance = 1e-9): void {
  assert.equal(actual.length, expected.length);
  for (const [i, value] of expected.entries())
    assert.ok(
      Math.abs(actual[i]! - value) <= tolerance * Math.max(1, Math.abs(value)),
      `${i}: ${actual[i]}, ${value}`,
    );
}

test("components, variances, projections and restored points are scikit-learn's", () => {
  const found = findComponents(golden.tall, 3);
  assertNear(found.mean, golden.pca.mean);
  assertNear(found.variances, golden.pca.variances);
  assertNear(found.components.flat(), golden.pca.components.flat());
  assertNear(
    found.variances.map((variance) => variance / found.totalVariance),
    golden.pca.explained,
  );
  const projected = golden.tall.slice(0, 4).map((point) => projectPoint(found, point));
  assertNear(projected.flat(), golden.pca.projected.flat());
  assertNear(
    projected.flatMap((at) => restorePoint(found, at)),
    golden.pca.restored.flat(),
  );
});

test('with as many components as numbers nothing is lost; a flat cloud has no variance across', () => {
  const all = findComponents(golden.tall, 5);
  const point = golden.tall[7]!;
  assertNear(restorePoint(all, projectPoint(all, point)), point);
  const flat = findComponents(
    [
      [0, 0],
      [3, 4],
      [6, 8],
    ],
    2,
  );
  assertNear(flat.components[0]!, [0.6, 0.8]);
  assertNear(flat.variances, [25, 0]);
  assert.throws(() => findComponents([[1, 2]], 1), /two or more points/);
  assert.throws(() => findComponents([[1, 2], [3]], 1), /as many numbers/);
  assert.throws(() => findComponents(golden.tall, 6), /from 1 to 5.*got 6/);
});

test("from the same start, centres, labels and inertia are scikit-learn's", () => {
  const { start, centres, labels, inertia } = golden.kmeans;
  const found = clusterPoints(golden.plane, start);
  assertNear(found.centres.flat(), centres.flat());
  assert.deepEqual([...found.labels], labels);
  assertNear([found.inertia], [inertia]);
});

test('a round never makes the inertia larger, and a centre without points stays', () => {
  const random = new RandomStream(4);
  let centres = chooseCentres(golden.plane, 6, random);
  let last = Number.POSITIVE_INFINITY;
  for (let round = 0; round < 6; round++) {
    const { inertia } = clusterPoints(golden.plane, centres, { mostRounds: 1 });
    assert.ok(inertia <= last);
    last = inertia;
    centres = moveCentres(golden.plane, assignPoints(golden.plane, centres), centres);
  }
  assert.deepEqual(moveCentres([[1], [3]], Uint8Array.of(0, 0), [[0], [9]]), [[2], [9]]);
});

test('k-means++ takes no point twice, prefers far ones, and comes again with its seed', () => {
  const points = [
    [0, 0],
    [0, 0.001],
    [100, 0],
    [0, 100],
  ];
  for (let seed = 0; seed < 20; seed++) {
    const centres = chooseCentres(points, 3, new RandomStream(seed));
    assert.ok(centres.some(([x]) => x === 100) && centres.some(([, y]) => y === 100));
    assert.deepEqual(chooseCentres(points, 3, new RandomStream(seed)), centres);
  }
  assert.equal(new Set(chooseCentres(points, 4, new RandomStream(1)).map(String)).size, 4);
  assert.throws(() => chooseCentres([[1], [1], [2]], 3, new RandomStream(1)), /only 2 of the points differ/);
  assert.throws(() => chooseCentres([[1]], 2, new RandomStream(1)), /at least k points/);
});

test("log densities are scikit-learn's, far outside, too", () => {
  for (const { bandwidth, places, log } of golden.density) {
    assertNear(
      places.map((place) => logDensity(golden.plane, place, bandwidth)),
      log,
    );
  }
  assert.equal(logSumExp([]), Number.NEGATIVE_INFINITY);
  assertNear([logSumExp([1000, 1000])], [1000 + Math.log(2)]);
  assert.throws(() => logDensity([], [0], 1), /at least one example/);
  assert.throws(() => logDensity([[0]], [0], 0), /above 0; got 1 and 0/);
});

test("draws have the examples' mean, and their variance plus the bandwidth's square", () => {
  const random = new RandomStream(3);
  const draws = Array.from({ length: 20_000 }, () => drawNear([[-1], [3]], 0.5, random)[0]!);
  const mean = draws.reduce((sum, x) => sum + x, 0) / draws.length;
  const variance = draws.reduce((sum, x) => sum + (x - mean) ** 2, 0) / draws.length;
  assert.ok(Math.abs(mean - 1) < 0.06, `${mean}`);
  assert.ok(Math.abs(variance - (4 + 0.25)) < 0.1, `${variance}`);
});
