/** Reads what `advice.ts` has written: for each piece of advice, whether the complaint went and more modes were found. */
import type { Complaint } from '../../src/training/health';
import type { AdviceRow } from './advice';
import results from './advice.json';
import { SICKNESSES, type Treatment } from './treatments';

export const ADVICE_ROWS = results.rows as AdviceRow[];

export type Verdict = 'helped' | 'only silenced' | 'did not help';

export interface Trial extends Pick<Treatment, 'advice' | 'change'> {
  sickness: string;
  complaint: Complaint;
  /** Seeds whose sick training the monitor complained of: only these are counted. */
  sick: number;
  /** Of them, those without the complaint after the change. */
  quiet: number;
  /** Of them, those without the complaint and with more modes than the sick training. */
  cured: number;
  /** Modes found in these seeds, sick and with the change. */
  modesSick: number[];
  modes: number[];
  verdict: Verdict;
}

/** Most: more than half. Labels of 0.9 show why silence is not enough: D(x) stays below the monitor's limit. */
function judge({ sick, quiet, cured }: Pick<Trial, 'sick' | 'quiet' | 'cured'>): Verdict {
  if (2 * cured > sick) return 'helped';
  return 2 * quiet > sick ? 'only silenced' : 'did not help';
}

const complains = ({ said }: Pick<AdviceRow, 'said'>, complaint: Complaint) =>
  said.some((text) => text.split(': ')[1] === complaint);

/** One entry for each treatment, in the order of `SICKNESSES`. */
export function listTrials(rows: readonly AdviceRow[] = ADVICE_ROWS): Trial[] {
  return SICKNESSES.flatMap(({ name, complaint, treatments }) => {
    const of = (advice?: string) => rows.filter((row) => row.name === name && row.advice === advice);
    const sick = of().filter((row) => complains(row, complaint));
    return treatments.map(({ advice, change }) => {
      const treated = sick.map(({ seed }) => of(advice).find((row) => row.seed === seed)!);
      const isQuiet = treated.map((row) => !complains(row, complaint));
      const counts = {
        sick: sick.length,
        quiet: isQuiet.filter(Boolean).length,
        cured: treated.filter(({ modes }, i) => isQuiet[i] && modes > sick[i]!.modes).length,
      };
      const [modesSick, modes] = [sick, treated].map((some) => some.map((row) => row.modes));
      const found = { modesSick: modesSick!, modes: modes! };
      return { advice, change, sickness: name, complaint, ...counts, ...found, verdict: judge(counts) };
    });
  });
}
