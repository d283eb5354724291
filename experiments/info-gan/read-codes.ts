/** Reads what `measure.ts` has written: InfoGAN's codes beside the digits, over seeds. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { HeadSettings } from './learn-heads';
import type { InfoRow } from './measure';

export interface CodeRuns {
  settings: HeadSettings;
  runs: InfoRow[];
}

let known: CodeRuns | undefined;

/** @throws Error when results.json is not there. */
export function readCodeRuns(): CodeRuns {
  if (known) return known;
  const file = JSON.parse(readFileSync(join(__dirname, 'results.json'), 'utf8')) as {
    provenance: { settings: HeadSettings };
    runs: InfoRow[];
  };
  known = { settings: file.provenance.settings, runs: file.runs };
  return known;
}
