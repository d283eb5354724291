/** What the applications' experiment found, task by task and way by way, over its seeds. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { PairTask } from '../../src/applications/pairs';
import { type Spread, spread } from '../spread';
import type { CycleRow, CycleSettings } from './cycle';
import type { FaceRow, FaceSettings } from './faces';
import type { PairRow, PairSettings, Way } from './measure';
import type { TextRow, TextSettings } from './text';

export interface WayResult {
  task: PairTask;
  way: Way;
  seeds: number;
  /** Decibels. */
  psnr: Spread;
  /** Share, 0 to 1. */
  kept: Spread;
  /** Mean time of training and answering. */
  seconds: number;
}

interface Results<Row, Settings> {
  provenance: { command: string; date: string; settings: Settings; engine: string };
  runs: Row[];
}

function read<Row, Settings>(file: string): Results<Row, Settings> {
  return JSON.parse(readFileSync(join(__dirname, file), 'utf8')) as Results<Row, Settings>;
}

export const readResults = () => read<PairRow, PairSettings>('results.json');
/** Text to image, a run a seed. */
export const readTextResults = () => read<TextRow, TextSettings>('text.json');
/** Translation without pairs, a run a seed and weight. */
export const readCycleResults = () => read<CycleRow, CycleSettings>('cycle.json');

/** Attributes → face, a run a seed. */
export const readFaceResults = () => read<FaceRow, FaceSettings>('faces.json');

/** In the order in which they were tried. */
export function summarizeRuns(runs: readonly PairRow[]): WayResult[] {
  const groups = new Map<string, PairRow[]>();
  for (const run of runs) {
    const name = `${run.task} ${run.way}`;
    groups.set(name, [...(groups.get(name) ?? []), run]);
  }
  return [...groups.values()].map((group) => ({
    task: group[0]!.task,
    way: group[0]!.way,
    seeds: group.length,
    psnr: spread(group.map(({ psnr }) => psnr)),
    kept: spread(group.map(({ kept }) => kept)),
    seconds: spread(group.map(({ seconds }) => seconds)).mean,
  }));
}
