/** Starts JupyterLab on the notebooks: this machine only, behind a token, until Ctrl-C. */
import { randomBytes } from 'node:crypto';
import { Agent, get } from 'node:http';
import { basename } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { endProcesses, startProcess } from '../processes';
import { formatDuration, startProgress } from '../progress';
import { folders, pythonOf, root } from '../project';
import { jupyterEnvironment } from '../run/jupyter-environment';
import { listNotebooks } from '../run/notebooks';
import { answerStops } from '../stop';
import { UserError } from '../user-error';
import { writeLabConfig } from './lab-config';
import { HOST } from './ports';
import { bringCopies, type Copies } from './working-copies';

export interface LabOptions {
  port: number;
  /** Open the browser once the server answers. */
  browser: boolean;
  env?: NodeJS.ProcessEnv;
}

const PATIENCE_MS = 120_000;

/** The file browser opens at the copies; from the project's folder, links to slides and sources lead somewhere. */
const COPIES_PAGE = `/lab/tree/${basename(folders.copies)}`;

/** Who comes for the first time begins with the first lesson; later one's own notebooks are open as they were. */
function chooseFirstPage(lessons: readonly string[], { fresh }: Copies): string {
  const [first] = lessons;
  return first && fresh.includes(first) ? `${COPIES_PAGE}/${first}.ipynb` : COPIES_PAGE;
}

function makeArguments({ port, browser }: LabOptions, firstPage: string): string[] {
  const settings = [
    `--ServerApp.ip=${HOST}`,
    `--ServerApp.port=${port}`,
    '--ServerApp.port_retries=0',
    `--ServerApp.root_dir=${root}`,
    `--LabApp.default_url=${firstPage}`,
    `--ServerApp.open_browser=${browser ? 'True' : 'False'}`,
    '--ServerApp.log_level=WARN',
    '--LabApp.log_level=WARN',
  ];
  if (process.getuid?.() === 0) settings.push('--ServerApp.allow_root=True'); // in a container
  return ['-m', 'jupyterlab', ...settings];
}

/** True if the server answers. Asked without `fetch`, which may ask a proxy for this machine's own address. */
export function answers(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const options = { host: HOST, port, path: '/api', agent: new Agent(), timeout: 5000 };
    const request = get(options, (response) => {
      response.resume();
      resolve(response.statusCode === 200);
    });
    request.once('timeout', () => request.destroy(new Error('no answer')));
    request.once('error', () => resolve(false)); // not listening yet
  });
}

async function waitForServer(port: number, hasEnded: () => boolean): Promise<void> {
  const begun = Date.now();
  while (Date.now() - begun < PATIENCE_MS && !hasEnded()) {
    if (await answers(port)) return;
    await sleep(200);
  }
  if (!hasEnded()) throw new UserError(`JupyterLab did not answer within ${formatDuration(PATIENCE_MS)}.`);
}

function tellCopies({ outdated }: Copies): void {
  const names = outdated.join(', ');
  if (names) {
    console.log(
      `A newer edition of ${names} is in notebooks/. Your changed copy is left as it is; delete it to get the new one.`,
    );
  }
}

/** Runs until Ctrl-C (or until JupyterLab ends by itself); then no kernel is left. Returns the exit status. */
export async function startLab(options: LabOptions): Promise<number> {
  const lessons = listNotebooks().map(({ name }) => name);
  if (lessons.length === 0) throw new UserError('There are no notebooks in notebooks/ yet.');
  const copies = bringCopies(lessons, folders.notebooks, folders.copies);
  tellCopies(copies);
  const firstPage = chooseFirstPage(lessons, copies);
  writeLabConfig();
  const token = process.env.JUPYTER_TOKEN || randomBytes(24).toString('hex');
  const env = jupyterEnvironment({ ...options.env, JUPYTER_TOKEN: token });
  const progress = startProgress('Starting JupyterLab');
  const child = startProcess(pythonOf(folders.python), makeArguments(options, firstPage), {
    cwd: root,
    env,
    stdio: ['ignore', 'inherit', 'inherit'],
  });
  let ended = false;
  let stopped = false;
  const finished = new Promise<number>((resolve) => {
    child.once('close', (code) => {
      ended = true;
      resolve(code ?? 1);
    });
  });
  const takeBack = answerStops(() => {
    stopped = true;
    void endProcesses(10_000);
  });
  try {
    await waitForServer(options.port, () => ended);
  } catch (error) {
    progress.done('no answer');
    await endProcesses(10_000);
    throw error;
  }
  progress.done(ended ? 'it ended' : 'ready');
  if (!ended) {
    console.log(`\n  http://${HOST}:${options.port}${firstPage}?token=${token}\n`);
    console.log(
      'Open this address in a browser on this machine. Ctrl-C here stops JupyterLab and its kernels.',
    );
  }
  const code = await finished;
  takeBack();
  if (stopped) console.log('JupyterLab has stopped.');
  return stopped ? 0 : code;
}
