/** One run of one cell: what it was asked by, how far it came, whether it was stopped. */

import { Interrupted } from '../errors/interrupted';
import type { Header } from '../wire/message';

export class Execution {
  /** `Cell [3]`. */
  readonly name: string;
  readonly header: Header | Record<string, never>;
  /** Asked to stop: code that looks stops at its next clean point. */
  isStopping = false;
  /** Stopped: its awaits throw and its timers no longer fire. */
  isDead = false;
  /** Rejects when the cell is given up, without waiting for its code. */
  readonly abandoned: Promise<never>;
  #abandon!: (reason: unknown) => void;

  constructor(name: string, header: Header | Record<string, never>) {
    this.name = name;
    this.header = header;
    this.abandoned = new Promise<never>((_, reject) => {
      this.#abandon = reject;
    });
    this.abandoned.catch(() => {});
  }

  /** Speaks for the same cell after it has ended or was stopped: handlers that it left to be called later. */
  sibling(): Execution {
    return new Execution(this.name, this.header);
  }

  /** Ends the cell with an error that did not come out of its own code path: a timer's, an unhandled rejection. */
  fail(reason: unknown): void {
    this.#abandon(reason);
  }

  kill(): void {
    this.isDead = true;
    this.#abandon(new Interrupted());
  }
}
