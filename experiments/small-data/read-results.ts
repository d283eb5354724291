/** Reads what `measure.ts` has written: the critic's gap and the distance for few and many digits. No engine is needed. */
import type { FloorRow, SmallDataRow } from './measure';
import results from './results.json';

const ROWS = results.rows as SmallDataRow[];

export const SMALL_DATA_PLAN = results.provenance.settings;

/** Distances of real digits from other real ones, one a seed. */
export const SMALL_DATA_FLOORS = (results.floors as FloorRow[]).map(({ floor }) => floor);

/** Numbers of training digits, from few to many. */
export const DIGIT_COUNTS = [...new Set(ROWS.map(({ digits }) => digits))].sort((a, b) => a - b);

/** The runs of a way, one a seed. @throws RangeError if it was not measured. */
export function runsWith(digits: number, augment: SmallDataRow['augment']): SmallDataRow[] {
  const runs = ROWS.filter((row) => row.digits === digits && row.augment === augment);
  if (runs.length === 0)
    throw new RangeError(`No runs with ${digits} digits and "${augment}" were measured.`);
  return runs;
}
