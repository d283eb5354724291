/** The main thread's end of the wire thread. */
import type { Worker } from 'node:worker_threads';
import type { FromWire, ToWire } from './thread-messages';

export interface Link {
  post(message: ToWire): void;
  /** Says that the interrupts sent so far were acted upon. */
  acknowledgeInterrupts(): void;
  onMessage(handle: (message: FromWire) => void): void;
}

export function createLink(worker: Worker, shared: SharedArrayBuffer): Link {
  const interrupts = new Int32Array(shared);
  return {
    post: (message) => worker.postMessage(message),
    acknowledgeInterrupts: () => void Atomics.store(interrupts, 1, Atomics.load(interrupts, 0)),
    onMessage: (handle) => void worker.on('message', handle),
  };
}
