/** The evaluate command: opens, measures, prints, writes. Nothing is written before all is measured. */
import { CACHE_FOLDER } from '../../data/cache-folder';
import { readDataWish } from '../../data/choose-digits';
import {
  ALL_COLUMNS,
  compareRows,
  comparisonMarkdown,
  comparisonText,
  describeRows,
  MAIN_COLUMNS,
  STORED_COLUMNS,
} from '../../evaluation/compare';
import {
  type EvaluationRow,
  type Evaluator,
  evaluateGenerator,
  evaluateReal,
  LEAST_IMAGES,
  openEvaluator,
} from '../../evaluation/evaluate';
import { WriteError, writeFileWhole } from '../../training/checkpoints/write-folder';
import { listShippedDigits } from '../../training/shipped';
import { assertSeed } from '../choices';
import { withBar } from '../progress';
import { resolveData, resolveUserPath } from '../project';
import { startEngine } from '../train/engine';
import { chooserOf, readBestOf } from '../train/sample';
import { parseCount } from '../train/settings';
import { UserError } from '../user-error';
import { type Candidate, openCandidates } from './candidates';
import { drawPage, drawPicture } from './page';

export interface EvaluateFlags {
  count: string;
  seed?: string;
  data?: string;
  bestOf?: string;
  real?: boolean;
  all?: boolean;
  json?: string;
  html?: string;
  markdown?: boolean;
  backend?: string;
}

const MOST = 50_000;

async function openReal(data: string | undefined): Promise<Evaluator> {
  try {
    return await withBar('real digits', (onProgress) =>
      openEvaluator({ wish: data && resolveData(data), cacheFolder: CACHE_FOLDER, onProgress }),
    );
  } catch (error) {
    throw new UserError((error as Error).message);
  }
}

interface Measured {
  rows: EvaluationRow[];
  pictures: Map<string, Buffer>;
  failures: string[];
  /** SHA-256 sums of shipped weights, by name. */
  weights: Record<string, string>;
}

/** Measures one after the other; one that cannot be measured does not cost the others. */
async function measureAll(
  evaluator: Evaluator,
  candidates: readonly Candidate[],
  { count, seed, html, tries }: { count: number; seed: number; html: boolean; tries?: number },
): Promise<Measured> {
  const measured: Measured = { rows: [], pictures: new Map(), failures: [], weights: {} };
  for (const candidate of candidates) {
    const { generator } = candidate;
    const name = tries === undefined ? candidate.name : `${candidate.name}, best of ${tries}`;
    try {
      const bestOf = chooserOf(candidate, tries);
      const row = await withBar(name, (hear) =>
        evaluateGenerator(evaluator, generator, {
          name,
          count,
          seed,
          bestOf,
          // The gap is measured against fakes as they come, not against those that the critic itself has chosen.
          critic: bestOf ? undefined : candidate.findCritic?.(),
          now: () => performance.now(),
          onProgress: (done) => hear(done, 2 * count),
        }),
      );
      measured.rows.push(row);
      if (candidate.sha256) measured.weights[name] = candidate.sha256;
      if (html) measured.pictures.set(name, await drawPicture(candidate, { seed, bestOf }));
    } catch (error) {
      if (!(error instanceof RangeError)) throw error;
      measured.failures.push(`${name}: ${error.message}`);
    }
  }
  return measured;
}

function print({ rows, failures }: Measured, { all, markdown }: EvaluateFlags): void {
  if (rows.length > 0) {
    const columns = markdown ? STORED_COLUMNS : MAIN_COLUMNS;
    const comparison = compareRows(rows, all ? ALL_COLUMNS : columns);
    console.log(markdown ? comparisonMarkdown(comparison) : comparisonText(comparison));
    console.log(`${markdown ? '\n' : ''}${describeRows(rows)}`);
  }
  for (const failure of failures) console.error(failure);
}

function write({ rows, pictures, weights }: Measured, { json, html }: EvaluateFlags, seed: number): void {
  if (rows.length === 0) return;
  try {
    if (json) writeFileWhole(resolveUserPath(json), `${JSON.stringify({ seed, weights, rows }, null, 2)}\n`);
    if (html) writeFileWhole(resolveUserPath(html), drawPage(rows, pictures));
  } catch (error) {
    throw error instanceof WriteError ? new UserError(error.message) : error;
  }
}

/** @returns the exit status: 1 if one of the generators could not be measured. */
export async function evaluate(words: string[], flags: EvaluateFlags): Promise<number> {
  const count = parseCount(flags.count, '--count', LEAST_IMAGES, MOST);
  const seed = flags.seed ?? (process.env.COURSE_SEED || '1');
  assertSeed(seed);
  if (words.length === 0 && !flags.real) {
    const names = listShippedDigits();
    throw new UserError(
      `Name what to measure: ${names.join(', ')}, a training's folder or weights; or give --real.`,
    );
  }
  const tries = readBestOf(flags.bestOf);
  await startEngine(flags.backend);
  const candidates = openCandidates(words, count);
  const evaluator = await openReal(flags.data ?? readDataWish(process.env));
  try {
    const options = { count, seed: Number(seed), html: Boolean(flags.html), tries };
    const measured = await measureAll(evaluator, candidates, options);
    if (flags.real) measured.rows.push(await evaluateReal(evaluator, count));
    print(measured, flags);
    write(measured, flags, Number(seed));
    return measured.failures.length === 0 ? 0 : 1;
  } finally {
    for (const candidate of candidates) candidate.dispose();
    evaluator.dispose();
  }
}
