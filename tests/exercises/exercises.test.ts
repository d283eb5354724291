/** Every exercise: the starter is to do, the solution is right, and each wrong answer gets the hint that helps. */

import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import ts from 'typescript';
import { type ExerciseId, exercises } from '../../src/exercises';
import { type Exercise, fillIn, todo } from '../../src/exercises/exercise';
import { checkAnswer } from '../../src/notebook/check';

const all = Object.entries(exercises) as [ExerciseId, Exercise<never>][];
const judge = checkAnswer as (id: ExerciseId, answer: unknown) => ReturnType<typeof checkAnswer>;

/** Runs a cell with `check` and `todo` in scope; what `check` was called with. */
function runCell(code: string): { id: ExerciseId; answer: unknown } {
  const calls: { id: ExerciseId; answer: unknown }[] = [];
  const { outputText } = ts.transpileModule(code, { compilerOptions: { target: ts.ScriptTarget.ES2022 } });
  new Function('check', 'todo', outputText)(
    (id: ExerciseId, answer: unknown) => calls.push({ id, answer }),
    todo,
  );
  assert.equal(calls.length, 1, 'the cell calls check once');
  return calls[0]!;
}

for (const [id, exercise] of all) {
  describe(id, () => {
    test('has its own id, a title, at least two hints and two wrong answers', () => {
      assert.equal(exercise.id, id);
      assert.match(id, /^\d\d(-[a-z]+)+$/);
      assert.ok(exercise.title.length > 5);
      assert.ok(exercise.hints.length >= 2);
      assert.ok(exercise.wrongAnswers.length >= 2);
    });

    test('the starter fits a cell: 8 lines, 95 columns', () => {
      const lines = exercise.starter.split('\n');
      assert.ok(lines.length <= 8 && lines.every((line) => line.length <= 95), exercise.starter);
    });

    test('the starter is to do', () => {
      const called = runCell(exercise.starter);
      assert.equal(called.id, id);
      const { state, message } = judge(id, called.answer);
      assert.equal(state, 'to do');
      assert.ok(message.includes(`hint('${id}')`));
    });

    test('the solution is right', () => {
      const { state, title } = judge(id, exercise.solution);
      assert.deepEqual({ state, title }, { state: 'right', title: exercise.title });
    });

    test('the worked solution fits the starter and is right', () => {
      const cell = fillIn(exercise);
      assert.ok(
        cell.split('\n').every((line) => line.length <= 100),
        cell,
      );
      const { id: called, answer } = runCell(cell);
      assert.equal(called, id);
      const { state, message } = judge(id, answer);
      assert.equal(state, 'right', message);
    });

    exercise.wrongAnswers.forEach(({ answer, hint }, index) => {
      test(`wrong answer ${index} gets its own hint: ${hint}`, () => {
        assert.deepEqual(judge(id, answer), { state: 'wrong', title: exercise.title, message: hint });
      });
    });

    test('neither a hint nor the check prints a value that is the answer', () => {
      if (typeof exercise.solution === 'function') return;
      const answer = JSON.stringify(exercise.solution).replaceAll(',', ', ');
      const texts = [...exercise.hints, ...exercise.wrongAnswers.map(({ hint }) => hint), exercise.starter];
      for (const text of texts) assert.ok(!text.includes(answer), text);
    });
  });
}

test('no exercise sends the reader to a deck', () => {
  for (const [id, { title, starter, hints, wrongAnswers }] of all) {
    for (const text of [title, starter, ...hints, ...wrongAnswers.map(({ hint }) => hint)]) {
      assert.doesNotMatch(text, /\bdecks?\b/i, id);
    }
  }
});

test('notebooks 02 to 07, 09 and 12 have 4 to 8 exercises each', () => {
  for (const notebook of ['02', '03', '04', '05', '06', '07', '09', '12']) {
    const count = all.filter(([id]) => id.startsWith(notebook)).length;
    assert.ok(count >= 4 && count <= 8, `${notebook} has ${count}`);
  }
});
