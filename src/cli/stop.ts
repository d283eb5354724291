/** What happens on Ctrl-C and on requests to end: one answer at a time, the running command's or the general one. */
import { endProcesses } from './processes';

/** The exit status of a command that was stopped. */
export const STOPPED = 130;

const SIGNALS = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;

let answer: (() => void) | undefined;

/** Without a better answer: children end first, then we do. */
function endAll(): void {
  endProcesses(2000).finally(() => process.exit(STOPPED));
}

/** Begins to listen; called once. (Counting listeners would not do: the lock's library listens, too.) */
export function listenForStops(): void {
  const stop = () => (answer ?? endAll)();
  for (const signal of SIGNALS) process.on(signal, stop);
  if (process.env.npm_lifecycle_event) watchParent(stop);
}

const WATCH_MS = 500;

/** `npm run` starts us in a shell, and hands a signal to that shell alone: it dies, and we would go on unseen. */
function watchParent(stop: () => void): void {
  const parent = process.ppid;
  const timer = setInterval(() => {
    if (process.ppid === parent) return;
    clearInterval(timer);
    stop();
  }, WATCH_MS);
  timer.unref();
}

/** Lets a command answer by itself; returns the way back to the general answer. */
export function answerStops(own: () => void): () => void {
  answer = own;
  return () => {
    answer = undefined;
  };
}
