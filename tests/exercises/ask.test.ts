import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { askForFunction, askForValue } from '../../src/exercises/ask';
import { formatValue, isSame } from '../../src/exercises/compare';
import { isTodo, Todo, todo } from '../../src/exercises/exercise';

const double = askForFunction({
  id: '00-double',
  title: 'Doubling',
  starter: '',
  worked: '',
  hints: ['Twice.'],
  cases: (): [number[]][] => [[[1]], [[2, -3]]],
  solution: (list) => list.map((x) => 2 * x),
  wrongAnswers: [{ answer: (list) => list.map((x) => x + 1), hint: 'You added.' }],
});

describe('a function', () => {
  test('is right when it agrees on every case, to within the tolerance', () => {
    assert.deepEqual(
      double.check((list) => list.map((x) => x + x + 1e-9)),
      { right: true, message: 'All 2 cases agree.' },
    );
  });

  test('that behaves like a typical wrong one gets its hint, written in any way', () => {
    assert.deepEqual(
      double.check((list) => list.map((x) => 1 - -x)),
      { right: false, hint: 'You added.' },
    );
  });

  const others: [string, (list: number[]) => number[], RegExp][] = [
    [
      'wrong in its own way',
      (list) => list.map((x) => 3 * x),
      /^For \(\[1\]\) your function returns \[3\], which is not right\.$/,
    ],
    [
      'that fails later',
      (list) => list.map((x) => 2 * Math.abs(x)),
      /^For \(\[2, -3\]\) your function returns \[4, 6\]/,
    ],
    ['that throws', () => JSON.parse('{'), /^For \(\[1\]\) your function stops with: /],
    ['without return', (() => undefined) as never, /returns nothing\. Is there a return\?$/],
    ['of the wrong length', () => [], /returns \[\], which is not right/],
  ];
  for (const [name, answer, message] of others) {
    test(name, () => {
      const verdict = double.check(answer);
      assert.ok(!verdict.right);
      assert.match(verdict.hint, message);
    });
  }

  test('that changes its arguments spoils nothing', () => {
    assert.deepEqual(
      double.check((list) => list.splice(0).map((x) => 2 * x)),
      { right: true, message: 'All 2 cases agree.' },
    );
  });

  test('with todo() in it is still to do', () => {
    assert.throws(() => double.check(() => todo()), isTodo);
    assert.ok(!isTodo(new Error('Todo')));
    assert.ok(isTodo(Object.assign(new Error('an older copy of the class'), { name: new Todo().name })));
  });
});

test('a value that is wrong in no typical way gets the general hint', () => {
  const exercise = askForValue<number>({
    id: '00-value',
    title: 'Value',
    starter: '',
    worked: '',
    hints: [],
    solution: 2.5,
    tolerance: 1e-3,
    wrongAnswers: [{ answer: 1.25, hint: 'Half.' }],
    otherwise: 'Not that.',
  });
  assert.deepEqual(exercise.check(2.5004), { right: true, message: 'That is it.' });
  assert.deepEqual(exercise.check(1.2501), { right: false, hint: 'Half.' });
  assert.deepEqual(exercise.check(2.6), { right: false, hint: 'Not that.' });
});

test('a set is right in any order, and a typical wrong one is known in any', () => {
  const exercise = askForValue<number[]>({
    id: '00-set',
    title: 'Set',
    starter: '',
    worked: '',
    hints: [],
    solution: [1, 5, 6],
    inAnyOrder: true,
    wrongAnswers: [{ answer: [5, 6], hint: 'One more.' }],
    otherwise: 'Not that.',
  });
  assert.deepEqual(exercise.check([6, 1, 5]), { right: true, message: 'That is it.' });
  assert.deepEqual(exercise.check([6, 5]), { right: false, hint: 'One more.' });
  assert.deepEqual(exercise.check([1, 5, 7]), { right: false, hint: 'Not that.' });
});

describe('comparing', () => {
  const cases: [unknown, unknown, boolean][] = [
    [1, 1 + 1e-9, true],
    [1e9, 1e9 + 1, true],
    [1, 1.01, false],
    [Number.NaN, Number.NaN, true],
    [Number.NaN, 0, false],
    [Infinity, Infinity, true],
    [Infinity, 1e300, false],
    [[1, [2, 3]], [1, [2, 3]], true],
    [[1, 2], [1], false],
    [[1], 1, false],
    [true, true, true],
    ['1', 1, false],
  ];
  for (const [a, b, expected] of cases) {
    test(`${formatValue(a)} and ${formatValue(b)}: ${expected ? 'the same' : 'different'}`, () => {
      assert.equal(isSame(a, b), expected);
      assert.equal(isSame(b, a), expected);
    });
  }

  test('values are printed on one short line', () => {
    assert.equal(formatValue([[1, 0.333333333], [Number.NaN]]), '[[1, 0.333333], ["NaN"]]');
    assert.equal(formatValue(Math.sin), 'a function');
    assert.equal(formatValue(Array(100).fill(7)).length, 118);
  });
});
