/**
 * The stop button as both threads see it: three counters in shared memory. The wire thread raises it; the main thread
 * sees that in the middle of its work, without a turn of the event loop.
 */

/** Stops asked for, stops that the main thread has seen, stops after which it went on to other work. */
const ASKED = 0;
const SEEN = 1;
const ENDED = 2;

export const STOP_SIGNAL_BYTES = 12;

export class StopSignal {
  readonly #cells: Int32Array;

  constructor(shared: SharedArrayBuffer) {
    this.#cells = new Int32Array(shared);
  }

  /** Asks for a stop; its serial number. */
  raise(): number {
    return Atomics.add(this.#cells, ASKED, 1) + 1;
  }

  get isRaised(): boolean {
    return Atomics.load(this.#cells, ASKED) !== Atomics.load(this.#cells, SEEN);
  }

  /** Whether a stop is asked for that has not come to its end. */
  get isAtWork(): boolean {
    return Atomics.load(this.#cells, ASKED) !== Atomics.load(this.#cells, ENDED);
  }

  /** Notes that the stops asked for so far are seen; says whether there was one. */
  take(): boolean {
    const asked = Atomics.load(this.#cells, ASKED);
    return Atomics.exchange(this.#cells, SEEN, asked) !== asked;
  }

  /** Notes that what was to be stopped has ended. */
  end(): void {
    Atomics.store(this.#cells, ENDED, Atomics.load(this.#cells, SEEN));
  }

  isSeen(serial: number): boolean {
    return Atomics.load(this.#cells, SEEN) >= serial;
  }

  hasEnded(serial: number): boolean {
    return Atomics.load(this.#cells, ENDED) >= serial;
  }
}
