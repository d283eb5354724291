/** One run of one cell: what it was asked by, and how it is ended from outside. */
import { Interrupted } from '../errors/interrupted';
import type { Header } from '../wire/message';

/** Time in which one of the cell's awaits has to hear of the end; what waits longer is given up. */
const HEARING_MS = 300;
/** Time that `catch` and `finally` have, once one of the awaits has thrown. */
const CLEAN_UP_MS = 1000;
/** Awaits in that time: a loop that catches everything is no clean-up. */
const CLEAN_UP_AWAITS = 1000;

const CUT_OFF =
  'The cell was stopped by the user in the middle of a computation: its `finally` blocks did not run.';

type Reject = (reason: unknown) => void;

export class Execution {
  /** `Cell [3]`. */
  readonly name: string;
  readonly header: Header | Record<string, never>;
  /** Asked to stop: code that looks stops at its next clean point. */
  isStopping = false;
  /** Ended from outside: one await throws, the others have a moment to clean up. */
  isEnding = false;
  /** Its awaits never return and its timers no longer fire. */
  isDead = false;
  /** Resolves when the cell is given up, without waiting for its code. */
  readonly over: Promise<void>;
  /** What it was ended with. */
  reason: unknown;
  #resolveOver!: () => void;
  #hasHeard = false;
  #isFinished = false;
  #awaitsLeft = CLEAN_UP_AWAITS;
  #deadline: NodeJS.Timeout | undefined;
  /** Of promises that the cell's code made itself and that are pending. */
  readonly #pending = new Set<Reject>();
  #abort: AbortController | undefined;
  readonly #setTimeout = setTimeout;

  constructor(name: string, header: Header | Record<string, never>) {
    this.name = name;
    this.header = header;
    this.over = new Promise((resolve) => {
      this.#resolveOver = resolve;
    });
  }

  /** Speaks for the same cell after it has ended or was stopped: handlers that it left to be called later. */
  sibling(): Execution {
    return new Execution(this.name, this.header);
  }

  /** Ends the cell: pending awaits throw, `catch` and `finally` run, and soon after that it is given up. */
  end(reason: unknown): void {
    if (this.isEnding) return;
    this.isStopping = this.isEnding = true;
    this.reason = reason;
    if (this.#pending.size > 0 || this.#abort) this.#hasHeard = true;
    for (const reject of this.#pending) reject(new Interrupted());
    this.#pending.clear();
    this.#abort?.abort(new Interrupted());
    this.#giveUpAfter(this.#hasHeard ? CLEAN_UP_MS : HEARING_MS);
  }

  /** Running code of the cell was cut off: nothing of it will hear anything any more. */
  cutOff(): void {
    if (this.isEnding && !this.#hasHeard) this.kill(new Interrupted(CUT_OFF));
  }

  /** Ends the cell without any time to clean up. */
  kill(reason: unknown = this.reason): void {
    this.isStopping = this.isEnding = this.isDead = true;
    this.reason = reason;
    this.finish();
    this.#resolveOver();
  }

  /** The cell's answer is on its way. */
  finish(): void {
    clearTimeout(this.#deadline);
    this.#isFinished = true;
    if (this.isEnding) this.isDead = true;
    this.#pending.clear();
    this.#abort = undefined;
  }

  /** Before each await of a cell that is being ended: its value, an error, or a promise that never settles. */
  beforeAwait(value: unknown): unknown {
    const isFirst = !this.#hasHeard && !this.isDead;
    if (!isFirst && !this.isDead && --this.#awaitsLeft < 0) this.kill();
    if (!isFirst && !this.isDead) return this.#whileAlive(value);
    // Nobody will look at the value: an error in it is no error of anybody's.
    if (value instanceof Promise) Promise.prototype.then.call(value, undefined, () => {});
    this.throwOnce();
    return new Promise(() => {});
  }

  /** The value for as long as the cell has time to clean up: an await that outlasts that time never returns. */
  #whileAlive(value: unknown): unknown {
    if (Object(value) !== value) return value;
    return new Promise((resolve, reject) => {
      Promise.resolve(value).then(
        (result) => !this.isDead && resolve(result),
        (error) => !this.isDead && reject(error),
      );
    });
  }

  /** After each await of a cell that is being ended. */
  afterAwait(): void {
    if (!this.isDead) this.throwOnce();
    else if (this.#awaitsLeft-- > 0) throw new Interrupted();
  }

  /** The first of the cell's steps that looks hears of the end. */
  throwOnce(): void {
    if (this.#hasHeard || this.isDead) return;
    this.#hasHeard = true;
    this.#giveUpAfter(CLEAN_UP_MS);
    throw new Interrupted();
  }

  #giveUpAfter(milliseconds: number): void {
    clearTimeout(this.#deadline);
    this.#deadline = this.#setTimeout(() => this.kill(), milliseconds);
  }

  /** Has a pending promise rejected when the cell is ended; returns what is to be called once it is settled. */
  rejectAtEnd(reject: Reject): () => void {
    if (this.isEnding || this.#isFinished) return () => {};
    this.#pending.add(reject);
    return () => void this.#pending.delete(reject);
  }

  /** Aborts when the cell is ended; undefined when it is too late for that. */
  get signal(): AbortSignal | undefined {
    if (this.isEnding || this.#isFinished) return undefined;
    if (!this.#abort) {
      this.#abort = new AbortController();
      process.getBuiltinModule('node:events').setMaxListeners(0, this.#abort.signal);
    }
    return this.#abort.signal;
  }
}
