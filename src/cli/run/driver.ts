/** Starts the Python driver that executes notebooks (driver.py) and hands on what it tells. */
import type { ChildProcess } from 'node:child_process';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { startProcess } from '../processes';
import { folders, pythonOf } from '../project';

export interface JobEntry {
  name: string;
  path: string;
  /** Where the executed notebook goes; it is not kept when left out. */
  executed?: string;
  /** Where its page goes. */
  page: string;
  /** The command that runs it, for the page to show. */
  command?: string;
  /** Names of the neighbouring pages. */
  previous?: string;
  next?: string;
}

export interface PageLink {
  address: string;
  text: string;
}

export interface Job {
  notebooks: JobEntry[];
  /** More links at the top of each page. */
  links: readonly PageLink[];
  kernel: string;
  /** Working directory of the kernels. */
  cwd: string;
  /** Folders of the page template and of what pages carry inside. */
  templates: string;
  assets: string;
}

/** The first error of a notebook. */
export interface Failure {
  /** 1-based among the code cells; 0 before the first one. */
  cell: number;
  /** 1-based line of the cell, where the kernel names it. */
  line: number | null;
  name: string;
  message: string;
  traceback: string[];
  /** First line of the cell. */
  source: string;
  /** True when it came after the cell had ended, e.g. an unhandled rejection. */
  late?: boolean;
}

export interface NotebookResult {
  name: string;
  title: string;
  cells: number;
  seconds: number;
  failure: Failure | null;
  /** A data URL. */
  thumbnail: string | null;
}

export type DriverEvent =
  | { event: 'notebook'; name: string; title: string; cells: number }
  | { event: 'kernel'; pid: number }
  | { event: 'cell'; number: number; first: string }
  | { event: 'line'; text: string }
  | ({ event: 'done' } & NotebookResult);

export interface Driver {
  /** Resolves with the exit status and the end of stderr. */
  finished: Promise<{ code: number; output: string }>;
  /** Ends the driver and its kernel. */
  stop(): void;
}

const GRACE_MS = 5000;

function killHard(child: ChildProcess, kernel: number | undefined): void {
  for (const pid of [kernel, child.pid]) {
    if (pid === undefined) continue;
    try {
      process.kill(process.platform === 'win32' ? pid : -pid, 'SIGKILL');
    } catch {
      // it has ended already
    }
  }
}

/** Starts executing; `onEvent` hears everything in order. */
export function startDriver(job: Job, env: NodeJS.ProcessEnv, onEvent: (event: DriverEvent) => void): Driver {
  const child = startProcess(pythonOf(folders.python), [join(__dirname, 'driver.py')], {
    env,
    stdio: ['pipe', 'pipe', 'pipe'],
  });
  let kernel: number | undefined;
  let output = '';
  child.stderr!.setEncoding('utf8').on('data', (text: string) => {
    output = (output + text).slice(-8000);
  });
  createInterface({ input: child.stdout! }).on('line', (line) => {
    const event = JSON.parse(line) as DriverEvent;
    if (event.event === 'kernel') kernel = event.pid;
    onEvent(event);
  });
  child.stdin!.on('error', () => {}); // the driver ended before it read its job; its exit status tells
  child.stdin!.write(`${JSON.stringify(job)}\n`);
  const finished = new Promise<{ code: number; output: string }>((resolve) => {
    child.once('error', (error) => resolve({ code: 127, output: error.message }));
    child.once('close', (code) => resolve({ code: code ?? 1, output }));
  });
  const stop = () => {
    child.stdin!.end();
    const timer = setTimeout(() => killHard(child, kernel), GRACE_MS);
    child.once('close', () => clearTimeout(timer));
  };
  return { finished, stop };
}
