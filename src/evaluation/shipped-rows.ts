/** What `npm run evaluate` has said of the shipped generators: kept, since it takes minutes. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { EvaluationRow } from './evaluate';

const FILE = join(__dirname, '..', '..', 'checkpoints', 'evaluation.json');

export interface ShippedRows {
  /** Of the latents. */
  seed: number;
  /** SHA-256 sums of the weights that were measured, by name. */
  weights: Record<string, string>;
  /** One for each generator, and the last for real digits. */
  rows: EvaluationRow[];
}

/** The table of README, notebooks and slides; the README has the command that makes it anew. */
export const readShippedRows = (): ShippedRows => JSON.parse(readFileSync(FILE, 'utf8')) as ShippedRows;
