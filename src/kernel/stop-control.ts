/** What the stop button does on the main thread, whatever is being done there. */
import type { CellRuntime } from './cells/runtime';
import { ts } from './cells/typescript';
import type { Engine } from './engine';
import { Interrupted } from './errors/interrupted';
import type { StackFrames } from './errors/stack-frames';
import { type ErrorContent, toRuntimeError } from './errors/traceback';
import type { RequireHook } from './modules/require-hook';
import type { Pump } from './pump';
import type { StopSignal } from './wire/stop-signal';
import type { Request } from './wire/thread-messages';

/** A request that was stopped and is still not answered is given up. */
const ABANDON_AFTER_MS = 4000;

/** What a stop has cost, by what it came upon. */
const LOST = {
  types: 'Nothing of it has run.',
  show: 'Its code has run; its value was not shown.',
  body: 'Its code did not end by itself: its `finally` blocks may not have run.',
};

/** What the kernel does on its own stack, where the stop button may cut it off. */
export type Section = 'types' | 'show';

export interface StopControlOptions {
  signal: StopSignal;
  pump: Pump;
  runtime: CellRuntime;
  engine: Engine;
  frames: StackFrames;
  requireHook: RequireHook;
  /** Answers a request whose handler does not. */
  fail(request: Request, error: ErrorContent): void;
}

export class StopControl {
  readonly #options: StopControlOptions;
  readonly #setTimeout = setTimeout;
  /** What the kernel does now on its own stack; it stays when that is cut off. */
  #section: Section | undefined;
  /** A request without a cell that the user has stopped. */
  #cancelled: Request | undefined;

  constructor(options: StopControlOptions) {
    this.#options = options;
  }

  /** Does something on the kernel's own stack that may take long, or call a user's code. */
  during<T>(section: Section, call: () => T): T {
    this.#section = section;
    try {
      return call();
    } finally {
      this.#section = undefined;
    }
  }

  /** Stops what is being done, if the user has asked for that since the last time. */
  interrupt(): void {
    const { signal, pump, runtime } = this.#options;
    if (!signal.take()) return;
    const { current } = pump;
    if (!current) {
      signal.end();
      return;
    }
    if (!runtime.interrupt()) this.#cancelled = current;
    this.#setTimeout(() => {
      if (pump.current === current) this.abandon(current, 'body');
    }, ABANDON_AFTER_MS);
  }

  isCancelled(request: Request): boolean {
    return this.#cancelled === request;
  }

  /** What the compiler asks now and then: whether to give up. */
  readonly cancellation: ts.CancellationToken = {
    isCancellationRequested: () => this.#isAskedToEnd(),
    throwIfCancellationRequested: () => {
      if (this.#isAskedToEnd()) throw new ts.OperationCanceledException();
    },
  };

  #isAskedToEnd(): boolean {
    const { signal, pump, runtime } = this.#options;
    if (signal.isRaised) this.interrupt();
    if (!pump.current) return false;
    return this.isCancelled(pump.current) || runtime.current?.isStopping === true;
  }

  /** Running JavaScript was cut off: puts in order what it left, and answers for it. */
  recover(): void {
    const { pump, runtime, engine, requireHook } = this.#options;
    runtime.context.active = undefined;
    this.interrupt();
    const section = this.#section;
    this.#section = undefined;
    if (section === 'types') engine.recover();
    requireHook.dropHalfLoaded();
    if (!pump.current) pump.next();
    else if (section) this.abandon(pump.current, section);
    else runtime.current?.cutOff();
  }

  /** Answers a request whose handler does not; the queue goes on. */
  abandon(request: Request, lost: keyof typeof LOST): void {
    const { pump, runtime, frames, fail } = this.#options;
    const execution = runtime.current;
    if (execution) {
      execution.kill();
      runtime.finish(execution, 'interrupted');
    }
    const error = new Interrupted(`The cell was stopped by the user. ${LOST[lost]}`);
    if (!pump.isAnswered) fail(request, toRuntimeError(error, frames));
    pump.finish(request);
  }
}
