/** JupyterHub on this machine: what is asked is checked before anything starts; then it runs until Ctrl-C. */
import { mkdirSync, readFileSync } from 'node:fs';
import { availableParallelism, totalmem } from 'node:os';
import { join } from 'node:path';
import { writeLabConfig } from '../lab/lab-config';
import { isFree } from '../lab/ports';
import { endProcesses, startProcess } from '../processes';
import { folders, pythonOf, root } from '../project';
import { proxyProgram } from '../setup/hub-proxy';
import { prepare } from '../setup/prepare';
import { pythonEnvironmentVariables } from '../setup/python-environment';
import { readText, writeWhole } from '../setup/step';
import { hubSteps } from '../setup/steps';
import { answerStops } from '../stop';
import { UserError } from '../user-error';
import { type Account, assertReachable, findAccount, readStudents } from './students';

export interface HubOptions {
  /** The file that names the students. */
  students: string;
  ip: string;
  port: number;
  /** Gigabytes of one student. */
  memory: number;
  /** Minutes after which an unused server is ended. */
  idle: number;
  /** Students' servers run on when the hub is stopped. */
  keep: boolean;
  dryRun: boolean;
}

/** Processors of the machine, divided: each student gets one at least. */
export const divideThreads = (students: number, processors = availableParallelism()) =>
  Math.max(1, Math.floor(processors / students));

/** The running process of ours that a file names; a number that another program has now is none. */
function processOf(file: string, word: string): number | undefined {
  const pid = Number(readText(file));
  if (!(pid > 0)) return undefined;
  try {
    return readFileSync(`/proc/${pid}/cmdline`, 'utf8').includes(word) ? pid : undefined;
  } catch {
    return undefined;
  }
}

/** @throws UserError for a hub that runs already, or a port that another program has. */
export async function assertPorts(port: number): Promise<void> {
  const running = processOf(join(folders.hub, 'hub.pid'), 'jupyterhub');
  if (running !== undefined)
    throw new UserError(
      `The class's hub runs already (process ${running}): stop that one with Ctrl-C first.`,
    );
  // After a hub that was killed its proxy still listens; the next hub ends it.
  const hasProxy = processOf(join(folders.hub, 'proxy.pid'), 'configurable-http-proxy') !== undefined;
  for (const taken of hasProxy ? [port + 1] : [port, port + 1, port + 2]) {
    if (await isFree(taken)) continue;
    throw new UserError(
      `Port ${taken} is in use. The hub takes ${port} for the pages, ${port + 1} and ${port + 2} for itself: stop the other ` +
        'program, or name another port with --port.',
    );
  }
}

function assertMachine(): void {
  if (process.platform !== 'linux') throw new UserError('The hub runs on Linux only.');
  if (process.getuid?.() === 0) return;
  throw new UserError(
    "The hub starts each student's server as that student, which only root may: give the same command with sudo.",
  );
}

function describe(
  { port, ip, memory, idle }: HubOptions,
  accounts: readonly Account[],
  threads: number,
): string {
  const lines = [
    `Students: ${accounts.map(({ name }) => name).join(', ')}`,
    `Address: http://${ip}:${port} (${port + 1} and ${port + 2} for itself, on this machine only)`,
    `Each student: ${memory} GB, ${threads} ${threads === 1 ? 'thread' : 'threads'}; ended when unused for ${idle} minutes`,
  ];
  const gigabytes = totalmem() / 2 ** 30;
  if (memory * accounts.length > gigabytes)
    lines.push(
      `All at once would take ${memory * accounts.length} GB; this machine has ${gigabytes.toFixed(0)}: some may be stopped.`,
    );
  if (ip !== '127.0.0.1')
    lines.push(
      'Passwords travel unencrypted: put a web server with a certificate in front, or use a network you trust.',
    );
  return lines.join('\n');
}

/** What the configuration reads. */
const settingsOf = (options: HubOptions, accounts: readonly Account[], threads: number) => ({
  ...options,
  students: accounts.map(({ name }) => name),
  threads,
  course: root,
  folder: folders.hub,
  node: process.execPath,
  proxy: proxyProgram,
  jupyterPath: join(folders.python, 'share', 'jupyter'),
  jupyterConfig: join(folders.jupyter, 'config'),
});

async function setUpHub([student]: readonly Account[]): Promise<void> {
  await prepare(hubSteps);
  writeLabConfig();
  mkdirSync(folders.hub, { recursive: true, mode: 0o700 });
  writeWhole(join(folders.hub, 'started'), `${new Date().toISOString()}\n${' '.repeat(2 ** 16)}`); // a full disk is told now
  assertReachable(student!, [
    [pythonOf(folders.pythonHub), '-c', 'import jupyterhub.singleuser'],
    [process.execPath, join(root, 'bin', 'course.cjs'), '--help'],
    ['/bin/sh', '-c', `test -r "${join(folders.kernel, 'kernel.js')}"`],
  ]);
}

async function run(settings: object): Promise<number> {
  const hub = startProcess(
    pythonOf(folders.pythonHub),
    ['-m', 'jupyterhub', '-f', join(root, 'cluster', 'hub', 'jupyterhub_config.py')],
    {
      cwd: folders.hub,
      env: { ...pythonEnvironmentVariables(), COURSE_HUB: JSON.stringify(settings) },
      stdio: ['ignore', 'inherit', 'inherit'],
    },
  );
  let stopped = false;
  const takeBack = answerStops(() => {
    stopped = true;
    void endProcesses(30_000);
  });
  const code = await new Promise<number>((resolve) => hub.once('close', (status) => resolve(status ?? 1)));
  takeBack();
  return stopped ? 0 : code;
}

/** @returns the exit status */
export async function startHub(options: HubOptions): Promise<number> {
  const accounts = readStudents(options.students).map(findAccount);
  const threads = divideThreads(accounts.length);
  await assertPorts(options.port);
  console.log(describe(options, accounts, threads));
  if (options.dryRun) {
    console.log('Nothing was started.');
    return 0;
  }
  assertMachine();
  await setUpHub(accounts);
  console.log(
    `\n  http://${options.ip}:${options.port}\n\nStudents log in with the password of their account. Ctrl-C stops the hub.`,
  );
  return run(settingsOf(options, accounts, threads));
}
