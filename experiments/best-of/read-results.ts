/** Reads what `measure.ts` has written: digits of which a discriminator chose. No engine is needed. */
import { mean } from '../../src/arithmetic/mean';
import type { Critic } from '../critics/measure';
import type { BestOfRun } from './measure';
import results from './results.json';

export const BEST_OF_PLAN = results.provenance;

/** How many candidates there were for each digit, from few to many. */
export const CANDIDATES: number[] = [...new Set(results.runs.map(({ candidates }) => candidates))];

/** The runs of a generator with so many candidates for each digit, one a seed. */
export const bestOfRuns = (critic: Critic, candidates: number): BestOfRun[] =>
  (results.runs as BestOfRun[]).filter((run) => run.critic === critic && run.candidates === candidates);

/** A measure of them, mean over the seeds. */
export const bestOfMean = (
  critic: Critic,
  candidates: number,
  measure: 'readable' | 'distance' | 'precision' | 'recall',
): number => mean(bestOfRuns(critic, candidates).map((run) => run[measure]));

/** Share of each digit, as the classifier reads them, mean over the seeds. */
export function bestOfClasses(critic: Critic, candidates: number): number[] {
  const runs = bestOfRuns(critic, candidates).map(({ classes }) => {
    const count = classes.reduce((sum, digits) => sum + digits, 0);
    return classes.map((digits) => digits / count);
  });
  return runs[0]!.map((_, digit) => mean(runs.map((shares) => shares[digit]!)));
}
