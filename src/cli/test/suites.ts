/** The test suites, from the quickest to the slowest. */
import { readdirSync, rmSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { join, relative } from 'node:path';
import { check } from '../commands/check';
import { signalGroup, startProcess } from '../processes';
import { folders, root } from '../project';
import { listNotebooks, type Notebook } from '../run/notebooks';
import { runNotebooks } from '../run/run-notebooks';
import { moveToTslab } from '../run/tslab';
import { setUp } from '../setup/set-up';
import { hubSteps } from '../setup/steps';
import { findChromium } from './chromium';
import { findFirefox } from './firefox';
import { whyNoHub } from './hub';
import { whyNoSlurm } from './slurm';

export type Verdict = 'passed' | 'failed' | 'skipped';

const tests = join(root, 'tests');
const toVerdict = (code: number): Verdict => (code === 0 ? 'passed' : 'failed');

/** Test files below tests/ that end in `ending`, in order, as paths from the project's folder. */
export function listTests(ending: string, accept: (path: string) => boolean = () => true): string[] {
  const entries = readdirSync(tests, { recursive: true }) as string[];
  const paths = entries.map((entry) => relative(root, join(tests, entry)).replaceAll('\\', '/'));
  return paths.filter((path) => path.endsWith(ending) && accept(path)).sort();
}

/** What Node's runner said of the tests that failed, for the end of a long log. */
export const failures: string[] = [];
/** Where that begins in a suite's output. */
const FAILURES_HEADING = /^✖ failing tests:$/m;
const KEPT_CHARACTERS = 200_000;
const SHOWN_LINES = 80;

/** The part of a suite's output that tells of failed tests, of bearable length; undefined if there is none. */
export function findFailures(output: string): string | undefined {
  const heading = FAILURES_HEADING.exec(output);
  if (!heading) return undefined;
  const lines = output.slice(heading.index).trimEnd().split('\n').slice(1);
  const left = lines.length - SHOWN_LINES;
  return [...lines.slice(0, SHOWN_LINES), ...(left > 0 ? [`… ${left} more lines above`] : [])].join('\n');
}

/** A suite that prints nothing for so long hangs. No limit of its whole time: a slow machine is only slow. */
const SILENCE_MS = 30 * 60_000;

/** Runs a program whose output is passed on; it is ended when it falls silent. */
async function runProgram(command: string, args: string[], env: NodeJS.ProcessEnv): Promise<number> {
  const child = startProcess(command, args, { cwd: root, env, stdio: ['ignore', 'pipe', 'pipe'] });
  const end = () => {
    console.log(`Nothing was printed for ${SILENCE_MS / 60_000} minutes: the suite hangs and is ended.`);
    signalGroup(child, 'SIGKILL');
  };
  let timer = setTimeout(end, SILENCE_MS);
  let output = '';
  for (const name of ['stdout', 'stderr'] as const)
    child[name]!.on('data', (text: Buffer) => {
      clearTimeout(timer);
      timer = setTimeout(end, SILENCE_MS);
      process[name].write(text);
      output = (output + text).slice(-KEPT_CHARACTERS);
    });
  const code = await new Promise<number>((resolve) => {
    child.once('error', () => resolve(127));
    child.once('close', (status) => resolve(status ?? 1));
  });
  clearTimeout(timer);
  const failed = code === 0 ? undefined : findFailures(output);
  if (failed) failures.push(failed);
  return code;
}

/**
 * Node's own runner on TypeScript files; its summary is the suite's. As many files at once as there are processors: its
 * own habit, one fewer, leaves half of two idle.
 */
async function runNodeTests(files: string[], env: NodeJS.ProcessEnv = {}): Promise<Verdict> {
  if (files.length === 0) return 'skipped';
  const atOnce = `--test-concurrency=${availableParallelism()}`;
  const args = ['--import', 'tsx', '--test', '--test-reporter=spec', atOnce, ...files];
  return toVerdict(await runProgram(process.execPath, args, { ...process.env, ...env }));
}

const inFolder = (folder: string) => (path: string) => path.startsWith(`tests/${folder}/`);

async function runUnit(): Promise<Verdict> {
  const others = ['kernel', 'notebooks'].map(inFolder);
  return runNodeTests(listTests('.test.ts', (path) => !others.some((isIn) => isIn(path))));
}

/** Its tests drive third-party Jupyter clients, too. */
const runKernel = () => runNodeTests(listTests('.test.ts', inFolder('kernel')));

/** Where the course's pages go for the browser suite to look at. */
const pages = join(folders.made, 'test-pages');

async function runNotebookTests(): Promise<Verdict> {
  const rules = await runNodeTests(listTests('.test.ts', inFolder('notebooks')));
  const notebooks = listNotebooks();
  if (notebooks.length === 0) return rules;
  rmSync(pages, { recursive: true, force: true });
  const code = await runNotebooks(notebooks, { out: pages, profile: 'quick' });
  const onTslab = await runOnTslab(notebooks);
  return [rules, toVerdict(code), onTslab].includes('failed') ? 'failed' : 'passed';
}

/** Lessons without training, with pictures, with data, with a training: enough to know that stock tslab runs the course. */
const TSLAB_LESSONS = /^(02|04|07|09)-/;

async function runOnTslab(notebooks: Notebook[]): Promise<Verdict> {
  console.log('\nThe same on stock tslab:');
  const { notebooks: moved, ...place } = moveToTslab(
    notebooks.filter(({ name }) => TSLAB_LESSONS.test(name)),
  );
  const out = join(folders.made, 'test-pages-tslab');
  return toVerdict(await runNotebooks(moved, { out, profile: 'quick', ...place }));
}

async function runBrowserTests(): Promise<Verdict> {
  const chromium = findChromium();
  if (!chromium) {
    console.log(
      'No Chromium was found, so pages are not looked at. Debian/Ubuntu: sudo apt install chromium; ' +
        'or set COURSE_CHROMIUM to a Chromium or Chrome.',
    );
    return process.env.CI ? 'failed' : 'skipped';
  }
  const seen = await runNodeTests(listTests('.browser.ts'), {
    COURSE_CHROMIUM: chromium,
    COURSE_TEST_PAGES: pages,
  });
  const inFirefox = await runFirefoxTests();
  return inFirefox === 'failed' ? 'failed' : seen;
}

/** The same pages in another browser: what Chromium draws right, Firefox may not. */
async function runFirefoxTests(): Promise<Verdict> {
  const firefox = findFirefox();
  if (firefox) return runNodeTests(listTests('.firefox.ts'), { COURSE_FIREFOX: firefox });
  console.log(
    'No Firefox was found, so slides are looked at in Chromium only. Debian: sudo apt install firefox-esr; or set ' +
      'COURSE_FIREFOX to a Firefox.',
  );
  return process.env.CI ? 'failed' : 'skipped';
}

/** Tests that need what not every machine has: those that cannot run are skipped aloud. They wait much, so side by side. */
async function runServerTests(): Promise<Verdict> {
  const [noSlurm, noHub] = [whyNoSlurm(), whyNoHub()];
  if (noSlurm) console.log(`The cluster on a real Slurm is not tried: ${noSlurm}.`);
  if (noHub) console.log(`JupyterHub for a class is not tried: ${noHub}.`);
  else await setUp(hubSteps);
  return runNodeTests([...(noSlurm ? [] : listTests('.slurm.ts')), ...(noHub ? [] : listTests('.hub.ts'))]);
}

export const SUITES = {
  check: { run: async () => toVerdict(await check()), what: 'format, lint and types' },
  unit: { run: runUnit, what: 'the modules in src/' },
  kernel: { run: runKernel, what: 'the Jupyter kernel, also with third-party clients' },
  notebooks: { run: runNotebookTests, what: 'rules for notebooks; the whole course in the quick profile' },
  browser: {
    run: runBrowserTests,
    what: 'widgets, slides and exported pages in Chromium; slides in Firefox',
  },
  servers: { run: runServerTests, what: 'a cluster on a Slurm of its own; JupyterHub with four students' },
} as const satisfies Record<string, { run: () => Promise<Verdict>; what: string }>;

export type SuiteName = keyof typeof SUITES;
