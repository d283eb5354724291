import assert from 'node:assert/strict';
import { test } from 'node:test';
import { cutToRange, Plot } from '../../src/drawing/plot';
import { chooseLogTicks, chooseTicks } from '../../src/drawing/ticks';

const box = { left: 10, top: 20, width: 100, height: 50 };

test('the ends of the ranges are the edges of the box, and y rises', () => {
  const plot = new Plot({ box, x: [0, 10], y: [-1, 1] });
  assert.deepEqual(
    [0, 5, 10].map((x) => plot.x(x)),
    [10, 60, 110],
  );
  assert.deepEqual(
    [-1, 0, 1].map((y) => plot.y(y)),
    [70, 45, 20],
  );
});

test('a logarithmic axis gives each power of ten the same room', () => {
  const plot = new Plot({ box, x: [1, 10_000], y: [0.01, 1], logX: true, logY: true });
  assert.deepEqual(
    [1, 10, 100, 1000, 10_000].map((x) => plot.x(x)),
    [10, 35, 60, 85, 110],
  );
  assert.equal(plot.y(0.1), 45);
  for (const tick of ['1', '10', '100', '1000']) assert.ok(plot.frame.includes(`>${tick}</text>`), tick);
});

test('a range of one value stands in the middle', () => {
  assert.equal(new Plot({ box, x: [3, 3], y: [0, 1] }).x(3), 60);
});

test('a curve ends where it leaves the plot, at the very edge', () => {
  assert.deepEqual(
    cutToRange(
      [
        [0, 0],
        [2, 4],
        [4, 0],
      ],
      [0, 1],
    ),
    [
      [0, 0],
      [0.5, 1],
      [3.5, 1],
      [4, 0],
    ],
  );
  const plot = new Plot({ box, x: [0, 10], y: [0, 5] });
  const ys = [...plot.curve((x) => x, { colour: '#000' }).matchAll(/[ML][\d.]+ ([\d.]+)/g)].map((found) =>
    Number(found[1]),
  );
  assert.equal(Math.min(...ys), 20);
});

test('a line for which nothing lies within keeps its places: a picture without it would hide a fault', () => {
  assert.deepEqual(cutToRange([[0, 9]], [0, 1]), [[0, 9]]);
});

const cases: [low: number, high: number, ticks: number[]][] = [
  [0, 1, [0, 0.5, 1]],
  [0, 700, [0, 200, 400, 600]],
  [-1, 1, [-1, -0.5, 0, 0.5, 1]],
  [3, 3, [3]],
];
for (const [low, high, ticks] of cases) {
  test(`round ticks of ${low} … ${high} are ${ticks}`, () => assert.deepEqual(chooseTicks(low, high), ticks));
}

test('ticks of a logarithmic axis are powers of ten; 2 and 5 times them on a short one', () => {
  assert.deepEqual(chooseLogTicks(1, 1000), [1, 10, 100, 1000]);
  assert.deepEqual(chooseLogTicks(0.001, 0.5), [0.001, 0.01, 0.1]);
  assert.deepEqual(chooseLogTicks(3, 60), [5, 10, 20, 50]);
  assert.throws(() => chooseLogTicks(0, 1), /needs 0 < low < high; got 0 and 1/);
});
