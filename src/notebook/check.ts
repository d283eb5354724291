/**
 * What an exercise cell calls: `check('02-count-parameters', countParameters)` says whether the answer is right and, if
 * not, what to look at; `hint('02-count-parameters')` shows one hint more each time. Neither prints the answer, and
 * neither throws: a notebook that nobody has filled in runs to its end and says "To do". `solution('02-count-parameters')`
 * shows a worked solution. Only where nbgrader grades is an answer that is not right an error, since that is how it counts.
 */

import { type AnswerTo, type ExerciseId, exercises } from '../exercises';
import { type Exercise, fillIn, isTodo } from '../exercises/exercise';
import { display, type MimeBundle } from './display';
import { codeToHtml, type Note, noteToHtml } from './note';

export { todo } from '../exercises/exercise';

export type CheckState = 'to do' | 'right' | 'wrong';

export interface CheckResult {
  state: CheckState;
  title: string;
  /** What to look at when it is wrong, or what to do next. */
  message: string;
}

function find(id: ExerciseId): Exercise<never> {
  const exercise = exercises[id] as unknown as Exercise<never> | undefined;
  if (!exercise) {
    throw new RangeError(`There is no exercise "${id}". There are: ${Object.keys(exercises).join(', ')}.`);
  }
  return exercise;
}

/** Checks an answer and says nothing. `undefined` and a function that calls `todo()` are still to do. */
export function checkAnswer<Id extends ExerciseId>(id: Id, answer: AnswerTo<Id> | undefined): CheckResult {
  const { title, check } = find(id);
  if (answer === undefined) return toDo(id, title);
  try {
    const verdict = check(answer as never);
    if (verdict.right) return { state: 'right', title, message: verdict.message };
    return { state: 'wrong', title, message: verdict.hint };
  } catch (error) {
    if (isTodo(error)) return toDo(id, title);
    throw error;
  }
}

function toDo(id: ExerciseId, title: string): CheckResult {
  return {
    state: 'to do',
    title,
    message: `Fill in the cell and run it again. Stuck? Run \`hint('${id}')\` in a cell.`,
  };
}

const LOOKS = {
  'to do': { color: 'grey', word: 'To do' },
  right: { color: 'green', word: 'Right' },
  wrong: { color: 'orange', word: 'Not yet' },
} as const;

function toBundle(note: Note): MimeBundle {
  return {
    'text/html': noteToHtml(note),
    'text/plain': `${note.title}\n${note.text.replaceAll('`', '')}`,
  };
}

/** Checks an answer and shows the outcome under the cell. */
export function check<Id extends ExerciseId>(id: Id, answer: AnswerTo<Id> | undefined): void {
  const { state, title, message } = checkAnswer(id, answer);
  const { color, word } = LOOKS[state];
  display(toBundle({ color, title: `${word}: ${title}`, text: message }));
  // nbgrader gives a cell its points unless it throws; it sets this while it grades and validates.
  if (process.env.NBGRADER_EXECUTION && state !== 'right') throw new Error(`${word}: ${title}. ${message}`);
}

const hintsShown = new Map<ExerciseId, number>();

/** Shows the next hint of an exercise. The last one names the worked solution; after it they start again. */
export function hint(id: ExerciseId): void {
  const { title, hints } = find(id);
  const shown = (hintsShown.get(id) ?? 0) % hints.length;
  hintsShown.set(id, shown + 1);
  const isLast = shown === hints.length - 1;
  const text = isLast
    ? `${hints[shown]!} Still stuck? \`solution('${id}')\` shows a worked solution.`
    : hints[shown]!;
  display(toBundle({ color: 'blue', title: `Hint ${shown + 1} of ${hints.length}: ${title}`, text }));
}

/** Shows the exercise's cell with a worked solution in it. */
export function solution(id: ExerciseId): void {
  const exercise = find(id);
  const code = fillIn(exercise);
  const title = `A worked solution: ${exercise.title}`;
  display({
    'text/html': `${noteToHtml({ color: 'blue', title, text: 'Read it, close it, and write your own.' })}${codeToHtml(code)}`,
    'text/plain': `${title}\n${code}`,
  });
}
