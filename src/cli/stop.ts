/**
 * What happens on Ctrl-C and on requests to end: one answer at a time, the running command's or the general one.
 *
 * One wish to end comes in many shapes, and often several times: npm and its shell pass it on, Slurm signals each process
 * of a job, a cluster gives notice with SIGUSR1 or SIGUSR2, and so on. So all of them together are one stop. Only a
 * second Ctrl-C that a person types, a second or more after the first, means something else: at once.
 */
import { isatty } from 'node:tty';
import { endProcesses } from './processes';

/** The exit status of a command that was stopped. */
export const STOPPED = 130;

/** SIGQUIT (Ctrl-\) is not here: it is the way out that nothing answers. */
const SIGNALS = ['SIGINT', 'SIGTERM', 'SIGHUP', 'SIGUSR1', 'SIGUSR2', 'SIGXCPU'] as const;

/** A Ctrl-C sooner than this after the first stop is the same one, heard twice. */
const SAME_MS = 1000;

/** @param insists a person has typed Ctrl-C once more: leave at once. */
export type StopAnswer = (insists: boolean) => void;

let answer: StopAnswer | undefined;
/** When the answer was first asked for. */
let askedMs: number | undefined;

/** Without a better answer: children end first, then we do. */
function endAll(): void {
  endProcesses(2000).finally(() => process.exit(STOPPED));
}

function stop(isCtrlC: boolean): void {
  const now = performance.now();
  const insists = isCtrlC && askedMs !== undefined && now - askedMs >= SAME_MS;
  askedMs ??= now;
  (answer ?? endAll)(insists);
}

/** Begins to listen; called once. (Counting listeners would not do: the lock's library listens, too.) */
export function listenForStops(): void {
  const isTyped = isatty(0);
  for (const signal of SIGNALS) process.on(signal, () => stop(signal === 'SIGINT' && isTyped));
  if (process.env.npm_lifecycle_event) watchParent();
  // Whoever reads what we say may end before us (a pager, a closed terminal); that is no reason to lose work.
  for (const stream of [process.stdout, process.stderr]) stream.on('error', () => {});
}

const WATCH_MS = 500;

/** `npm run` starts us in a shell, and hands a signal to that shell alone: it dies, and we would go on unseen. */
function watchParent(): void {
  const parent = process.ppid;
  const timer = setInterval(() => {
    if (process.ppid === parent) return;
    clearInterval(timer);
    stop(false);
  }, WATCH_MS);
  timer.unref();
}

/** Lets a command answer by itself; returns the way back to the general answer. */
export function answerStops(own: StopAnswer): () => void {
  answer = own;
  askedMs = undefined;
  return () => {
    answer = undefined;
  };
}
