/**
 * The speed of the case study's step: this course's beside the step as plain TensorFlow.js, Keras 3 and PyTorch have it.
 *
 * All subjects run in one go, each in a process of its own that waits while another has its turn; whatever else the
 * machine does hits them alike, so that the ratios hold even where the seconds do not.
 */
import { existsSync, writeFileSync } from 'node:fs';
import { cpus, loadavg } from 'node:os';
import { join, resolve } from 'node:path';
import Table from 'cli-table3';
import { DISCRIMINATOR, GENERATOR } from '../../src/models/case-study';
import { countStepOperations } from './arithmetic';
import { type SubjectProcess, startSubject } from './subject-process';

export interface BenchStepOptions {
  /** Python with Keras and PyTorch; without it they are left out. */
  python?: string;
  /** Default 32 and 256. */
  batchSizes?: number[];
  /** Times that each subject has its turn. */
  rounds: number;
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
  batches: Record<string, { peak: number; operations: number; subjects: Measured[]; profile: Profile }>;
}

type Profile = [operation: string, ms: number][];

const OURS = 'one graph';

const here = (file: string) => join(__dirname, file);
const ours = (kind: string) => [process.execPath, '--import', 'tsx', here('subject.ts'), kind];

function listSubjects(python?: string): Record<string, string[]> {
  return {
    [OURS]: ours('recorded'),
    'operation by operation': ours('eager'),
    'plain TensorFlow.js': ours('tfjs'),
    ...(python
      ? { 'Keras 3': [python, here('keras_step.py')], PyTorch: [python, here('torch_step.py')] }
      : {}),
    peak: ours('peak'),
  };
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

async function measureBatch(batchSize: number, { python, rounds }: BenchStepOptions) {
  const processes: [string, SubjectProcess][] = [];
  const results = new Map<string, Measured>();
  try {
    for (const [name, command] of Object.entries(listSubjects(python))) {
      const subject = await startSubject([...command, String(batchSize)]);
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
    for (const [, subject] of processes) subject.end();
  }
  const peak = Math.max(...results.get('peak')!.seconds);
  results.delete('peak');
  const operations = batchSize * countStepOperations(GENERATOR, DISCRIMINATOR);
  return { peak, operations, subjects: [...results.values()], profile: await profile(batchSize) };
}

async function profile(batchSize: number): Promise<Profile> {
  const subject = await startSubject([...ours('profile'), String(batchSize)]);
  try {
    const steps = (await subject.take(3)).details as Record<string, number>[];
    const names = Object.keys(steps[0]!);
    return names
      .map((name): [string, number] => [name, median(steps.map((step) => step[name] ?? 0))])
      .sort((a, b) => b[1] - a[1]);
  } finally {
    subject.end();
  }
}

function printBatch(
  batchSize: number,
  { peak, operations, subjects, profile }: StepReport['batches'][string],
): void {
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
      `${((100 * operations) / time / peak).toFixed(0)} %`,
      `${(rss / 2 ** 30).toFixed(2)} GiB`,
    ]);
  }
  console.log(table.toString());
  console.log(
    `${(operations / 1e9).toFixed(1)} billion operations a step; a matrix product makes ` +
      `${(peak / 1e9).toFixed(0)} billion a second at best.`,
  );
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
  if (!options.python || !existsSync(options.python)) console.log('Keras and PyTorch are not installed.');
  for (const batchSize of options.batchSizes ?? [32, 256]) {
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
