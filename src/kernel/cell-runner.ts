/** From a cell's text to what it shows: compiled, run, and its value looked at. */
import type { CompiledCell } from './cells/compiler';
import type { Execution } from './cells/execution';
import type { CellModules, CellRuntime } from './cells/runtime';
import type { Engine } from './engine';
import { Interrupted, isInterruption } from './errors/interrupted';
import type { StackFrames } from './errors/stack-frames';
import { isStackOverflow, toDepthError } from './errors/too-deep';
import { type ErrorContent, toCompileError, toRuntimeError } from './errors/traceback';
import type { RequireHook } from './modules/require-hook';
import { createSourceChecker } from './modules/source-checker';
import { type MimeBundle, toBundle } from './output/bundle';
import type { StopControl } from './stop-control';

/** A cell is text; what is longer than this is data and belongs in a file. */
export const MAX_CODE_LENGTH = 2_000_000;

export interface CellRunnerOptions {
  engine: Engine;
  runtime: CellRuntime;
  frames: StackFrames;
  modules: CellModules;
  requireHook: RequireHook;
  stops: StopControl;
  /** Tells the user something beside the cell's own output. */
  tell(text: string): void;
}

export class CellRunner {
  readonly #options: CellRunnerOptions;
  readonly #checkSources: ReturnType<typeof createSourceChecker>;

  constructor(options: CellRunnerOptions) {
    this.#options = options;
    this.#checkSources = createSourceChecker(options.engine.program);
  }

  /** Compiles, runs and shows; whatever goes wrong is the cell's error. */
  async run(
    code: string,
    execution: Execution,
    onValue: (value: unknown) => Promise<void>,
  ): Promise<ErrorContent | undefined> {
    const { context } = this.#options.runtime;
    this.#options.runtime.begin(execution);
    let error: ErrorContent | undefined;
    try {
      error = await this.#tryCell(code, execution, onValue);
    } catch (thrown) {
      context.active = undefined;
      if (execution.isStopping && !execution.isEnding) execution.end(new Interrupted());
      error = toRuntimeError(execution.isEnding ? execution.reason : thrown, this.#options.frames);
    }
    const isStopped = execution.isEnding && isInterruption(execution.reason);
    this.#options.runtime.finish(execution, !error ? 'ok' : isStopped ? 'interrupted' : 'error');
    return error;
  }

  async #tryCell(
    code: string,
    execution: Execution,
    onValue: (value: unknown) => Promise<void>,
  ): Promise<ErrorContent | undefined> {
    if (code.length > MAX_CODE_LENGTH) {
      const evalue = `The cell has ${code.length} characters, more than ${MAX_CODE_LENGTH}: keep data in a file and read it.`;
      return { ename: 'CellTooLarge', evalue, traceback: [evalue] };
    }
    const { compiler } = this.#options.engine;
    const compiled = this.#options.stops.during('types', () => this.#compile(code, execution));
    if ('ename' in compiled) return compiled;
    const result = await this.#options.runtime.run(compiled, execution, code, this.#options.modules);
    compiler.commit(compiled, result.failed ? result.reached : Number.POSITIVE_INFINITY);
    if (result.failed) return this.#describe(result.thrown, code, execution);
    await onValue(result.value);
    return undefined;
  }

  #describe(thrown: unknown, code: string, execution: Execution): ErrorContent {
    const { frames } = this.#options;
    // V8 itself found the cell too deep: nothing of it ran.
    const isUnplaced = isStackOverflow(thrown) && frames.framesOf(thrown as RangeError).length === 0;
    return isUnplaced ? toDepthError(code, execution.name) : toRuntimeError(thrown, frames);
  }

  #compile(code: string, execution: Execution): CompiledCell | ErrorContent {
    try {
      return this.#check(code, execution);
    } catch (error) {
      if (!isStackOverflow(error)) throw error;
      this.#options.engine.recover();
      return toDepthError(code, execution.name);
    }
  }

  #check(code: string, execution: Execution): CompiledCell | ErrorContent {
    const { compiler, program, files } = this.#options.engine;
    const changed = this.#reload(program.refresh());
    const compiled = compiler.compile(code, execution.name);
    if (!compiled.ok) return toCompileError(compiled.diagnostics, code, execution.name);
    const errors = this.#checkSources(compiled.cell.modules, changed);
    files.trust();
    return errors ?? compiled.cell;
  }

  /** What a value looks like; a method of its own that shows it may be asynchronous. */
  async show(value: unknown, execution: Execution): Promise<MimeBundle> {
    const bundle = this.#options.stops.during('show', () =>
      this.#options.runtime.context.run(execution, () => toBundle(value)),
    );
    const shown = await Promise.race([bundle, execution.over]);
    if (execution.isEnding || !shown) throw execution.reason;
    return shown;
  }

  /** Edited modules are loaded anew by the imports of this cell; says so in one line. */
  #reload(changedTypes: readonly string[]): readonly string[] {
    const changed = [...new Set([...this.#options.requireHook.dropChanged()])];
    if (changed.length > 0) {
      const names = changed.map((file) => file.replace(`${this.#options.engine.cwd}/`, ''));
      this.#options.tell(`Reloaded ${names.join(', ')}: edited since it was imported.`);
    }
    return changedTypes;
  }
}
