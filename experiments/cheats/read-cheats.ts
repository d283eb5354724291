/** What the cheats' experiment measured, and which measure catches whom. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { judge, type Verdicts } from '../../src/evaluation/verdicts';
import type { collectCheats } from './measure';

export interface CheatsFile extends ReturnType<typeof collectCheats> {
  provenance: { command: string; weights: Record<string, string> };
}

export const readCheats = (): CheatsFile =>
  JSON.parse(readFileSync(join(__dirname, 'results.json'), 'utf8')) as CheatsFile;

/** The cheats' rows, then those of the shipped generators. */
export function judgeCheats({ real, cheats, shipped }: CheatsFile = readCheats()): Verdicts {
  return judge([...cheats.map(({ measures }) => measures), ...shipped], real);
}
