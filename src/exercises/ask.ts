/**
 * The two kinds of exercise whose check follows from their data: a function that is tried on cases, and a value.
 * A wrong answer that behaves like one of the typical ones gets that one's hint.
 */

import { formatValue, isSame, type Value } from './compare';
import { type Exercise, isTodo, type Verdict, type WrongAnswer } from './exercise';

interface Common<Answer> {
  id: string;
  title: string;
  starter: string;
  worked: string;
  hints: readonly string[];
  solution: Answer;
  wrongAnswers: readonly WrongAnswer<Answer>[];
  /** Largest difference that still counts as equal, relative for numbers above 1; 1e-6 when left out. */
  tolerance?: number;
}

/** What a call gave: a value, or that it threw. */
type Outcome = { value: unknown } | { error: string };

/** Copies lists, so that an answer which changes its arguments spoils nothing. */
function copy<T>(value: T): T {
  return Array.isArray(value) ? (value.map(copy) as T) : value;
}

function call(answer: (...args: never[]) => unknown, args: readonly unknown[]): Outcome {
  try {
    return { value: answer(...(args.map(copy) as never[])) };
  } catch (error) {
    if (isTodo(error)) throw error;
    return { error: error instanceof Error ? error.message : String(error) };
  }
}

function isSameOutcome(a: Outcome, b: Outcome, tolerance?: number): boolean {
  if ('error' in a || 'error' in b) return 'error' in a && 'error' in b;
  return isSame(a.value, b.value, tolerance);
}

function describe(args: readonly unknown[], outcome: Outcome): string {
  const given = `For (${args.map(formatValue).join(', ')})`;
  if ('error' in outcome) return `${given} your function stops with: ${outcome.error}`;
  if (outcome.value === undefined) return `${given} your function returns nothing. Is there a return?`;
  return `${given} your function returns ${formatValue(outcome.value)}, which is not right.`;
}

/** An exercise whose answer is a function: right when it agrees with the solution on every case. */
export function askForFunction<Arguments extends readonly unknown[], Result extends Value>(
  options: Common<(...args: Arguments) => Result> & {
    /** Made when the check runs. Few and small: the first one that fails is printed. */
    cases: () => Arguments[];
  },
): Exercise<(...args: Arguments) => Result> {
  const { cases, tolerance, ...rest } = options;
  const check = (answer: (...args: Arguments) => Result): Verdict => {
    const tried = cases().map((args) => ({
      args,
      given: call(answer, args),
      expected: call(rest.solution, args),
    }));
    const failed = tried.find(({ given, expected }) => !isSameOutcome(given, expected, tolerance));
    if (!failed) return { right: true, message: `All ${tried.length} cases agree.` };
    const typical = rest.wrongAnswers.find((wrong) =>
      tried.every(({ args, given }) => isSameOutcome(given, call(wrong.answer, args), tolerance)),
    );
    return { right: false, hint: typical?.hint ?? describe(failed.args, failed.given) };
  };
  return { ...rest, check };
}

/** A list of numbers or words without its order and without doubles; anything else as it is. */
function sortSet(value: Value): Value {
  return Array.isArray(value) ? [...new Set(value as readonly Value[])].sort() : value;
}

/** An exercise whose answer is a number or a list. `otherwise` is said to a wrong answer that is not a typical one. */
export function askForValue<Answer extends Value>(
  options: Common<Answer> & {
    otherwise: string;
    /** The answer is a set: its order says nothing. */
    inAnyOrder?: boolean;
  },
): Exercise<Answer> {
  const { otherwise, tolerance, inAnyOrder = false, ...rest } = options;
  const like = (a: Value, b: Value) =>
    inAnyOrder ? isSame(sortSet(a), sortSet(b), tolerance) : isSame(a, b, tolerance);
  const check = (answer: Answer): Verdict => {
    if (like(answer, rest.solution)) return { right: true, message: 'That is it.' };
    const typical = rest.wrongAnswers.find((wrong) => like(answer, wrong.answer));
    return { right: false, hint: typical?.hint ?? otherwise };
  };
  return { ...rest, check };
}
