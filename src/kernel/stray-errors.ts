/** Errors that no code path caught: they fail the running cell, or are shown under the cell they came from. */
import type { ExecutionContext } from './cells/context';
import type { Execution } from './cells/execution';
import { isInterruption } from './errors/interrupted';

export interface StrayErrorsOptions {
  context: ExecutionContext;
  /** The cell whose code shows in an error's trace. */
  findCause(error: unknown): Execution | undefined;
  report(error: unknown, owner: Execution | undefined): void;
}

/**
 * Node asks its listeners first, and what they do not take would end the process. Without a listener of our own there
 * is none that `process.removeAllListeners()` could take away.
 */
export function catchStrayErrors({ context, findCause, report }: StrayErrorsOptions): void {
  const { emit } = process;
  const take = (error: unknown, owner: Execution | undefined) => {
    context.active = undefined;
    if (!isInterruption(error)) report(error, owner ?? findCause(error));
    return true;
  };
  process.emit = function (this: NodeJS.Process, event: string, ...values: unknown[]): boolean {
    const isTaken = Reflect.apply(emit, this, [event, ...values]) as boolean;
    if (isTaken) return true;
    if (event === 'uncaughtException') return take(values[0], context.active);
    if (event === 'unhandledRejection') return take(values[0], context.ownerOf(values[1] as object));
    return false;
  } as typeof process.emit;
}
