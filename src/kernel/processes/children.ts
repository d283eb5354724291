/** The processes that cells have started: they are stopped with their cell, and end with their kernel. */
import { findChildren, listProcesses } from './process-table';

/** Time to end by itself: what a process needs to put its files in order. */
const TERM_MS = 300;
const LOOK_EVERY_MS = 20;

let keeper: number | undefined;

/** The start script's own process is left alone (see start-script.ts). */
export function spareKeeper(pid: number): void {
  keeper = pid;
}

const listChildren = () => {
  try {
    return findChildren(listProcesses(), process.pid).filter((pid) => pid !== keeper);
  } catch {
    return []; // no `ps`: nothing is known
  }
};

/** Signals all children of this process; returns how many there were. */
export function signalChildren(signal: NodeJS.Signals): number {
  const children = listChildren();
  for (const pid of children)
    try {
      process.kill(pid, signal);
    } catch {} // it has just ended
  return children.length;
}

/** Asks all children to end, and ends those that do not. */
export async function endChildren(): Promise<void> {
  let left = signalChildren('SIGTERM');
  for (let waited = 0; left > 0 && waited < TERM_MS; waited += LOOK_EVERY_MS) {
    await new Promise((resolve) => setTimeout(resolve, LOOK_EVERY_MS));
    left = listChildren().length;
  }
  if (left > 0) signalChildren('SIGKILL');
}
