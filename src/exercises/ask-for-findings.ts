/**
 * The exercise that asks for an experiment: the student changes a training or a network, notes what came out, and says
 * why. What came out differs from seed to seed and from machine to machine, so the check looks at properties of it.
 */
import type { Exercise, Verdict } from './exercise';

/** What must be true of the findings, and what helps where it is not. */
export interface Claim<Findings> {
  holds: (findings: Findings) => boolean;
  hint: string;
}

interface Options<Findings> extends Omit<Exercise<Findings>, 'check'> {
  /** The first that does not hold gives the hint. */
  claims: readonly Claim<Findings>[];
  /** Said when all hold. */
  message: string;
}

/** Findings are an object of numbers and a letter; every number must be one. */
export function askForFindings<Findings extends { because: string }>(
  options: Options<Findings>,
): Exercise<Findings> {
  const { claims, message, ...rest } = options;
  const check = (findings: Findings): Verdict => {
    const names = Object.keys(rest.solution).filter((name) => name !== 'because');
    const given = findings as Record<string, unknown>;
    const bad = names.find((name) => !Number.isFinite(given?.[name]));
    if (bad) return { right: false, hint: `\`${bad}\` is a number that you measured; write it there.` };
    const failed = claims.find(({ holds }) => !holds(findings));
    return failed ? { right: false, hint: failed.hint } : { right: true, message };
  };
  return { ...rest, check };
}

/** Claims on the letter: the right one, and a hint for each of the others. */
export function becauseOf<Findings extends { because: string }>(
  right: string,
  others: Record<string, string>,
): Claim<Findings>[] {
  const wrong = Object.entries(others).map(([letter, hint]) => ({
    holds: ({ because }: Findings) => because !== letter,
    hint,
  }));
  const hint = 'The numbers are plausible. Now say why: one of the letters, small and in quotes.';
  return [...wrong, { holds: ({ because }) => because === right, hint }];
}
