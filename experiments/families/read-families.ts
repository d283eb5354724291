/** Reads what `measure.ts` has written: families of generative models on the same digits, over seeds. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { readNetworks } from '../../src/training/checkpoints/stored-networks';
import { type FamilyRow, REAL, SHIPPED_FAMILIES } from './measure';
import { FAMILIES, type FamilyName } from './train';

/** The lowest and the highest of the seeds, and their mean. */
export interface Spread {
  low: number;
  mean: number;
  high: number;
}

export interface FamilySummary {
  family: FamilyName;
  bits?: Spread;
  milliseconds: Spread;
  sharpness: Spread;
  readable: Spread;
  /** Ten images in a row: a PNG as a data URL. Of the first seed. */
  pictures: string;
}

const spreadOf = (values: readonly number[]): Spread => ({
  low: Math.min(...values),
  mean: values.reduce((sum, value) => sum + value, 0) / values.length,
  high: Math.max(...values),
});

/** A row for each family, and the share of real digits that are read. @throws Error when results.json is not there. */
export function readFamilies(): { families: FamilySummary[]; realReadable: number; seeds: number } {
  const { runs } = JSON.parse(readFileSync(join(__dirname, 'results.json'), 'utf8')) as { runs: FamilyRow[] };
  const families = (Object.keys(FAMILIES) as FamilyName[]).map((family) => {
    const own = runs.filter((run) => run.family === family);
    const of = (name: 'bits' | 'milliseconds' | 'sharpness' | 'readable') =>
      spreadOf(own.map((run) => run[name]!));
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
  return { families, realReadable: runs.find(({ family }) => family === REAL)!.readable, seeds };
}

/** The generator of the first seed. An engine must have been started; the caller disposes of the network. */
export const openFamilyGan = () => readNetworks(join(SHIPPED_FAMILIES, 'GAN.safetensors')).generator;
