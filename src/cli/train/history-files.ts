/** What a training has measured, as files for people (CSV) and programs (JSON). */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { writeFileWhole } from '../../training/checkpoints/write-folder';
import { type EpochMeans, History } from '../../training/history';
import type { StepReport } from '../../training/loop';
import type { ScoreFloor } from './score';

/** What is known at an epoch's end only. */
export interface EpochRecord {
  epoch: number;
  /** Time of its steps. */
  seconds: number;
  /** Sliced Wasserstein distance of generated from real examples. */
  score: number;
}

export interface HistoryFile {
  settings: object;
  versions: Record<string, string>;
  /** Scores of real examples against real ones: a generator's score says nothing below that. */
  floor?: ScoreFloor;
  epochs: (EpochMeans & EpochRecord)[];
  steps: StepReport[];
}

const STEP_COLUMNS = [
  'epoch',
  'step',
  'discriminatorLoss',
  'generatorLoss',
  'realScore',
  'fakeScore',
] as const;

/** A line for each step, with a header; numbers in full. */
export function formatCsv(steps: readonly StepReport[]): string {
  const lines = steps.map((report) => STEP_COLUMNS.map((column) => report[column]).join(','));
  return `${[STEP_COLUMNS.join(','), ...lines].join('\n')}\n`;
}

/** Writes history.csv and history.json. */
export function writeHistory(
  folder: string,
  steps: readonly StepReport[],
  records: readonly EpochRecord[],
  about: Pick<HistoryFile, 'settings' | 'versions' | 'floor'>,
): void {
  const history = new History();
  for (const report of steps) history.add(report);
  const epochs = history
    .epochs()
    .map((mean) => ({ ...mean, ...records.find(({ epoch }) => epoch === mean.epoch) }));
  writeFileWhole(join(folder, 'history.csv'), formatCsv(steps));
  writeFileWhole(join(folder, 'history.json'), `${JSON.stringify({ ...about, epochs, steps })}\n`);
}

/** The records of an earlier run's epochs; none if there is no such file. */
export function readRecords(folder: string, epochs: number): EpochRecord[] {
  try {
    const { epochs: records } = JSON.parse(readFileSync(join(folder, 'history.json'), 'utf8')) as HistoryFile;
    return records
      .filter(({ epoch, seconds }) => epoch <= epochs && seconds > 0)
      .map(({ epoch, seconds, score }) => ({ epoch, seconds, score }));
  } catch {
    return [];
  }
}
