/**
 * How an experiment runs: in parts, each kept as soon as it is done, so that a run that is stopped goes on from there.
 * Its results say which command made them, when, and on which engine.
 */
import { existsSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { cpus } from 'node:os';
import { join } from 'node:path';

/** What can be computed by itself: a seed, a variant, a whole film. */
export interface Part<Row> {
  /** Tells it from the others; `--only` names it. */
  name: string;
  seed?: number;
  run(): Promise<Row> | Row;
}

export interface Experiment<Row = unknown> {
  /** As `npm run experiment` calls it. */
  name: string;
  /** Its results, from the folder experiments/. */
  file: string;
  /** Plain JavaScript runs without a tensor engine. */
  engine: 'tensors' | 'plain';
  /** Seeds of a run without `--seeds`; left out where the experiment has its own. */
  seeds?: readonly number[];
  listParts(seeds: readonly number[]): Part<Row>[];
  /** What belongs beside the results: data, plan, seeds. */
  settings?: object;
  /** The file's content besides its provenance. */
  collect(rows: ReadonlyMap<string, Row>): object;
  /** A finished part in one line. */
  tell?(row: Row, name: string): string;
  /** Spaces of indent in the file, 2 when left out. */
  indent?: number;
}

export interface RunOptions {
  seeds?: readonly number[];
  /** Names of parts to compute again; the others stay as they are in a run that was stopped. */
  only?: readonly string[];
  /** Forgets what a stopped run has done. */
  fresh?: boolean;
  /** Where results go; this folder when left out. */
  folder?: string;
  /** One line for each part. */
  say?(line: string): void;
}

interface Kept {
  command: string;
  rows: [name: string, row: unknown][];
}

/** Reads what a stopped run of the same command has done. */
function readKept(file: string, command: string): Map<string, unknown> {
  try {
    const kept = JSON.parse(readFileSync(file, 'utf8')) as Kept;
    return new Map(kept.command === command ? kept.rows : []);
  } catch {
    // None, or cut off in the middle: the parts are computed again.
    return new Map();
  }
}

/** Whole or not at all: a stop while writing leaves the file that was there. */
function writeText(file: string, text: string): void {
  const temporary = `${file}.${process.pid}.tmp`;
  writeFileSync(temporary, text);
  renameSync(temporary, file);
}

async function describeEngine(kind: Experiment['engine']): Promise<object> {
  if (kind === 'plain') return { engine: 'plain JavaScript, double precision' };
  process.env.TF_CPP_MIN_LOG_LEVEL ??= '2';
  const { selectEngine } = require('../src/backend') as typeof import('../src/backend');
  const tf = require('@tensorflow/tfjs') as typeof import('@tensorflow/tfjs');
  const { description } = await selectEngine({ wish: process.env.COURSE_BACKEND });
  return { engine: description, tfjs: tf.version.tfjs };
}

/** The command that makes these results again. */
export function writeCommand({ name }: Pick<Experiment, 'name'>, seeds?: readonly number[]): string {
  return `npm run experiment -- ${name}${seeds ? ` --seeds ${seeds.join(',')}` : ''}`;
}

/**
 * Runs the parts that are not done yet, and writes the results when all are.
 *
 * @returns the path of the results
 * @throws RangeError if a name of `only` is none of a part, or the experiment takes no seeds.
 */
export async function runExperiment<Row>(
  experiment: Experiment<Row>,
  { seeds, only, fresh = false, folder = __dirname, say = console.log }: RunOptions = {},
): Promise<string> {
  if (seeds && !experiment.seeds) {
    throw new RangeError(`${experiment.name} has seeds of its own: leave --seeds out.`);
  }
  const parts = experiment.listParts(seeds ?? experiment.seeds ?? []);
  const names = parts.map(({ name }) => name);
  const unknown = only?.find((name) => !names.includes(name));
  if (unknown !== undefined) {
    throw new RangeError(`${experiment.name} has no part "${unknown}". It has: ${names.join('; ')}.`);
  }
  const command = writeCommand(experiment, seeds);
  const file = join(folder, experiment.file);
  const partial = `${file}.partial`;
  if (fresh) rmSync(partial, { force: true });
  const rows = readKept(partial, command) as Map<string, Row>;
  for (const name of only ?? []) rows.delete(name);
  const left = parts.filter(({ name }) => !rows.has(name));
  if (rows.size > 0) say(`${rows.size} of ${parts.length} parts are done; ${left.length} are left.`);
  const versions = await describeEngine(experiment.engine);
  for (const [index, part] of left.entries()) {
    const begun = Date.now();
    const row = await part.run();
    rows.set(part.name, row);
    writeText(partial, JSON.stringify({ command, rows: [...rows] } satisfies Kept));
    const seconds = Math.round((Date.now() - begun) / 1000);
    say(
      `${index + 1} of ${left.length}, ${part.name}, ${seconds} s: ${experiment.tell?.(row, part.name) ?? 'done'}`,
    );
  }
  const provenance = {
    command,
    date: new Date().toISOString().slice(0, 10),
    ...experiment.settings,
    ...(experiment.seeds ? { seeds: seeds ?? experiment.seeds } : {}),
    ...versions,
    node: process.version,
    processor: cpus()[0]?.model ?? 'unknown',
  };
  const ordered = new Map(parts.map(({ name }) => [name, rows.get(name)!]));
  const content = { provenance, ...experiment.collect(ordered) };
  writeText(file, `${JSON.stringify(content, null, experiment.indent ?? 2)}\n`);
  if (existsSync(partial)) rmSync(partial);
  return file;
}
