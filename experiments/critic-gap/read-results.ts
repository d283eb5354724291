/** Reads what `measure.ts` has written: the critic's gap while a GAN trains on few digits and on many. No engine is needed. */
import type { CriticGapRow } from './measure';
import results from './results.json';

export const CRITIC_GAP_PLAN = results.provenance.settings;

export interface GapRun {
  seed: number;
  steps: number[];
  /** Mean logit of training digits less that of held-out ones. */
  gaps: number[];
}

/** The runs with so many digits, one a seed. @throws RangeError if none was measured. */
export function gapRuns(digits: number): GapRun[] {
  const rows = (results.rows as CriticGapRow[]).filter((row) => row.digits === digits);
  if (rows.length === 0) throw new RangeError(`No runs with ${digits} digits were measured.`);
  return rows.map(({ seed, steps, train, heldOut }) => {
    return { seed, steps, gaps: train.map((logit, i) => logit - heldOut[i]!) };
  });
}

/** Mean over the seeds at each moment. */
export function meanGaps(digits: number): number[] {
  const runs = gapRuns(digits);
  return runs[0]!.steps.map((_, i) => runs.reduce((sum, { gaps }) => sum + gaps[i]!, 0) / runs.length);
}
