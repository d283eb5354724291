/** The distances that the experiment measured. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { BiasRow } from './measure';

export interface BiasFile {
  provenance: { command: string; weights: { sha256: string } };
  real: BiasRow[];
  dcgan: BiasRow[];
}

let read: BiasFile | undefined;

export function readBias(): BiasFile {
  read ??= JSON.parse(readFileSync(join(__dirname, 'results.json'), 'utf8')) as BiasFile;
  return read;
}
