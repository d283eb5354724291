/**
 * The wire thread's part of a stop. The main thread sees the signal by itself at the next await, file or turn of its
 * event loop; when it does not, its JavaScript is terminated.
 */
import * as inspector from 'node:inspector';
import type { StopSignal } from './stop-signal';

/** When terminated JavaScript does not end in this time, native code is running, which nothing can stop. */
const NATIVE_AFTER_MS = 400;
/** The main thread has this long to see a stop that follows another one. */
const AGAIN_MS = 50;
/** A stop that was seen has this long to have an effect. */
const EFFECT_MS = 2500;

export interface StopperOptions {
  signal: StopSignal;
  /** Time in which the main thread has to see a stop by itself. */
  graceMs: number;
  /** Called when terminated JavaScript has ended. */
  onTerminated(): void;
  /** Called when it does not end; returns whether it did something about that. */
  onSlow(): boolean;
  /** Called when nothing helps. */
  onNative(): void;
}

/** @returns what asks the main thread to stop what it does */
export function createStopper({
  signal,
  graceMs,
  onTerminated,
  onSlow,
  onNative,
}: StopperOptions): () => void {
  let isTerminating = false;
  const terminate = (isDone: () => boolean) => {
    if (isTerminating || isDone()) return;
    isTerminating = true;
    const session = new inspector.Session();
    session.connectToMainThread();
    let notice = setTimeout(() => {
      if (onSlow()) notice = setTimeout(onNative, NATIVE_AFTER_MS);
      else onNative();
    }, NATIVE_AFTER_MS);
    session.post('Runtime.terminateExecution', () => {
      clearTimeout(notice);
      isTerminating = false;
      // Left connected, the process would wait at its end for a debugger to go.
      session.disconnect();
      onTerminated();
      // Inside Node's own callbacks a termination may be lost.
      setTimeout(() => terminate(isDone), graceMs);
    });
  };
  return () => {
    const isAgain = signal.isAtWork;
    const serial = signal.raise();
    setTimeout(() => terminate(() => signal.isSeen(serial)), isAgain ? AGAIN_MS : graceMs);
    setTimeout(() => terminate(() => signal.hasEnded(serial)), EFFECT_MS);
  };
}
