/** What has become of a submission's runs: each one's result.json, and what the queue says of those without an end. */
import { readFileSync } from 'node:fs';
import { hostname } from 'node:os';
import { join } from 'node:path';
import type { EvaluationRow } from '../../evaluation/evaluate';
import { shortenPath } from '../project';
import { UserError } from '../user-error';
import type { Plan, Run } from './plan';
import type { QueuedJob } from './slurm';

/** One job's turn at a run. */
interface Round {
  begun: string;
  ended?: string;
  host: string;
  pid: number;
  job: string | null;
  /** Steps in the last checkpoint at its end. */
  steps?: number;
  /** The part of the work that it came to. */
  reached?: 'training' | 'trained' | 'measuring';
  /** The signal that ended it before its time. */
  signal?: string | null;
}

/** result.json, as cluster/training.py writes it. */
export interface Result {
  state: 'running' | 'done' | 'stopped' | 'failed';
  /** Why it failed. */
  reason?: string;
  rounds: Round[];
  steps: number;
  /** Of the steps, all rounds together. */
  seconds: number;
  /** The training's own: sliced Wasserstein, of the last epoch, beside that of real examples. */
  distance: { value: number; floor?: number } | null;
  measures: EvaluationRow | null;
}

/** waiting: in the queue, or not begun; stopped: it goes on when it is submitted again. */
export type RunState = 'waiting' | 'running' | 'done' | 'stopped' | 'failed';

export interface RunReport {
  run: Run;
  state: RunState;
  /** Why it failed, or Slurm's word for what it waits for. */
  reason?: string;
  result?: Result;
}

export const PLAN_FILE = 'plan.json';
/** Ids of a submission's jobs by the runs' names; runs on this machine have none. */
export const JOBS_FILE = 'jobs.json';

function readJson<T>(file: string): T | undefined {
  try {
    return JSON.parse(readFileSync(file, 'utf8')) as T;
  } catch {
    return undefined;
  }
}

/** @throws UserError if the folder holds no submission. */
export function readPlan(out: string): Plan {
  const plan = readJson<Plan>(join(out, PLAN_FILE));
  if (plan?.format === 1 && Array.isArray(plan.runs)) return plan;
  throw new UserError(
    `${shortenPath(out)} holds no submission. Name the folder that you gave to npm run cluster -- submit as --out.`,
  );
}

export const readJobs = (out: string) => readJson<Record<string, string>>(join(out, JOBS_FILE)) ?? {};

export function readResult(out: string): Result | undefined {
  const result = readJson<Result>(join(out, 'result.json'));
  return result && Array.isArray(result.rounds) ? result : undefined;
}

/** True if the process that wrote the round is there; of other machines nothing can be said. */
function isAlive({ host, pid }: Round): boolean {
  if (host !== hostname()) return true;
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}

const GONE = 'ended without a word: killed, or its machine went down';

/**
 * The state of a run.
 *
 * @param queued what Slurm says of its job; undefined where the queue does not hold it, or there is none.
 */
export function judge(
  run: Run,
  result: Result | undefined,
  job: string | undefined,
  queued?: QueuedJob,
): RunReport {
  const report = (state: RunState, reason?: string): RunReport => ({
    run,
    state,
    ...(reason !== undefined && { reason }),
    ...(result && { result }),
  });
  if (result?.state === 'done') return report('done');
  if (queued?.state === 'PENDING' || queued?.state === 'REQUEUED') return report('waiting', queued.reason);
  if (queued !== undefined) return report(result?.state === 'failed' ? 'failed' : 'running', result?.reason);
  if (result === undefined) {
    // A job that is in no queue and has written nothing never reached its first line.
    return job === undefined
      ? report('waiting')
      : report('failed', 'its job ended before it began: see its log');
  }
  if (result.state !== 'running') return report(result.state, result.reason);
  const last = result.rounds.at(-1);
  const isHere = last !== undefined && last.job === null && isAlive(last);
  return isHere ? report('running') : report('failed', GONE);
}

/** All runs of a submission. @param queue Slurm's words by jobs' ids. */
export function readReports(out: string, queue: ReadonlyMap<string, QueuedJob>): RunReport[] {
  const jobs = readJobs(out);
  return readPlan(out).runs.map((run) => {
    const job = jobs[run.name];
    return judge(run, readResult(run.out), job, job === undefined ? undefined : queue.get(job));
  });
}
