import assert from 'node:assert/strict';
import { test } from 'node:test';
import { fitBorder, judgePoint } from '../../src/arithmetic/logistic-border';
import { drawPoint, fitGaussian, type PlanePoint, placeNormals } from '../../src/arithmetic/plane-gaussian';
import { drawApart, SUITS, sampleSuits, toSuit } from '../../src/data/suits';
import { RandomStream } from '../../src/random/stream';

test('suits lie in 0 … 1, each kind around its own place, and apart', () => {
  const { bats, irons } = sampleSuits(new RandomStream(1), 9);
  for (const [kind, suits] of Object.entries({ bats, irons }) as ['bats' | 'irons', typeof bats][]) {
    assert.equal(suits.length, 9);
    assert.ok(suits.flat().every((value) => value >= 0 && value <= 1));
    for (const axis of [0, 1] as const) {
      const mean = suits.reduce((sum, suit) => sum + suit[axis], 0) / suits.length;
      assert.ok(Math.abs(mean - SUITS[kind][axis]) < 0.2);
    }
  }
  assert.deepEqual(sampleSuits(new RandomStream(1), 9), { bats, irons });
  assert.throws(() => drawApart(() => [0.5, 0.5], 2), /no room for 2 suits/);
  assert.deepEqual(toSuit([-0.2, 1.4]), [0, 1]);
});

test('a Gaussian of four corners of a rectangle: its middle, and its half sides squared', () => {
  const corners: PlanePoint[] = [
    [0, 0],
    [4, 0],
    [0, 2],
    [4, 2],
  ];
  assert.deepEqual(fitGaussian(corners), { mean: [2, 1], xx: 4, yy: 1, xy: 0 });
  assert.deepEqual(placeNormals(fitGaussian(corners), [1, -1]), [4, 0]);
  const line: PlanePoint[] = [
    [0, 0],
    [1, 2],
    [2, 4],
  ];
  assert.throws(() => fitGaussian(line), /do not all lie on one line/);
  assert.throws(() => fitGaussian([]), /three or more points/);
});

test('what is drawn from a Gaussian has its mean and its covariance', () => {
  const gaussian = { mean: [1, -2], xx: 2, yy: 1, xy: -0.8 } as const;
  const random = new RandomStream(5);
  const fitted = fitGaussian(Array.from({ length: 20_000 }, () => drawPoint(gaussian, random)));
  for (const key of ['xx', 'yy', 'xy'] as const) assert.ok(Math.abs(fitted[key] - gaussian[key]) < 0.06);
  assert.ok(Math.abs(fitted.mean[0] - 1) < 0.04 && Math.abs(fitted.mean[1] + 2) < 0.04);
});

test('two mirrored kinds are divided by the mirror, and judged alike on both sides of it', () => {
  const first: PlanePoint[] = [
    [0.1, 0.2],
    [0.3, 0.9],
    [0.6, 0.4],
  ];
  const second = first.map(([x, y]): PlanePoint => [-x, y]);
  const border = fitBorder(first, second, { steps: 500 });
  assert.ok(border.a < 0);
  assert.ok(Math.abs(judgePoint(border, [0.3, 0.5]) + judgePoint(border, [-0.3, 0.5]) - 1) < 1e-9);
});

test('where kinds overlap, the border fits: the mean of what is said is the share of the second kind', () => {
  // The gradient by c is 0 at the optimum: Σ (p − y) = 0, and so are those by a and b.
  const random = new RandomStream(8);
  const kind = (x: number) =>
    Array.from({ length: 40 }, (): PlanePoint => [x + random.normal(), random.normal()]);
  const [first, second] = [kind(0), kind(1)];
  const border = fitBorder(first, second, { steps: 4000, rate: 1 });
  const errors = [
    ...first.map((p) => judgePoint(border, p)),
    ...second.map((p) => judgePoint(border, p) - 1),
  ];
  const points = [...first, ...second];
  for (const weigh of [() => 1, (p: PlanePoint) => p[0], (p: PlanePoint) => p[1]])
    assert.ok(Math.abs(errors.reduce((sum, e, i) => sum + e * weigh(points[i]!), 0)) < 1e-6);
  assert.throws(() => fitBorder([], second), /both kinds/);
});
