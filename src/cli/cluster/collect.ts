/** All results of a submission as one page, one table and one file of numbers. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { element, escapeMarkup, voidElement } from '../../drawing/markup';
import { tableMarkup } from '../../drawing/table';
import { type Comparison, comparisonText } from '../../evaluation/compare';
import { WriteError, writeFileWhole } from '../../training/checkpoints/write-folder';
import { wrapPage } from '../evaluate/page';
import { shortenPath } from '../project';
import { UserError } from '../user-error';
import type { RunReport } from './results';
import { exitStatus, lookAt } from './submit';
import { describeMeasures, listFailures, listRuns, summarizeSeeds } from './summary';

const wide = ({ headings, rows }: Comparison) =>
  element(
    'div',
    { class: 'wide', tabindex: 0, role: 'region', 'aria-label': headings[0]! },
    tableMarkup(headings, rows),
  );

/** The pictures of the last epoch; nothing where there are none. */
function drawLast({ run }: RunReport): string {
  const folder = join(run.out, 'grids');
  const last = existsSync(folder) ? readdirSync(folder).sort().at(-1) : undefined;
  if (!last) return '';
  const png = readFileSync(join(folder, last)).toString('base64');
  const image = voidElement('img', { src: `data:image/png;base64,${png}`, alt: `Samples of ${run.name}` });
  return element('figure', {}, element('figcaption', {}, escapeMarkup(run.name)), image);
}

/** One page that needs no other file. */
export function drawCollection(reports: readonly RunReport[]): string {
  const { model, profile } = reports[0]!.run;
  const failures = listFailures(reports).map((line) => element('li', {}, escapeMarkup(line)));
  const body = [
    element('h1', {}, escapeMarkup(`${model}, ${profile}: ${reports.length} runs`)),
    wide(summarizeSeeds(reports)),
    element('p', {}, escapeMarkup(describeMeasures(reports))),
    ...(failures.length > 0 ? [element('h2', {}, 'What failed'), element('ul', {}, ...failures)] : []),
    element('h2', {}, 'Each run'),
    wide(listRuns(reports)),
    element('h2', {}, 'The last pictures'),
    ...reports.map(drawLast),
  ];
  return wrapPage(`${model}, ${profile}`, body);
}

/** Prints the runs' states. @returns the exit status. */
export async function status(out: string): Promise<number> {
  const reports = await lookAt(out);
  console.log(comparisonText(listRuns(reports)));
  for (const line of listFailures(reports)) console.log(line);
  return exitStatus(reports.map(({ state }) => state));
}

/**
 * Prints the table, and writes index.html and collected.json into the submission's folder.
 *
 * @returns the exit status: 0 only where all runs are done.
 */
export async function collect(out: string): Promise<number> {
  const reports = await lookAt(out);
  console.log(comparisonText(summarizeSeeds(reports)));
  console.log(describeMeasures(reports));
  for (const line of listFailures(reports)) console.log(line);
  const open = reports.filter(({ state }) => state !== 'done' && state !== 'failed');
  if (open.length > 0) console.log(`Not done yet: ${open.map(({ run }) => run.name).join(', ')}.`);
  const runs = reports.map(({ run, state, reason, result }) => ({
    ...result,
    name: run.name,
    state,
    reason,
  }));
  try {
    writeFileWhole(join(out, 'collected.json'), `${JSON.stringify({ runs }, null, 1)}\n`);
    writeFileWhole(join(out, 'index.html'), drawCollection(reports));
  } catch (error) {
    throw error instanceof WriteError ? new UserError(error.message) : error;
  }
  console.log(`The page: ${shortenPath(join(out, 'index.html'))}`);
  return exitStatus(reports.map(({ state }) => state));
}
