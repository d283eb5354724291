/** A real Slurm on this machine alone: munge, a controller and one node, all in a folder of their own, for tests. */
import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { chmodSync, existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { type AddressInfo, createServer } from 'node:net';
import { cpus } from 'node:os';
import { join } from 'node:path';
import { findDaemon } from '../../src/cli/test/slurm';

/** Ports that are free now; each is held until all are chosen, so that they differ. */
async function findPorts(count: number): Promise<number[]> {
  const servers = await Promise.all(
    Array.from({ length: count }, async () => {
      const server = createServer();
      await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
      return server;
    }),
  );
  const ports = servers.map((server) => (server.address() as AddressInfo).port);
  await Promise.all(servers.map((server) => new Promise((resolve) => server.close(resolve))));
  return ports;
}

const writeConfiguration = (folder: string, [controller, node]: readonly number[]) => `
ClusterName=course
SlurmctldHost=localhost(127.0.0.1)
SlurmctldPort=${controller}
SlurmdPort=${node}
SlurmUser=root
SlurmdUser=root
AuthType=auth/munge
# A job that goes back into the queue waits until its old credential has ended.
AuthInfo=socket=${folder}/munge.socket,cred_expire=5
CredType=cred/munge
ProctrackType=proctrack/linuxproc
TaskPlugin=task/none
JobAcctGatherType=jobacct_gather/none
SelectType=select/cons_tres
SelectTypeParameters=CR_Core
StateSaveLocation=${folder}/state
SlurmdSpoolDir=${folder}/spool
SlurmctldPidFile=${folder}/slurmctld.pid
SlurmdPidFile=${folder}/slurmd.pid
SlurmctldLogFile=${folder}/slurmctld.log
SlurmdLogFile=${folder}/slurmd.log
# So that three jobs fit onto a machine with two cores.
SlurmdParameters=config_overrides
MpiDefault=none
ReturnToService=2
# What can never run is refused at once.
EnforcePartLimits=ALL
KillWait=5
SchedulerParameters=batch_sched_delay=0,sched_interval=2
NodeName=course NodeAddr=127.0.0.1 NodeHostname=localhost CPUs=${Math.max(3, cpus().length)} State=UNKNOWN
PartitionName=lessons Nodes=course Default=YES MaxTime=60 State=UP
`;

/** Year and month, for example 24.11. */
const versionOfSlurm = () =>
  Number(/\d+\.\d+/.exec(execFileSync(findDaemon('slurmd')!, ['-V'], { encoding: 'utf8' }))?.[0]);

export interface LoopbackSlurm {
  /** What a command needs to find this Slurm. */
  env: NodeJS.ProcessEnv;
  run(program: string, ...args: string[]): string;
  /** Ends munge, and so what Slurm knows of its users. */
  stopMunge(): Promise<void>;
  stop(): Promise<void>;
}

const sleep = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

/** @throws Error with what `explain` says if it is not so within the time. */
export async function until(isSo: () => boolean, seconds: number, explain: () => string): Promise<void> {
  for (const end = Date.now() + 1000 * seconds; Date.now() < end; await sleep(200)) if (isSo()) return;
  throw new Error(explain());
}

async function end(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const closed = new Promise((resolve) => child.once('close', resolve));
  child.kill('SIGTERM');
  const late = setTimeout(() => child.kill('SIGKILL'), 5000);
  await closed;
  clearTimeout(late);
}

function tailOf(file: string): string {
  try {
    return readFileSync(file, 'utf8').trimEnd().split('\n').slice(-5).join('\n');
  } catch {
    return `${file} is not there`;
  }
}

/** Starts it in an empty folder whose path is short: a socket's path has 107 letters at most. */
export async function startSlurm(folder: string): Promise<LoopbackSlurm> {
  for (const name of ['state', 'spool']) mkdirSync(join(folder, name));
  chmodSync(folder, 0o755); // munge wants a folder that its clients can enter
  const configuration = join(folder, 'slurm.conf');
  writeFileSync(configuration, writeConfiguration(folder, await findPorts(2)));
  // Since 23.02 it looks for control groups even where nothing uses them; older ones do not know this word.
  if (versionOfSlurm() >= 23.02) writeFileSync(join(folder, 'cgroup.conf'), 'CgroupPlugin=disabled\n');
  writeFileSync(join(folder, 'munge.key'), randomBytes(128), { mode: 0o400 });
  const env = { ...process.env, SLURM_CONF: configuration };
  const children: ChildProcess[] = [];
  const start = (name: string, args: string[]) => {
    const child = spawn(findDaemon(name)!, args, { env, stdio: 'ignore' });
    children.push(child);
    return child;
  };
  const files = {
    'key-file': 'munge.key',
    socket: 'munge.socket',
    'pid-file': 'munge.pid',
    'log-file': 'munge.log',
    'seed-file': 'munge.seed',
  };
  const named = Object.entries(files).map(([option, name]) => `--${option}=${join(folder, name)}`);
  const munge = start('munged', ['--foreground', '--force', ...named]);
  const run = (program: string, ...args: string[]) =>
    execFileSync(findDaemon(program)!, args, { env, encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'] });
  const stop = async () => {
    await emptyQueue(run);
    for (const child of [...children].reverse()) await end(child);
  };
  const logs = () =>
    ['munge', 'slurmctld', 'slurmd'].map((name) => tailOf(join(folder, `${name}.log`))).join('\n');
  try {
    await until(() => existsSync(join(folder, 'munge.socket')), 10, logs);
    start('slurmctld', ['-D', '-i']);
    start('slurmd', ['-D', '-N', 'course']);
    const isIdle = () => {
      try {
        return run('sinfo', '--noheader', '--format=%T').trim() === 'idle';
      } catch {
        return false;
      }
    };
    await until(isIdle, 30, () => `Slurm did not come up.\n${logs()}`);
  } catch (error) {
    await stop();
    throw error;
  }
  return { env, run, stop, stopMunge: () => end(munge) };
}

/** Jobs outlive their daemons, so they end first; a Slurm that never came up has none. */
async function emptyQueue(run: LoopbackSlurm['run']): Promise<void> {
  try {
    run('scancel', '--user=root');
    run('scancel', '--user=root', '--signal=KILL');
    await until(
      () => run('squeue', '--noheader').trim() === '',
      30,
      () => 'The queue does not become empty.',
    );
  } catch {
    // Nobody answers, or a job stays: the daemons are ended all the same.
  }
}
