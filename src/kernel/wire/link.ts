/** The main thread's end of the wire thread. */
import type { MessagePort, Worker } from 'node:worker_threads';
import { StopSignal } from './stop-signal';
import type { FromWire, Request, ToWire } from './thread-messages';

/** The wire thread handles a message at once; a machine may be busy. */
const SETTLE_MS = 200;

export interface Link {
  post(message: ToWire): void;
  /** Waits until the wire thread has handled what was posted. */
  settle(): void;
  /** The stop button. */
  readonly stop: StopSignal;
  onMessage(handle: (message: FromWire) => void): void;
  /** Handles the messages that have come, without waiting for the event loop's turn. */
  receive(): void;
  /** Asks the user and waits, blocking this thread; undefined when the user pressed stop instead. */
  ask(request: Pick<Request, 'identities' | 'header'>, prompt: string, password: boolean): string | undefined;
}

export interface LinkOptions {
  worker: Worker;
  inbox: { port: MessagePort; read(): { message: FromWire } | undefined };
  interrupts: SharedArrayBuffer;
  answers: { signal: SharedArrayBuffer; read(): { message: { value: string | undefined } } | undefined };
  handled: SharedArrayBuffer;
}

export function createLink({ worker, inbox, interrupts, answers, ...options }: LinkOptions): Link {
  const answered = new Int32Array(answers.signal);
  const handled = new Int32Array(options.handled);
  let posted = 0;
  const post = (message: ToWire) => {
    posted = (posted + 1) | 0;
    const buffers = message.kind === 'publish' ? message.buffers : undefined;
    worker.postMessage(
      message,
      buffers?.map(({ buffer }) => buffer),
    );
  };
  let handle: (message: FromWire) => void = () => {};
  return {
    post,
    settle() {
      const end = performance.now() + SETTLE_MS;
      for (let now = Atomics.load(handled, 0); now !== posted; now = Atomics.load(handled, 0))
        if (Atomics.wait(handled, 0, now, end - performance.now()) === 'timed-out') return;
    },
    stop: new StopSignal(interrupts),
    onMessage(handler) {
      handle = handler;
      inbox.port.on('message', (message: FromWire) => handle(message));
    },
    receive() {
      for (let found = inbox.read(); found; found = inbox.read()) handle(found.message);
    },
    ask({ identities, header }, prompt, password) {
      const before = Atomics.load(answered, 0);
      post({ kind: 'ask', request: { identities, header }, prompt, password });
      Atomics.wait(answered, 0, before);
      return answers.read()?.message.value;
    },
  };
}
