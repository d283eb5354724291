/** Hands a plan's runs to Slurm, or runs them here. */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { makeFolder } from '../../data/make-folder';
import { WriteError, writeFileWhole } from '../../training/checkpoints/write-folder';
import { shortenPath } from '../project';
import { prepare } from '../setup/prepare';
import { engineSteps } from '../setup/steps';
import { STOPPED } from '../stop';
import { quoteWord } from '../train/resume-command';
import { UserError } from '../user-error';
import { type Answer, ask, type Request, type Resources } from './client';
import type { Plan, Run } from './plan';
import {
  JOBS_FILE,
  PLAN_FILE,
  type RunReport,
  type RunState,
  readJobs,
  readPlan,
  readReports,
  readResult,
} from './results';
import { checkLimit, hasSlurm, type QueuedJob, readQueue } from './slurm';

export interface SubmitOptions extends Resources {
  /** Processes at a time on this machine. */
  parallel: number;
  /** On this machine, also where there is a Slurm. */
  local?: boolean;
  dryRun?: boolean;
}

/** Minutes of a round where none are named: most partitions allow them. */
const USUAL_MINUTES = 60;

/**
 * What the folder holds by now and what is asked for, together.
 *
 * @throws UserError if a run of the same name is another training.
 */
export function mergePlans(old: Plan | undefined, wished: Plan, out: string): Plan {
  if (!old) return wished;
  const known = new Map(old.runs.map((run) => [run.name, run]));
  for (const run of wished.runs) {
    const other = known.get(run.name);
    // The program is left out: another Node.js does not make another training.
    if (other && other.begin.slice(2).join('\n') !== run.begin.slice(2).join('\n')) {
      throw new UserError(
        `${shortenPath(out)} holds another training called ${run.name} (${other.model}, ${other.profile}). Take another --out.`,
      );
    }
    known.set(run.name, run);
  }
  return { ...wished, runs: [...known.values()] };
}

const BUSY: readonly RunState[] = ['done', 'running'];

/** Of the runs that are wished for those that are neither done, nor running, nor in the queue. */
function findOpen(wished: Plan, reports: readonly RunReport[], jobs: Record<string, string>): Run[] {
  const byName = new Map(reports.map((report) => [report.run.name, report]));
  return wished.runs.filter(({ name }) => {
    const state = byName.get(name)?.state ?? 'waiting';
    return !BUSY.includes(state) && !(state === 'waiting' && jobs[name] !== undefined);
  });
}

async function readQueueOf(jobs: Record<string, string>): Promise<Map<string, QueuedJob>> {
  return hasSlurm() ? readQueue(Object.values(jobs)) : new Map();
}

/** The states of all runs in a submission's folder. */
export async function lookAt(out: string): Promise<RunReport[]> {
  readPlan(out); // told before Slurm is asked
  return readReports(out, await readQueueOf(readJobs(out)));
}

function write(file: string, value: unknown): void {
  try {
    writeFileWhole(file, `${JSON.stringify(value, null, 1)}\n`);
  } catch (error) {
    throw error instanceof WriteError ? new UserError(error.message) : error;
  }
}

function makeRequest(plan: Plan, out: string, options: SubmitOptions): Omit<Request, 'action'> {
  const { cpus, mem, gpus, partition, account, time, parallel } = options;
  const name = `gan-${plan.model}`;
  return {
    name,
    logs: join(out, 'logs'),
    runs: plan.runs,
    cpus,
    mem,
    gpus,
    partition,
    account,
    time,
    parallel,
  };
}

const countRuns = (count: number) => `${count} ${count === 1 ? 'run' : 'runs'}`;

const describeLocal = (count: number, { parallel }: SubmitOptions) =>
  `${countRuns(count)} on this machine, ${parallel === 1 ? 'one after another' : `${parallel} at a time`}`;

/** Prints what would be submitted. Nothing is written. */
async function show(plan: Plan, out: string, options: SubmitOptions): Promise<void> {
  const reason = options.local ? '' : hasSlurm() ? undefined : 'There is no Slurm here: ';
  for (const [i, { name, begin }] of plan.runs.entries()) {
    const words = begin.slice(begin.indexOf('train') + 1).map(quoteWord);
    console.log(`${i}  ${name}: npm run train -- ${words.join(' ')}`);
  }
  console.log('');
  const request = makeRequest(plan, out, { ...options, time: options.time ?? USUAL_MINUTES });
  await ask({ ...request, action: 'script' }, ({ script }) => console.log(script));
  const where =
    reason === undefined
      ? `Slurm would get ${countRuns(plan.runs.length)}`
      : reason + describeLocal(plan.runs.length, options);
  console.log(`${where}. Nothing was submitted.`);
  if (reason === undefined) await sayLimit(request);
}

/** A remark, and no refusal: a site may give its users more than the partition does. */
async function sayLimit({
  time = USUAL_MINUTES,
  partition,
}: Pick<Resources, 'time' | 'partition'>): Promise<void> {
  const remark = await checkLimit(time, partition);
  if (remark !== undefined) console.log(remark);
}

async function toSlurm(request: Omit<Request, 'action'>, out: string): Promise<number> {
  let jobs: Record<string, string> = {};
  await ask({ ...request, time: request.time ?? USUAL_MINUTES, action: 'submit' }, (answer) => {
    jobs = answer.jobs ?? jobs;
  });
  write(join(out, JOBS_FILE), { ...readJobs(out), ...jobs });
  const [first] = Object.values(jobs);
  console.log(`Slurm has ${countRuns(request.runs.length)} as job ${first?.split('_')[0]}.`);
  await sayLimit(request);
  console.log(`Next: npm run cluster -- status --out ${shortenPath(out)}`);
  return 0;
}

/** Says how each run ended. */
function sayLocal({ begun, ended }: Answer, runs: readonly Run[]): void {
  if (begun !== undefined) console.log(`${begun}: begins`);
  if (ended === undefined) return;
  const result = readResult(runs.find(({ name }) => name === ended)!.out);
  console.log(`${ended}: ${result?.state ?? 'failed'}${result?.reason ? ` – ${result.reason}` : ''}`);
}

async function toHere(
  request: Omit<Request, 'action'>,
  out: string,
  options: SubmitOptions,
): Promise<number> {
  const begins = options.local ? '' : 'There is no Slurm here: ';
  console.log(`${begins}${describeLocal(request.runs.length, options)}.`);
  await ask({ ...request, action: 'local' }, (answer) => sayLocal(answer, request.runs));
  const wished = new Set(request.runs.map(({ name }) => name));
  const states = readReports(out, new Map())
    .filter(({ run }) => wished.has(run.name))
    .map(({ state }) => state);
  const isWhole = states.every((state) => state === 'done');
  console.log(
    isWhole
      ? `Next: npm run cluster -- collect --out ${shortenPath(out)}`
      : 'Not all are done. The same command goes on with those that are not.',
  );
  return exitStatus(states);
}

/** 0: all are done; 1: one failed; 130: one was stopped or waits, and goes on when it is submitted again. */
export function exitStatus(states: readonly RunState[]): number {
  if (states.includes('failed')) return 1;
  return states.every((state) => state === 'done') ? 0 : STOPPED;
}

/**
 * Submits what is not done, not running and not in the queue.
 *
 * @returns the exit status.
 * @throws UserError that says what Slurm refused, or why the folder cannot be taken.
 */
export async function submit(wished: Plan, out: string, options: SubmitOptions): Promise<number> {
  const old = existsSync(join(out, PLAN_FILE)) ? readPlan(out) : undefined;
  const plan = mergePlans(old, wished, out);
  if (options.dryRun) {
    await show(wished, out, options);
    return 0;
  }
  const jobs = old ? readJobs(out) : {};
  const reports = old ? await lookAt(out) : [];
  const runs = findOpen(wished, reports, jobs);
  if (runs.length === 0) {
    console.log(`All ${countRuns(wished.runs.length)} are done, running or in the queue: nothing to submit.`);
    return 0;
  }
  await prepare(engineSteps); // a job has no network
  for (const { out: folder } of runs) makeFolder(folder);
  write(join(out, PLAN_FILE), plan);
  const request = makeRequest({ ...wished, runs }, out, options);
  return options.local || !hasSlurm() ? toHere(request, out, options) : toSlurm(request, out);
}
