/** What the doctor looks at: one finding a part of the installation. */
import { readdirSync } from 'node:fs';
import { availableParallelism, freemem, totalmem } from 'node:os';
import { join, relative } from 'node:path';
import { DCGAN_PLANS } from '../../training/profiles';
import { formatBytes } from '../progress';
import { folders, root } from '../project';
import { type Manifest, manifestFile } from '../setup/binding';
import { findCompiler } from '../setup/compiler';
import type { StepOutcome } from '../setup/set-up';
import { readJson, readText } from '../setup/step';
import { describeLessonTimes, readLessonTimes } from './lesson-times';
import { runTrial } from './trial';

export interface Finding {
  part: string;
  /** `ok`, `missing` (the course runs without it), `broken` (it does not), or `unused`. */
  state: 'ok' | 'missing' | 'broken' | 'unused';
  text: string;
  /** The one command that mends it, where there is one. */
  mend?: string;
}

const ok = (part: string, text: string): Finding => ({ part, state: 'ok', text });
const SET_UP = 'npm run setup';
const message = (error: unknown) => (error instanceof Error ? error.message : String(error));

function examineMachine(): Finding {
  const memory = `${formatBytes(totalmem())} memory, ${formatBytes(freemem())} free`;
  return ok('machine', `${process.platform} ${process.arch}, ${availableParallelism()} cores, ${memory}`);
}

function examinePackages(): Finding {
  const lock = readJson<{ packages: object }>(join(root, 'package-lock.json'));
  return ok('npm packages', `${Object.keys(lock?.packages ?? {}).length - 1}, as package-lock.json says`);
}

/** The version of a package of the environment, from the name of its metadata folder; undefined if absent. */
function readInstalledVersion(name: string): string | undefined {
  const library = process.platform === 'win32' ? 'Lib' : 'lib';
  const found = readdirSync(join(folders.python, library), { recursive: false }).find((entry) =>
    String(entry).startsWith('python3'),
  );
  const packages = join(folders.python, library, found ? String(found) : '', 'site-packages');
  const pattern = new RegExp(`^${name}-(.+)\\.dist-info$`);
  for (const entry of readdirSync(packages)) {
    const version = pattern.exec(entry)?.[1];
    if (version) return version;
  }
  return undefined;
}

function examinePython(outcome: StepOutcome | undefined): Finding[] {
  if (!outcome?.ready)
    return [{ part: 'Python', state: 'broken', text: outcome?.problem ?? 'not set up', mend: SET_UP }];
  const python = /^version\s*=\s*(.+)$/m.exec(readText(join(folders.python, 'pyvenv.cfg')))?.[1] ?? 'unknown';
  const versions = ['jupyterlab', 'nbclient', 'nbconvert', 'plotly'].map(
    (name) => `${name} ${readInstalledVersion(name) ?? 'missing'}`,
  );
  return [
    ok('Python', `${python}, environment in ${relative(root, folders.python)}`),
    ok('Jupyter', versions.join(', ')),
  ];
}

const COMPILERS: Partial<Record<NodeJS.Platform, string>> = {
  linux: 'sudo apt install g++',
  darwin: 'xcode-select --install',
};

async function examineCompiler(): Promise<Finding> {
  try {
    const { command, version } = await findCompiler();
    return ok('C++ compiler', `${command}: ${version}`);
  } catch (error) {
    return {
      part: 'C++ compiler',
      state: 'missing',
      text: message(error),
      mend: COMPILERS[process.platform],
    };
  }
}

function examineTensorflow(outcomes: StepOutcome[]): Finding {
  const manifest = readJson<Manifest>(manifestFile);
  const failed = outcomes.find(({ name, ready }) => !ready && (name === 'tensorflow' || name === 'binding'));
  if (failed || !manifest)
    return { part: 'TensorFlow', state: 'missing', text: failed?.problem ?? 'not set up', mend: SET_UP };
  const { tensorflow, variant, compiler, made } = manifest;
  const binding = `binding built ${made.slice(0, 10)} by ${compiler}`;
  return ok('TensorFlow', `${tensorflow}, ${variant === 'cuda' ? 'CUDA' : 'CPU'} build, ${binding}`);
}

function examineKernel(outcome: StepOutcome | undefined): Finding {
  if (!outcome?.ready)
    return { part: 'kernel', state: 'broken', text: outcome?.problem ?? 'not set up', mend: SET_UP };
  const { listKernelspecs } = require('../../kernel/install') as typeof import('../../kernel/install');
  const places = listKernelspecs([folders.python]).map(({ folder }) => relative(root, folder));
  return ok('kernel', `typescript, in ${places.join(' and ')}`);
}

function examineData(): Finding {
  const { loadMnist } = require('../../data/mnist') as typeof import('../../data/mnist');
  const { chooseDigits, readDataWish } =
    require('../../data/choose-digits') as typeof import('../../data/choose-digits');
  const { CACHE_FOLDER } = require('../../data/cache-folder') as typeof import('../../data/cache-folder');
  try {
    const { folder } = chooseDigits({ wish: readDataWish(process.env), profile: process.env.COURSE_PROFILE });
    const { source, train, test } = loadMnist({ folder, cacheFolder: CACHE_FOLDER });
    return ok('data', `${source}: ${train.count} training and ${test.count} test digits`);
  } catch (error) {
    const mend = process.env.COURSE_DATA ? 'unset COURSE_DATA' : 'npm install';
    return { part: 'data', state: 'broken', text: message(error), mend };
  }
}

/** The GPU that WebGPU would compute on, or why there is none, where that engine was not tried. */
async function describeGpu(): Promise<string> {
  const { findGpu } = require('../../backend/webgpu') as typeof import('../../backend/webgpu');
  const { describeAdapter } =
    require('../../backend/webgpu-adapter') as typeof import('../../backend/webgpu-adapter');
  try {
    return `it would compute on ${describeAdapter(await findGpu())}`;
  } catch (error) {
    return `it would not work: ${message(error)}`;
  }
}

/** Starts the engine that a notebook would get. */
export async function examineEngine(): Promise<{ findings: Finding[]; engine: string | undefined }> {
  const { ENGINES, selectEngine } = require('../../backend') as typeof import('../../backend');
  process.env.TF_CPP_MIN_LOG_LEVEL ??= '2';
  const wish = process.env.COURSE_BACKEND || 'auto';
  try {
    const { name, attempts } = await selectEngine({ wish, root });
    const findings = attempts.map(
      (attempt): Finding => ({
        part: `engine ${attempt.name}`,
        state: attempt.works ? 'ok' : 'missing',
        text: attempt.reason,
      }),
    );
    const tried = attempts.map((attempt) => attempt.name);
    const rest = ENGINES.filter((other) => !tried.includes(other));
    const why = wish === 'auto' ? 'an earlier one works' : `COURSE_BACKEND=${wish}`;
    for (const other of rest) {
      const more = other === 'webgpu' ? `; ${await describeGpu()}` : '';
      findings.push({ part: `engine ${other}`, state: 'unused', text: `not tried: ${why}${more}` });
    }
    return { findings, engine: name };
  } catch (error) {
    return { findings: [{ part: 'engine', state: 'broken', text: message(error) }], engine: undefined };
  }
}

/** A step's time, and how long notebook 09 trains in the profile `laptop`, the longest of the course's cells. */
function tellSpeed(stepMs: number): string {
  const { batchSize, epochs } = DCGAN_PLANS.laptop;
  const steps = Math.floor(PACKAGE_DIGITS / batchSize) * epochs;
  const minutes = Math.ceil((steps * stepMs * (batchSize / 32)) / 60_000);
  return (
    `a step of the DCGAN with 32 images takes ${Math.round(stepMs)} ms, so that notebook 09's training takes about ` +
    `${minutes} ${minutes === 1 ? 'minute' : 'minutes'}`
  );
}

/** Training digits of the package `mnist`. */
const PACKAGE_DIGITS = 9000;

function examineLessons(stepMs: number | undefined): Finding[] {
  const times = readLessonTimes('quick');
  return times && stepMs !== undefined ? [ok('lessons', describeLessonTimes(times, stepMs))] : [];
}

/** The engine at work, in a process of its own. A GPU counts only here. */
async function examineWork(engine: string | undefined): Promise<Finding[]> {
  if (!engine) return [];
  const { report, failure, notices } = await runTrial({ engine });
  const variant = readJson<Manifest>(manifestFile)?.variant;
  const findings: Finding[] = [];
  const isOnGpu = report?.device.endsWith('on the GPU') ?? false;
  if (engine === 'tensorflow' && variant === 'cuda' && !isOnGpu) {
    const why = notices.join('; ') || 'TensorFlow finds no card';
    findings.push({
      part: 'GPU',
      state: 'missing',
      text: `falls back to the CPU, because ${failure ?? why}`,
    });
  } else if (isOnGpu) findings.push(ok('GPU', notices.join('; ') || 'it multiplies, convolves and trains'));
  if (!report) {
    const text = `${engine} does not work: ${failure}`;
    return [...findings, { part: 'trial', state: 'broken', text, mend: 'COURSE_BACKEND=wasm npm start' }];
  }
  const works = 'multiplies, convolves and trains';
  const text =
    report.stepMs === undefined
      ? `${works}; images take it very long`
      : `${works}; ${tellSpeed(report.stepMs)}`;
  return [...findings, ok('trial', text), ...examineLessons(report.stepMs)];
}

/** Everything, in the order in which set-up makes it. */
export async function examine(outcomes: StepOutcome[]): Promise<{ findings: Finding[]; engine?: string }> {
  const outcomeOf = (name: string) => outcomes.find((outcome) => outcome.name === name);
  const { findings, engine } = await examineEngine();
  return {
    findings: [
      examineMachine(),
      ok('Node.js', process.versions.node),
      examinePackages(),
      ...examinePython(outcomeOf('python')),
      await examineCompiler(),
      examineTensorflow(outcomes),
      examineKernel(outcomeOf('kernel')),
      examineData(),
      ...findings,
      ...(await examineWork(engine)),
    ],
    engine,
  };
}
