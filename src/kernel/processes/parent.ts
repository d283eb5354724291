/** A kernel ends when the program that started it is gone: nobody could reach it any more. */
import * as fs from 'node:fs';

const LOOK_EVERY_MS = 1000;

/** A process's number may be given again; number and start time together are not. Linux only, else ''. */
function readStart(pid: number): string {
  try {
    const stat = fs.readFileSync(`/proc/${pid}/stat`, 'latin1');
    return stat.slice(stat.lastIndexOf(')') + 2).split(' ')[19] ?? '';
  } catch {
    return '';
  }
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}

/**
 * A question that says whether the starter is gone. Jupyter names it in JPY_PARENT_PID; without that the kernel was
 * meant to live on. Mostly it is the kernel's parent, and a parent that changes is a parent that has ended; when a
 * program stands between the two, its process is looked up. One that cannot be seen at all (a container's kernel) is
 * not watched.
 */
export function createParentCheck(named: string | undefined): (() => boolean) | undefined {
  const starter = Number(named);
  if (!Number.isInteger(starter) || starter <= 1) return undefined;
  if (process.ppid === starter) return () => process.ppid !== starter;
  if (!isAlive(starter)) return undefined;
  const start = readStart(starter);
  return () => !isAlive(starter) || readStart(starter) !== start;
}

/** Calls once the starter is gone. */
export function watchParent(onGone: () => void): void {
  const isGone = createParentCheck(process.env.JPY_PARENT_PID);
  if (!isGone) return;
  const timer = setInterval(() => {
    if (!isGone()) return;
    clearInterval(timer);
    onGone();
  }, LOOK_EVERY_MS);
  timer.unref();
}
