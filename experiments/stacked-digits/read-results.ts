/** Reads what `measure.ts` has written: kinds found of 1,000, and their divergence from even shares. No engine is needed. */
import type { StackedRun } from './measure';
import results from './results.json';

const RUNS: readonly StackedRun[] = results.runs;
const REAL = 'real digits';

/** What was trained and measured. */
export const STACKED_PLAN = results.provenance;

/** As the classifier reads real digits: what a perfect generator would reach. */
export const REAL_STACKED = RUNS.find(({ game }) => game === REAL)!;

/** In the order in which they were measured. */
export const STACKED_GAMES = [...new Set(RUNS.map(({ game }) => game))].filter((game) => game !== REAL);

/** The runs of a game, one a seed. @throws RangeError with the known games if there is none of that name. */
export function runsOf(game: string): StackedRun[] {
  const runs = RUNS.filter((run) => run.game === game && game !== REAL);
  if (runs.length === 0)
    throw new RangeError(`No game "${game}" was measured. Known: ${STACKED_GAMES.join(', ')}.`);
  return runs;
}
