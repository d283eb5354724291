/**
 * What compiled awaits call. `await x` runs as `after(await before(x))` with x itself: both functions are synchronous
 * and return their argument, so that jobs come in ECMAScript's order, whatever x is.
 */
import type { ExecutionContext } from './context';

export interface AwaitHooks {
  before(value: unknown): unknown;
  after(value: unknown): unknown;
  /** In each turn of `for await`: whether to wait (for ever, or for an error) before going on. */
  stopped(): boolean;
  /** In synchronous work of many steps: throws when the cell is stopped. */
  check(): void;
  /** `new Promise(…)` of a cell: it is rejected when the cell is stopped, so that whoever awaits it goes on to `finally`. */
  promise(maker: unknown, executor: unknown): unknown;
}

type Settle = (value: unknown) => void;

/** @param poll called at every await, between jobs that may leave the event loop no turn: it must be quick */
export function createAwaitHooks(context: ExecutionContext, poll: () => void): AwaitHooks {
  return {
    before(value) {
      poll();
      return context.active?.isEnding ? context.active.beforeAwait(value) : value;
    },
    after(value) {
      if (context.active?.isEnding) context.active.afterAwait();
      return value;
    },
    stopped() {
      poll();
      return context.active?.isEnding === true;
    },
    check() {
      poll();
      if (context.active?.isEnding) context.active.throwOnce();
    },
    promise(maker, executor) {
      const owner = context.active;
      if (maker !== Promise || typeof executor !== 'function' || !owner || owner.isEnding)
        return new (maker as PromiseConstructor)(executor as () => void);
      return new Promise((resolve, reject) => {
        const forget = owner.rejectAtEnd(reject);
        // In a list, so that they have no names, as V8's own.
        const [settle, fail]: Settle[] = [
          (value) => {
            forget();
            resolve(value);
          },
          (reason) => {
            forget();
            reject(reason);
          },
        ];
        executor(settle, fail);
      });
    },
  };
}
