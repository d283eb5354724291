/** The main thread's end of the wire thread. */
import type { Worker } from 'node:worker_threads';
import type { FromWire, Request, ToWire } from './thread-messages';

export interface Link {
  post(message: ToWire): void;
  /** Says that the interrupts sent so far were acted upon. */
  acknowledgeInterrupts(): void;
  /** Whether an interrupt was sent that was not acted upon. */
  readonly isInterrupted: boolean;
  onMessage(handle: (message: FromWire) => void): void;
  /** Asks the user and waits, blocking this thread; undefined when the user pressed stop instead. */
  ask(request: Pick<Request, 'identities' | 'header'>, prompt: string, password: boolean): string | undefined;
}

export interface LinkOptions {
  worker: Worker;
  interrupts: SharedArrayBuffer;
  answers: { signal: SharedArrayBuffer; read(): { message: { value: string | undefined } } | undefined };
}

export function createLink({ worker, interrupts: shared, answers }: LinkOptions): Link {
  const interrupts = new Int32Array(shared);
  const answered = new Int32Array(answers.signal);
  const post = (message: ToWire) => {
    const buffers = message.kind === 'publish' ? message.buffers : undefined;
    worker.postMessage(
      message,
      buffers?.map(({ buffer }) => buffer),
    );
  };
  return {
    post,
    acknowledgeInterrupts: () => void Atomics.store(interrupts, 1, Atomics.load(interrupts, 0)),
    get isInterrupted() {
      return Atomics.load(interrupts, 0) > Atomics.load(interrupts, 1);
    },
    onMessage: (handle) => void worker.on('message', handle),
    ask({ identities, header }, prompt, password) {
      const before = Atomics.load(answered, 0);
      post({ kind: 'ask', request: { identities, header }, prompt, password });
      Atomics.wait(answered, 0, before);
      return answers.read()?.message.value;
    },
  };
}
