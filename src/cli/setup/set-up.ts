/** Makes what is missing, once: one process at a time, failures of optional steps remembered. */
import { mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import lockfile from 'proper-lockfile';
import { startProgress } from '../progress';
import { folders } from '../project';
import { tellsOfFullDisk, UserError } from '../user-error';
import { hashTexts, readJson, SetupProblem, type Step, writeWhole } from './step';

export interface StepOutcome {
  name: string;
  optional: boolean;
  ready: boolean;
  /** Why it is not ready. */
  problem?: string;
}

export interface SetUpOptions {
  /** Try again what failed before; else its sentence is repeated. Default false. */
  retry?: boolean;
  /** Report failures of required steps instead of throwing. Default false. */
  keepGoing?: boolean;
  /** Where the lock and remembered failures are; default `.course`. */
  folder?: string;
}

interface Failure {
  inputs: string;
  problem: string;
}

const failureFile = (step: Step, folder: string) => join(folder, 'failed', `${step.name}.json`);
const inputsOf = (step: Step) => hashTexts(step.name, step.inputs?.() ?? '');

function rememberedFailure(step: Step, folder: string): string | undefined {
  const failure = readJson<Failure>(failureFile(step, folder));
  return failure?.inputs === inputsOf(step) ? failure.problem : undefined;
}

function explain(error: unknown): string {
  if (error instanceof SetupProblem) return error.message;
  if (error instanceof UserError) throw error;
  const text = error instanceof Error ? (error.stack ?? error.message) : String(error);
  return tellsOfFullDisk(text)
    ? 'The disk is full. Free some space, then run the same command again: it goes on from here.'
    : text;
}

async function runStep(step: Step, folder: string): Promise<string | undefined> {
  const progress = startProgress(step.title);
  try {
    await step.run(progress);
    progress.done('ready');
    rmSync(failureFile(step, folder), { force: true });
    return undefined;
  } catch (error) {
    progress.done(step.optional ? 'not possible here' : 'failed');
    const problem = explain(error);
    const isPassing = error instanceof SetupProblem && error.isPassing;
    if (step.optional && !isPassing) {
      try {
        writeWhole(
          failureFile(step, folder),
          JSON.stringify({ inputs: inputsOf(step), problem } satisfies Failure),
        );
      } catch {
        // a full disk cannot remember; the step is tried again next time
      }
    }
    return problem;
  }
}

/** Waits for another set-up in this folder, and says so. */
async function withSetupLock<T>(folder: string, work: () => Promise<T>): Promise<T> {
  mkdirSync(folder, { recursive: true });
  const options = { lockfilePath: join(folder, 'setup.lock'), stale: 15_000, update: 3_000 };
  let waiting: ReturnType<typeof startProgress> | undefined;
  for (;;) {
    try {
      const release = await lockfile.lock(folder, options);
      waiting?.done('it is done');
      try {
        return await work();
      } finally {
        await release();
      }
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'ELOCKED') throw error;
      waiting ??= startProgress('Another command is setting up; waiting for it');
      await new Promise((resolve) => setTimeout(resolve, 1000));
    }
  }
}

function outcome(step: Step, problem?: string): StepOutcome {
  return { name: step.name, optional: step.optional, ready: problem === undefined, problem };
}

/** A step that cannot begin because an earlier one is not ready; the earlier one's sentence says it all. */
function blockedBy(step: Step, outcomes: StepOutcome[]): string | undefined {
  const missing = outcomes.find(({ name, ready }) => !ready && step.needs.includes(name));
  return missing && `needs ${missing.name}, which is not ready`;
}

async function runSteps(steps: Step[], folder: string, options: SetUpOptions): Promise<StepOutcome[]> {
  const { retry, keepGoing } = options;
  rmSync(join(folder, 'tmp'), { recursive: true, force: true, maxRetries: 3 }); // left by a run that was killed
  const outcomes: StepOutcome[] = [];
  for (const step of steps) {
    if (step.isDone()) {
      outcomes.push(outcome(step));
      continue;
    }
    const known = blockedBy(step, outcomes) ?? (retry ? undefined : rememberedFailure(step, folder));
    const problem = known ?? (await runStep(step, folder));
    outcomes.push(outcome(step, problem));
    if (problem === undefined) continue;
    if (!step.optional && !keepGoing) throw new UserError(problem);
    if (!known) process.stderr.write(`${problem}\n`);
  }
  return outcomes;
}

/**
 * Makes the steps that are not done, in order. Where all are done, nothing is locked, started or written.
 *
 * @throws UserError with the sentence of a required step that fails (unless `keepGoing`).
 */
export async function setUp(steps: Step[], options: SetUpOptions = {}): Promise<StepOutcome[]> {
  const folder = options.folder ?? folders.made;
  const remembered = (step: Step) => (options.retry ? undefined : rememberedFailure(step, folder));
  const isSettled = (step: Step) => step.isDone() || remembered(step) !== undefined;
  const blocked = (step: Step) =>
    step.needs.some((need) => !steps.find(({ name }) => name === need)?.isDone());
  if (steps.every((step) => isSettled(step) || (step.optional && blocked(step)))) {
    return steps.map((step) => outcome(step, step.isDone() ? undefined : (remembered(step) ?? 'not ready')));
  }
  return withSetupLock(folder, () => runSteps(steps, folder, options));
}
