/** The cells that ran last, by name: errors are told at their lines. */
import type { StackFrames } from '../errors/stack-frames';
import type { Execution } from './execution';

/** Errors of older cells are no longer told at their lines. */
const CELLS_REMEMBERED = 500;

export class Executions {
  readonly #frames: StackFrames;
  readonly #executions = new Map<string, Execution>();

  constructor(frames: StackFrames) {
    this.#frames = frames;
  }

  add(execution: Execution): void {
    this.#executions.set(execution.name, execution);
    for (const oldest of this.#executions.keys()) {
      if (this.#executions.size <= CELLS_REMEMBERED) break;
      this.#executions.delete(oldest);
      this.#frames.forget(oldest);
    }
  }

  /** The cell in whose code an error was made. */
  findCause(error: unknown): Execution | undefined {
    if (typeof error !== 'object' || error === null) return undefined;
    for (const { file } of this.#frames.framesOf(error)) {
      const execution = this.#executions.get(file);
      if (execution) return execution;
    }
    return undefined;
  }
}
