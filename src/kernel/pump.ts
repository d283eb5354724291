/** Requests, one after another. One whose handling was cut off is finished from outside, and the queue goes on. */
import type { Request } from './wire/thread-messages';

export interface PumpOptions {
  /** May fail: the request is finished then, too. */
  handle(request: Request): Promise<void>;
  onStart(request: Request): void;
  onFinish(request: Request): void;
  /** Called when nothing is left to do. */
  onRest(): void;
}

export class Pump {
  readonly #options: PumpOptions;
  #queue: Request[] = [];
  /** The request that is being handled. */
  current: Request | undefined;
  /** Whether it has its reply. */
  isAnswered = false;

  constructor(options: PumpOptions) {
    this.#options = options;
  }

  add(request: Request): void {
    this.#queue.push(request);
  }

  /** Takes the first such request out of the queue. */
  take(isWanted: (request: Request) => boolean): Request | undefined {
    const at = this.#queue.findIndex(isWanted);
    return at < 0 ? undefined : this.#queue.splice(at, 1)[0];
  }

  /** Starts the next request, unless one is being handled. */
  next(): void {
    if (this.current) return;
    const request = this.#queue.shift();
    if (!request) return;
    this.current = request;
    this.isAnswered = false;
    this.#options.onStart(request);
    void this.#options.handle(request).then(() => this.finish(request));
  }

  /** Ends a request; what its handler still does is too late. */
  finish(request: Request): void {
    if (this.current !== request) return;
    this.current = undefined;
    this.#options.onFinish(request);
    if (this.#queue.length === 0) this.#options.onRest();
    this.next();
  }
}
