/**
 * The one place where code in cells and modules meets the kernel: an object on globalThis under a registered symbol.
 * Libraries look it up at call time and do without when it is missing.
 */

import type { CellOutcome, CellRuntime, InterruptHook } from './cells/runtime';
import type { Comm } from './comms/comm';
import type { AcceptComm, Comms, OpenOptions } from './comms/comms';
import type { MimeBundle } from './output/bundle';
import type { Publisher } from './output/publisher';

export const BRIDGE = Symbol.for('jupyter.typescript.kernel');

export interface DisplayOptions {
  /** Displays with an id can be updated. */
  id?: string;
  /** Replaces every display of that id instead of adding one. */
  update?: boolean;
  metadata?: Record<string, unknown>;
}

export interface KernelBridge {
  version: 1;
  display(bundle: MimeBundle, options?: DisplayOptions): void;
  /** Clears the running cell's output; with `wait` when the next output comes. */
  clearOutput(wait?: boolean): void;
  /**
   * The hook is called when the user presses stop. Returning true says that the work will end by itself in a moment;
   * the cell is then given that moment. Returns what takes the hook away.
   */
  onInterrupt(hook: InterruptHook): () => void;
  /**
   * The hook is called after each cell. The kernel knows no libraries: a cell whose JavaScript was terminated runs no
   * `finally`, and whoever keeps state across calls (open scopes, a "busy" mark) puts it in order here when the outcome is
   * 'interrupted'. Returns what takes the hook away.
   */
  onCellEnd(hook: (outcome: CellOutcome) => void): () => void;
  /** Opens a comm to what a page has registered under this name. */
  openComm(target: string, options?: OpenOptions): Comm;
  /** Lets a page open comms of this name; `accept` returns what handles their messages. Returns what takes it back. */
  onComm(target: string, accept: AcceptComm): () => void;
  /** Whether the running cell was asked to stop. */
  readonly interrupted: boolean;
}

export function createBridge(
  runtime: CellRuntime,
  publisher: Publisher,
  comms: Comms<unknown>,
): KernelBridge {
  const register = <T>(set: Set<T>, hook: T) => {
    set.add(hook);
    return () => void set.delete(hook);
  };
  return {
    version: 1,
    display(bundle, { id, update = false, metadata = {} } = {}) {
      if (update && id === undefined)
        throw new Error('display: an update needs the id of the display to replace.');
      const transient = id === undefined ? {} : { display_id: id };
      publisher.publish(update ? 'update_display_data' : 'display_data', {
        data: bundle,
        metadata,
        transient,
      });
    },
    clearOutput: (wait = false) => publisher.publish('clear_output', { wait }),
    onInterrupt: (hook) => register(runtime.interruptHooks, hook),
    onCellEnd: (hook) => register(runtime.endHooks, hook),
    openComm: (target, options) => comms.open(target, options),
    onComm: (target, accept) => comms.onOpen(target, accept),
    get interrupted() {
      const execution = runtime.current;
      return execution !== undefined && (execution.isStopping || execution.isDead);
    },
  };
}

export function installBridge(bridge: KernelBridge): void {
  Object.defineProperty(globalThis, BRIDGE, { value: bridge, configurable: true });
}
