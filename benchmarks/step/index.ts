/**
 * The speed of a recipe's step: this course's beside the step as Keras 3 and PyTorch have it, and for the case study as plain
 * TensorFlow.js has it, too.
 *
 * All subjects run in one go, each in a process of its own that waits while another has its turn; whatever else the
 * machine does hits them alike, so that the ratios hold even where the seconds do not.
 */
import { existsSync, writeFileSync } from 'node:fs';
import { cpus, loadavg } from 'node:os';
import { join, resolve } from 'node:path';
import Table from 'cli-table3';
import { hasBfloat16Instructions } from '../../src/backend/bfloat16';
import { DISCRIMINATOR, GENERATOR } from '../../src/models/case-study';
import type { Accuracy } from './accuracy';
import { countStepOperations } from './arithmetic';
import { batchOf, describeRecipe, type MeasuredRecipe } from './recipe';
import type { Kind } from './subject';
import { type SubjectProcess, startSubject } from './subject-process';

export interface BenchStepOptions {
  /** Python with Keras and PyTorch; without it they are left out. */
  python?: string;
  /** Whose step; default `dcgan`, the case study's. */
  recipe?: MeasuredRecipe;
  /** Default 32 and 256; of other recipes than the case study's the batch of their full plan. */
  batchSizes?: number[];
  /** Times that each subject has its turn. */
  rounds: number;
  /** Measure our step with several numbers of threads instead of beside the others. */
  threads?: boolean;
  json?: string;
}

interface Measured {
  name: string;
  description: string;
  /** Seconds of a step, the median of each round. */
  seconds: number[];
  /** Seconds of work of all cores a step, by round; less hurt by what else the machine does. */
  busy: number[];
  /** Most memory that the process had, in bytes. */
  rss: number;
  details?: unknown;
}

export interface StepReport {
  processor: string;
  cores: number;
  node: string;
  /** The machine's load when it began and ended: above 0.2 or so, read only the ratios. */
  load: [before: number, after: number];
  batches: Record<string, Batch>;
}

interface Batch {
  peak: number;
  /** Counted for the case study's step only: other games take more passes. */
  operations?: number;
  subjects: Measured[];
  profile?: Profile;
  /** Of bfloat16, where the processor has it. */
  accuracy?: Accuracy;
}

type Profile = [operation: string, ms: number][];

interface Subject {
  command: string[];
  variables?: Record<string, string>;
}

const OURS = 'one graph';

const here = (file: string) => join(__dirname, file);
const ours = (kind: string) => [process.execPath, '--import', 'tsx', here('subject.ts'), kind];

const PEAK = 'peak';

function listPeers(
  python: string | undefined,
  recipe: MeasuredRecipe,
  batchSize: number,
): Record<string, Subject> {
  if (recipe !== 'dcgan') return listRecipePeers(python, recipe, batchSize);
  const peer = (file: string): Subject => ({ command: [python!, here(file)] });
  return {
    [OURS]: { command: ours('recorded') },
    ...(hasBfloat16Instructions() ? { 'one graph, bfloat16': { command: ours('bfloat16') } } : {}),
    'operation by operation': { command: ours('eager') },
    'plain TensorFlow.js': { command: ours('tfjs') },
    ...(python ? { 'Keras 3': peer('keras_step.py'), PyTorch: peer('torch_step.py') } : {}),
    [PEAK]: { command: ours(PEAK) },
  };
}

/** The same networks, told as data; a subject's last argument is what it is about. */
function listRecipePeers(
  python: string | undefined,
  recipe: MeasuredRecipe,
  batchSize: number,
): Record<string, Subject> {
  const peer = (file: string): Subject => ({
    command: [python!, here(file), String(batchSize), describeRecipe(recipe)],
  });
  return {
    [OURS]: { command: [...ours('recipe'), String(batchSize), recipe] },
    ...(python ? { 'Keras 3': peer('keras_recipe.py'), PyTorch: peer('torch_recipe.py') } : {}),
    [PEAK]: { command: [...ours(PEAK), String(batchSize)] },
  };
}

/** Threads that share an operation, and operations side by side; TensorFlow takes as many of both as there are cores. */
const THREADS = [
  [1, 2],
  [1, 3],
  [2, 1],
  [2, 4],
  [4, 2],
] as const;

function listThreads(): Record<string, Subject> {
  const command = ours('recorded');
  const others = THREADS.map(([within, between]): [string, Subject] => [
    `${within} within, ${between} side by side`,
    {
      command,
      variables: { TF_NUM_INTRAOP_THREADS: String(within), TF_NUM_INTEROP_THREADS: String(between) },
    },
  ]);
  return { [OURS]: { command }, ...Object.fromEntries(others), [PEAK]: { command: ours(PEAK) } };
}

export function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = sorted.length >> 1;
  return sorted.length % 2 ? sorted[middle]! : (sorted[middle - 1]! + sorted[middle]!) / 2;
}

/** The median of the rounds' ratios: both numbers of a ratio are of the same minute. */
export function ratioOf(ours: readonly number[], theirs: readonly number[]): number {
  return median(ours.map((seconds, round) => seconds / theirs[round]!));
}

async function measureBatch(
  batchSize: number,
  { python, rounds, threads, recipe = 'dcgan' }: BenchStepOptions,
): Promise<Batch> {
  const processes: [string, SubjectProcess][] = [];
  const results = new Map<string, Measured>();
  try {
    for (const [name, { command, variables }] of Object.entries(
      threads ? listThreads() : listPeers(python, recipe, batchSize),
    )) {
      const whole = recipe === 'dcgan' ? [...command, String(batchSize)] : command;
      const subject = await startSubject(whole, variables);
      processes.push([name, subject]);
      results.set(name, { name, description: subject.description, seconds: [], busy: [], rss: 0 });
    }
    for (let round = 0; round < rounds; round++) {
      // Who comes first changes from round to round.
      for (let i = 0; i < processes.length; i++) {
        const [name, subject] = processes[(i + round) % processes.length]!;
        const { seconds, busy, rss } = await subject.take(batchSize < 100 ? 3 : 1);
        const result = results.get(name)!;
        result.seconds.push(median(seconds));
        result.busy.push(busy);
        result.rss = rss;
      }
      process.stderr.write(`batch ${batchSize}: round ${round + 1} of ${rounds}\n`);
    }
  } finally {
    await Promise.all(processes.map(([, subject]) => subject.end()));
  }
  const peak = Math.max(...results.get(PEAK)!.seconds);
  results.delete(PEAK);
  if (recipe !== 'dcgan') return { peak, subjects: [...results.values()] };
  const operations = batchSize * countStepOperations(GENERATOR, DISCRIMINATOR);
  const measured: Batch = { peak, operations, subjects: [...results.values()] };
  if (threads) return measured;
  measured.profile = averageProfile((await askFor('profile', batchSize, 5)) as Record<string, number>[]);
  if (hasBfloat16Instructions()) {
    measured.accuracy = (await askFor('accuracy', batchSize, 1)) as Accuracy;
  }
  return measured;
}

/** What a subject has to tell after some steps of its own. */
async function askFor(kind: Kind, batchSize: number, steps: number): Promise<unknown> {
  const subject = await startSubject([...ours(kind), String(batchSize)]);
  try {
    return (await subject.take(steps)).details;
  } finally {
    await subject.end();
  }
}

/** Each operation's median over the steps; the longest first. */
function averageProfile(steps: Record<string, number>[]): Profile {
  const names = Object.keys(steps[0]!);
  return names
    .map((name): [string, number] => [name, median(steps.map((step) => step[name] ?? 0))])
    .sort((a, b) => b[1] - a[1]);
}

function printBatch(batchSize: number, { peak, operations, subjects, profile, accuracy }: Batch): void {
  const first = subjects[0]!;
  const table = new Table({
    head: [
      `batch ${batchSize}`,
      'ms a step',
      `${OURS} takes`,
      'cores busy, ms',
      'ratio',
      'of the peak',
      'memory',
    ],
    style: { head: [], border: [] },
  });
  for (const { name, seconds, busy, rss } of subjects) {
    const time = median(seconds);
    table.push([
      name,
      (1000 * time).toFixed(0),
      `${ratioOf(first.seconds, seconds).toFixed(2)} ×`,
      (1000 * median(busy)).toFixed(0),
      `${ratioOf(first.busy, busy).toFixed(2)} ×`,
      operations === undefined ? '–' : `${((100 * operations) / time / peak).toFixed(0)} %`,
      `${(rss / 2 ** 30).toFixed(2)} GiB`,
    ]);
  }
  console.log(table.toString());
  if (operations !== undefined) printOperations(operations, peak);
  if (accuracy) {
    const { steps, lossGap, generatorGradient, discriminatorGradient } = accuracy;
    const percent = (share: number) => `${(100 * share).toFixed(1)} %`;
    console.log(
      `bfloat16: the gradient is off by ${percent(generatorGradient)} of its length (generator) and ` +
        `${percent(discriminatorGradient)} (discriminator), the losses of ${steps} steps by at most ${lossGap.toFixed(4)}.`,
    );
  }
  if (profile) printProfile(profile);
}

function printOperations(operations: number, peak: number): void {
  console.log(
    `${(operations / 1e9).toFixed(1)} billion operations a step; a matrix product makes ` +
      `${(peak / 1e9).toFixed(0)} billion a second at best. ` +
      'Convolutions are counted as they are written; a way that needs fewer operations can come above 100 %.',
  );
}

function printProfile(profile: Profile): void {
  const total = profile.reduce((sum, [, ms]) => sum + ms, 0);
  const where = new Table({
    head: [`a step of ${total.toFixed(0)} ms, operation by operation`, 'ms', ''],
    style: { head: [], border: [] },
  });
  for (const [name, ms] of profile.slice(0, 14)) {
    where.push([name, ms.toFixed(1), `${((100 * ms) / total).toFixed(0)} %`]);
  }
  console.log(where.toString());
}

/** Measures and prints. */
export async function benchStep(options: BenchStepOptions): Promise<StepReport> {
  const before = loadavg()[0]!;
  const batches: StepReport['batches'] = {};
  console.log(
    `${cpus()[0]?.model ?? 'unknown processor'}, ${cpus().length} cores, Node ${process.versions.node}`,
  );
  if (!options.threads && !(options.python && existsSync(options.python)))
    console.log('Keras and PyTorch are not installed.');
  const { recipe = 'dcgan' } = options;
  console.log(`The step of ${recipe}.`);
  for (const batchSize of options.batchSizes ?? (recipe === 'dcgan' ? [32, 256] : [batchOf(recipe)])) {
    batches[batchSize] = await measureBatch(batchSize, options);
    printBatch(batchSize, batches[batchSize]);
  }
  const report: StepReport = {
    processor: cpus()[0]?.model ?? 'unknown processor',
    cores: cpus().length,
    node: process.versions.node,
    load: [before, loadavg()[0]!],
    batches,
  };
  console.log(`load before and after: ${report.load.map((load) => load.toFixed(1)).join(', ')}`);
  if (options.json) writeFileSync(resolve(options.json), `${JSON.stringify(report, undefined, 2)}\n`);
  return report;
}
