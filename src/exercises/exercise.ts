/**
 * What an exercise is: a starter for the cell, hints, a check, a model solution and the answers that students
 * typically give instead, each with the hint that helps against it.
 */

/** Outcome of a check. `message` says what was tried; `hint` says what to look at, never what the answer is. */
export type Verdict = { right: true; message: string } | { right: false; hint: string };

export interface WrongAnswer<Answer> {
  answer: Answer;
  /** What the check says to exactly this answer. */
  hint: string;
}

export interface Exercise<Answer> {
  /** Number of the notebook and a name: `02-count-parameters`. */
  id: string;
  title: string;
  /** The cell as the student finds it: TypeScript, without imports, ending in the call of `check`. */
  starter: string;
  /** A worked solution: what stands in the starter in the place of `return todo();`, or of the value `undefined`. */
  worked: string;
  /** From a nudge to nearly all of it; shown one at a time. */
  hints: readonly string[];
  /** @throws Todo when the answer is still the starter's */
  check(answer: Answer): Verdict;
  solution: Answer;
  wrongAnswers: readonly WrongAnswer<Answer>[];
}

/** The cell with the worked solution filled in. @throws when the starter has no place for it */
export function fillIn({ id, starter, worked }: Pick<Exercise<never>, 'id' | 'starter' | 'worked'>): string {
  const lines = worked.split('\n');
  // Functions as replacements, since a worked solution may hold a $.
  const filled = starter
    .replace(/^( *)return todo\(\);/m, (_, indent: string) => lines.map((line) => indent + line).join('\n'))
    .replace(' | undefined = undefined;', () => ` = ${worked};`);
  if (filled === starter) throw new Error(`The starter of ${id} has no place for a worked solution.`);
  return filled;
}

/** Thrown by a starter that nobody has filled in. */
export class Todo extends Error {
  override name = 'Todo';
}

/** Stands in a starter where the student's code belongs. */
export function todo(): never {
  throw new Todo('Still to do: put your own code in the place of todo().');
}

/** Whether an error came from `todo()`. By name, since a cell may hold an older copy of this module. */
export function isTodo(error: unknown): boolean {
  return error instanceof Error && error.name === 'Todo';
}
