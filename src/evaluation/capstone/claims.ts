/** Numbers that a conclusion names, and whether the report has them. */
import type { CapstoneReport } from './report';

/** All numbers below a value. */
function collect(value: unknown): number[] {
  if (typeof value === 'number') return [value];
  if (typeof value !== 'object' || value === null) return [];
  return Object.values(value).flatMap(collect);
}

/** A number as it is written: digits, decimals, and whether a percent sign follows. */
const WRITTEN = /(\d+(?:\.\d+)?)(\s*%)?/g;

/** Whether a number of the report, rounded as the text has it, is the one that was written; a sign is not looked at. */
function isMeant(written: string, isPercent: boolean, number: number): boolean {
  const decimals = written.split('.')[1]?.length ?? 0;
  return Math.abs(isPercent ? 100 * number : number).toFixed(decimals) === written;
}

/** Whether a conclusion says that only one run stands behind it, or two. */
export function saysRuns(conclusion: string, runs: number): boolean {
  const count =
    runs === 1 ? /\b(one|1|single) (run|training|seed)\b/i : /\b(two|2) (runs|trainings|seeds)\b/i;
  return count.test(conclusion);
}

/** The numbers of a conclusion that the rest of its report does not hold. Words ("three") are not looked at. */
export function findLooseNumbers({ conclusion, ...report }: CapstoneReport): string[] {
  const known = [...collect(report), report.training.seeds.length];
  const written = conclusion.replace(/(?<=\d),(?=\d{3}\b)/g, '').matchAll(WRITTEN);
  return [...written].flatMap(([, text = '', percent]) =>
    known.some((number) => isMeant(text, percent !== undefined, number)) ? [] : [text],
  );
}
