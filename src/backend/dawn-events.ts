/**
 * Dawn's pending events, handled now instead of in the event loop's next turn.
 *
 * While GPU work is under way, Dawn's module for Node has itself called back through the global `setImmediate`. A
 * synchronous read (`tensor.dataSync()`) cannot wait for a turn of the loop, so it needs that callback in hand:
 * `keepEvents` runs a call into Dawn and keeps the callback, `handleEvents` calls it.
 */

let pending: (() => void) | undefined;

/** Runs `work`, which calls into Dawn and nobody else, and remembers what Dawn wants to be called back for. */
export function keepEvents<T>(work: () => T): T {
  const schedule = globalThis.setImmediate;
  const keep = (callback: () => void) => {
    const handle = () => {
      if (pending === handle) pending = undefined;
      clearImmediate(turn);
      // Dawn asks for the next call from inside this one, as long as work is left.
      keepEvents(callback);
    };
    const turn = schedule(handle);
    pending = handle;
    return turn;
  };
  globalThis.setImmediate = keep as typeof setImmediate;
  try {
    return work();
  } finally {
    globalThis.setImmediate = schedule;
  }
}

/** Lets Dawn look at what the GPU has done; false where Dawn waits for nothing. */
export function handleEvents(): boolean {
  const handle = pending;
  handle?.();
  return handle !== undefined;
}
