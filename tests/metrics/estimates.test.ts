/** Values of SciPy and of torch-fidelity's formulas; `tests/golden/metrics/make_estimates.py` made them. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { classifierScore, classifierScoreOfSplits } from '../../src/metrics/classifier-score';
import { fitLimit, frechetLimit } from '../../src/metrics/frechet-limit';
import {
  disjointSubsets,
  kernelDistance,
  kernelDistanceOverSubsets,
} from '../../src/metrics/kernel-distance';
import { RandomStream } from '../../src/random/stream';
import golden from '../golden/metrics/estimates.json';

const near = (found: number, value: number) =>
  assert.ok(Math.abs(found - value) < 1e-9 * Math.max(1, Math.abs(value)), `${found}, not ${value}`);

for (const { a, b, subsets, all, mean, deviation, standardError } of golden.kernelSubsets) {
  test(`${a.length} and ${b.length} vectors: the kernel distance, and over ${subsets.length} subsets`, () => {
    near(kernelDistance(a, b), all);
    near(kernelDistance(b, a), all);
    const found = kernelDistanceOverSubsets(a, b, subsets);
    near(found.mean, mean);
    near(found.deviation, deviation);
    near(found.standardError, standardError);
  });
}

test('disjoint subsets hold each vector once; of like sets the mean is 0 within its errors', () => {
  const subsets = disjointSubsets(103, 10);
  const numbers = subsets.flatMap(({ of }) => Array.from(of)).sort((p, q) => p - q);
  assert.deepEqual(
    numbers,
    Array.from({ length: 103 }, (_, i) => i),
  );
  const random = new RandomStream(3);
  const draw = () => Array.from({ length: 500 }, () => random.normals(8));
  const { mean, standardError } = kernelDistanceOverSubsets(draw(), draw(), disjointSubsets(500));
  assert.ok(Math.abs(mean) < 4 * standardError, `${mean} ± ${standardError}`);
  assert.throws(() => kernelDistanceOverSubsets(draw(), draw(), subsets.slice(0, 1)), /two or more subsets/);
});

for (const { rows, splits, mean, deviation } of golden.scoreSplits) {
  test(`the score of ${rows.length} rows in ${splits} parts is torch-fidelity's`, () => {
    const found = classifierScoreOfSplits(rows, splits);
    near(found.mean, mean);
    near(found.deviation, deviation);
    assert.deepEqual(classifierScoreOfSplits(rows, 1), {
      mean: classifierScore(rows),
      deviation: 0,
      splits: 1,
    });
    assert.throws(() => classifierScoreOfSplits(rows, rows.length + 1), /cannot be cut into/);
  });
}

test("the line over 1/n is SciPy's", () => {
  const { limit, slope } = fitLimit(golden.line.measured);
  near(limit, golden.line.limit);
  near(slope, golden.line.slope);
  assert.throws(() => fitLimit(golden.line.measured.slice(0, 1)), /two or more different numbers/);
});

test('samples of the same Gaussian have a distance above 0, and 0 at infinite n; shifted ones the shift', () => {
  const random = new RandomStream(4);
  const draw = (shift: number) =>
    Array.from({ length: 1600 }, () => random.normals(10).map((value) => value + shift));
  for (const shift of [0, 0.5]) {
    const { limit, measured } = frechetLimit(draw(0), draw(shift), { random });
    const distance = measured.at(-1)!.distance - 10 * shift ** 2;
    assert.deepEqual([measured.length, measured[0]!.count, measured.at(-1)!.count], [15, 400, 1600]);
    assert.ok(shift > 0 || distance > 0.02, `${distance}`);
    assert.ok(Math.abs(limit - 10 * shift ** 2) < (shift ? 0.15 : 0.02), `${limit}`);
  }
});

test('too few vectors for a line are refused', () => {
  const random = new RandomStream(5);
  const few = Array.from({ length: 70 }, () => random.normals(10));
  assert.throws(() => frechetLimit(few, few, { random }), /70 vectors of 10 numbers are too few.*give 80/);
});
