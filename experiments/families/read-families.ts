/** Reads what `measure.ts` has written: families of generative models on the same digits, over seeds. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Spread, spread } from '../spread';
import { FAMILY_NAMES, type FamilyName, REAL } from './families';
import type { FamilyRow, SETTINGS } from './measure';

export interface FamilySummary {
  family: FamilyName;
  bits?: Spread;
  milliseconds: Spread;
  sharpness: Spread;
  readable: Spread;
  /** Ten images in a row: a PNG as a data URL. Of the first seed. */
  pictures: string;
}

interface Results {
  runs: FamilyRow[];
  provenance: { settings: typeof SETTINGS };
}

export interface FamiliesRead {
  families: FamilySummary[];
  /** Share of real digits that are read. */
  realReadable: number;
  seeds: number;
  settings: typeof SETTINGS;
}

/** A row for each family, and what they were trained and judged with. @throws Error when results.json is not there. */
export function readFamilies(): FamiliesRead {
  const { runs, provenance } = JSON.parse(readFileSync(join(__dirname, 'results.json'), 'utf8')) as Results;
  const families = FAMILY_NAMES.map((family) => {
    const own = runs.filter((run) => run.family === family);
    const of = (name: 'bits' | 'milliseconds' | 'sharpness' | 'readable') =>
      spread(own.map((run) => run[name]!));
    return {
      family,
      ...(own[0]!.bits === undefined ? {} : { bits: of('bits') }),
      milliseconds: of('milliseconds'),
      sharpness: of('sharpness'),
      readable: of('readable'),
      pictures: own.find(({ pictures }) => pictures)!.pictures!,
    };
  });
  const seeds = new Set(runs.filter(({ seed }) => seed > 0).map(({ seed }) => seed)).size;
  const realReadable = runs.find(({ family }) => family === REAL)!.readable;
  return { families, realReadable, seeds, settings: provenance.settings };
}
