/** Runs in a table: one row for each choice of options, mean and spread over its seeds, and each run by itself. */
import { formatFixed } from '../../drawing/format-number';
import type { Comparison } from '../../evaluation/compare';
import { type MeanDeviation, meanDeviation } from '../../metrics/mean-deviation';
import { formatDuration } from '../progress';
import type { RunReport } from './results';
import { explainWaiting } from './slurm';
import { nameOptions } from './sweep';

/** A number with as many decimals as `size` deserves: a distance of 0.45 and one of 3244 have three digits that count. */
type Format = (value: number, size: number) => string;
const shorten: Format = (value, size) =>
  formatFixed(value, size < 1 ? 3 : size < 10 ? 2 : size < 100 ? 1 : 0);
const percent: Format = (value) => `${formatFixed(100 * value, 1)} %`;

/** `12.1 ± 0.4`; without a spread where there is one value, and a dash without any. */
export function formatSpread(values: readonly number[], format: Format = shorten): string {
  if (values.length === 0) return '–';
  const { mean, deviation }: MeanDeviation = meanDeviation(values);
  return deviation === undefined ? format(mean, mean) : `${format(mean, mean)} ± ${format(deviation, mean)}`;
}

const present = <T>(values: (T | null | undefined)[]): T[] =>
  values.filter((value): value is T => value !== null && value !== undefined);

/** Reports by what the sweep chose, in the order of the plan. */
function groupByOptions(reports: readonly RunReport[]): Map<string, RunReport[]> {
  const groups = new Map<string, RunReport[]>();
  for (const report of reports) {
    const name = nameOptions(report.run.options) || report.run.model;
    groups.set(name, [...(groups.get(name) ?? []), report]);
  }
  return groups;
}

function measuresOf(reports: readonly RunReport[]): string[] {
  const results = present(reports.filter(({ state }) => state === 'done').map(({ result }) => result));
  const measures = present(results.map((result) => result.measures));
  const own = present(results.map((result) => result.distance));
  return [
    formatSpread(
      measures.map(({ readable }) => readable),
      percent,
    ),
    `${formatSpread(measures.map(({ distance }) => distance))} / ${formatSpread(measures.map(({ floor }) => floor).slice(0, 1))}`,
    `${formatSpread(own.map(({ value }) => value))} / ${formatSpread(present(own.map(({ floor }) => floor)).slice(0, 1))}`,
  ].map((text) => (text === '– / –' ? '–' : text));
}

const MEASURES = ['readable', 'distance / floor', "training's own distance / floor"];

/** A column of which no row knows anything is left out. */
function dropEmpty({ headings, rows }: Comparison): Comparison {
  const kept = headings.map((_, i) => i === 0 || rows.some((row) => row[i] !== '–'));
  const keep = (row: string[]) => row.filter((_, i) => kept[i]);
  return { headings: keep(headings), rows: rows.map(keep) };
}

/** One row for each choice of options. Only runs that are done are measured; how many those are stands beside. */
export function summarizeSeeds(reports: readonly RunReport[]): Comparison {
  const rows = [...groupByOptions(reports)].map(([name, group]) => {
    const done = group.filter(({ state }) => state === 'done').length;
    return [name, `${done} of ${group.length}`, ...measuresOf(group)];
  });
  return dropEmpty({ headings: ['settings', 'seeds done', ...MEASURES], rows });
}

/** One row a run. */
export function listRuns(reports: readonly RunReport[]): Comparison {
  const rows = reports.map((report) => {
    const { run, state, reason, result } = report;
    return [
      run.name,
      state === 'waiting' && reason ? `waiting (${reason})` : state,
      result ? String(result.rounds.length) : '–',
      result ? result.steps.toLocaleString('en') : '–',
      result?.seconds ? formatDuration(1000 * result.seconds) : '–',
      ...measuresOf([report]),
    ];
  });
  return dropEmpty({ headings: ['run', 'state', 'rounds', 'steps', 'time of the steps', ...MEASURES], rows });
}

/** A line for each run that failed, with its reason, and for each that waits in vain. */
export function listFailures(reports: readonly RunReport[]): string[] {
  return reports.flatMap(({ run, state, reason }) => {
    if (state === 'failed') return [`${run.name} failed: ${reason ?? 'it gave no reason'}`];
    const inVain = state === 'waiting' ? explainWaiting(reason) : undefined;
    return inVain ? [`${run.name} waits in vain: ${inVain}`] : [];
  });
}

const NOTE =
  'Mean ± standard deviation over the seeds that are done. Readable: the shipped classifier is at least 0.9 sure of the ' +
  "digit. Distance: Fréchet's, in the classifier's features; floor: that of real digits. The training's own distance is " +
  'the sliced Wasserstein distance of its last epoch.';

/** What the numbers are, and of how many images. */
export function describeMeasures(reports: readonly RunReport[]): string {
  const counts = present(reports.map(({ result }) => result?.measures)).map(
    ({ count, compared }) =>
      `${count.toLocaleString('en')} images of each run, ${compared.toLocaleString('en')} in the distance`,
  );
  return [...new Set(counts)].map((line) => `${line}. `).join('') + NOTE;
}
