import assert from 'node:assert/strict';
import { test } from 'node:test';
import { measurePurity } from '../../src/metrics/purity';
import { RandomStream } from '../../src/random/stream';

test('groups that are classes by other names are pure', () => {
  const { purity, matched, classes, names } = measurePurity([0, 0, 1, 2], [2, 2, 0, 1], 3);
  assert.deepEqual([purity, matched, classes, names], [1, 1, 3, [2, 0, 1]]);
});

// Manning, Raghavan and Schütze, Introduction to Information Retrieval (2008), figure 16.4: x, o and ◇ in three clusters.
test("the textbook's example has purity 12/17", () => {
  const groups = [...new Array(6).fill(0), ...new Array(6).fill(1), ...new Array(5).fill(2)];
  const [x, o, d] = [0, 1, 2];
  const classes = [x, x, x, x, x, o, x, o, o, o, o, d, x, x, d, d, d];
  assert.equal(measurePurity(groups, classes, 3).purity, 12 / 17);
  assert.equal(measurePurity(groups, classes, 3).matched, 12 / 17);
});

test('two groups of one class are pure, but only one of them is matched', () => {
  const { purity, matched, classes } = measurePurity([0, 0, 1, 1], [1, 1, 1, 1], 2);
  assert.deepEqual([purity, matched, classes], [1, 0.5, 1]);
});

test('the pairing is the best of all: all orders of four groups tried', () => {
  const random = new RandomStream(3);
  const draw = () => Array.from({ length: 200 }, () => random.integer(4));
  const [groups, classes] = [draw(), draw()];
  const { matched, table } = measurePurity(groups, classes, 4);
  const orders = (left: number[]): number[][] =>
    left.length === 0
      ? [[]]
      : left.flatMap((one) => orders(left.filter((x) => x !== one)).map((o) => [one, ...o]));
  const sums = orders([0, 1, 2, 3]).map((order) =>
    order.reduce((sum, column, row) => sum + table[row]![column]!, 0),
  );
  assert.equal(matched, Math.max(...sums) / 200);
});

test('what cannot be measured is a sentence', () => {
  assert.throws(() => measurePurity([], [], 3), /a group and a class of each/);
  assert.throws(() => measurePurity([0], [0, 1], 3), /got 1 and 2/);
  assert.throws(() => measurePurity([3], [0], 3), RangeError);
  assert.throws(() => measurePurity([0], [0], 17), /1 to 16 groups/);
});
