/** Runs compiled cells, one after another, and stops them. */
import * as util from 'node:util';
import * as vm from 'node:vm';
import { Interrupted } from '../errors/interrupted';
import type { StackFrames } from '../errors/stack-frames';
import type { ImportMeta } from '../modules/import-meta';
import { type AwaitHooks, createAwaitHooks } from './await-hooks';
import { Boxes } from './boxes';
import { bindCallbacks } from './callbacks';
import { type CompiledCell, LINES_BEFORE } from './compiler';
import { ExecutionContext } from './context';
import type { Execution } from './execution';
import { KERNEL } from './generated';

/** Time a cell has to end by itself after an interrupt hook said that it would. */
const CLEAN_STOP_MS = 700;
const CALL_KEY = Symbol.for('jupyter.typescript.kernel.call');
const PARAMETERS = `${KERNEL}, require, module, exports, __filename, __dirname`;

export type CellOutcome = 'ok' | 'error' | 'interrupted';
export type InterruptHook = () => boolean | undefined;

export interface CellModules {
  require: NodeJS.Require;
  /** A cell's `import … from`: a namespace, or a promise of one. */
  load(specifier: string): unknown;
  /** `import(…)` in a cell or module. */
  import(specifier: unknown, require?: NodeJS.Require): Promise<unknown>;
  meta: ImportMeta;
}

export interface RunResult {
  /** Value of the last expression. */
  value: unknown;
  /** Steps of the cell that were done. */
  reached: number;
  failed: boolean;
  thrown?: unknown;
}

/** What compiled code calls as `ª`. */
interface CellHelpers {
  reached: number;
  result: unknown;
  /** A name is used before it has its value. */
  early(name: string): never;
}

export class CellRuntime {
  readonly boxes = new Boxes();
  readonly interruptHooks = new Set<InterruptHook>();
  readonly endHooks = new Set<(outcome: CellOutcome) => void>();
  readonly context = new ExecutionContext();
  /** For cells and modules alike. */
  readonly awaitHooks: AwaitHooks;
  /** The cell that is not yet answered. */
  current: Execution | undefined;
  /** The cell that ran last: output that nobody knows the origin of belongs to it. */
  latest: Execution | undefined;
  readonly #frames: StackFrames;
  readonly #poll: () => void;
  readonly #setImmediate = setImmediate;
  readonly #setTimeout = setTimeout;
  readonly #call = new vm.Script(`globalThis[Symbol.for('jupyter.typescript.kernel.call')]()`, {
    filename: 'node:kernel',
  });

  /** @param poll looks, at every await, whether the user pressed stop */
  constructor(frames: StackFrames, poll: () => void = () => {}) {
    this.#frames = frames;
    this.#poll = poll;
    this.awaitHooks = createAwaitHooks(this.context, poll);
  }

  /** From here on the process knows which cell its code belongs to. */
  install(): void {
    this.context.followPromises();
    bindCallbacks(this.context);
  }

  /** A cell's time begins: it can be stopped until `finish`. */
  begin(execution: Execution): void {
    this.current = this.latest = execution;
  }

  /** The cell is about to be answered. */
  finish(execution: Execution, outcome: CellOutcome): void {
    execution.finish();
    if (this.current === execution) this.current = undefined;
    for (const hook of this.endHooks) callQuietly(() => this.context.run(execution, () => hook(outcome)));
  }

  /** Runs a cell to its end, its error or its interruption. */
  async run(
    cell: CompiledCell,
    execution: Execution,
    text: string,
    modules: CellModules,
  ): Promise<RunResult> {
    const { boxes } = this;
    const helpers: CellHelpers & Record<string, unknown> = {
      reached: 0,
      result: undefined,
      early: failEarly,
      box: boxes.box,
      own: boxes.own,
      link: boxes.link,
      meta: modules.meta,
      require: modules.load,
      import: modules.import,
      ...this.awaitHooks,
    };
    this.#frames.register(execution.name, cell.map, text, {
      linesBefore: LINES_BEFORE,
      added: cell.added,
    });
    let thrown: unknown;
    let failed = false;
    try {
      await Promise.race([this.#start(cell, execution, helpers, modules), execution.over]);
      // What the turn still does belongs to the cell: its output, and an error that nobody has handled.
      if (!execution.isEnding) await Promise.race([this.#turn(), execution.over]);
    } catch (error) {
      failed = true;
      thrown = error;
    }
    // A stop that ended something else than an await (a child process, say) is seen here.
    this.#poll();
    if (execution.isStopping && !execution.isEnding) execution.end(new Interrupted());
    if (execution.isEnding) {
      failed = true;
      thrown = execution.reason;
    }
    const { reached, result } = helpers;
    // From now on names mean what later cells make of them.
    helpers.reached = Number.POSITIVE_INFINITY;
    return failed ? { value: undefined, reached, failed, thrown } : { value: result, reached, failed };
  }

  /** Stops the running cell; a second time without waiting for anything. Says whether there was one. */
  interrupt(): boolean {
    const execution = this.current;
    if (!execution) return false;
    if (execution.isEnding)
      execution.kill(new Interrupted('The cell was stopped at once: its `finally` blocks may not have run.'));
    else if (execution.isStopping || !this.#askHooks()) execution.end(new Interrupted());
    else {
      execution.isStopping = true;
      this.#setTimeout(() => {
        if (this.current === execution) execution.end(new Interrupted());
      }, CLEAN_STOP_MS);
    }
    return true;
  }

  /** Whether some hook says that the work will end by itself. */
  #askHooks(): boolean {
    let stopsByItself = false;
    for (const hook of this.interruptHooks)
      callQuietly(() => {
        stopsByItself = hook() === true || stopsByItself;
      });
    return stopsByItself;
  }

  /** Until microtasks and timers that are due are done. */
  #turn(): Promise<void> {
    return new Promise((resolve) => this.#setTimeout(() => this.#setImmediate(resolve), 0));
  }

  /** On a stack of its own, so that terminating its JavaScript ends nothing else. */
  #start(cell: CompiledCell, execution: Execution, helpers: object, modules: CellModules): Promise<unknown> {
    const running = new Promise<unknown>((resolve, reject) => {
      this.#setImmediate(() => {
        try {
          const body = new vm.Script(`(async function (${PARAMETERS}) {\n${cell.code}\n})`, {
            filename: execution.name,
            lineOffset: -1,
            importModuleDynamically: vm.constants.USE_MAIN_CONTEXT_DEFAULT_LOADER,
          }).runInThisContext();
          const module = { exports: {} };
          const { filename, dirname } = modules.meta;
          const call = () => body(helpers, modules.require, module, module.exports, filename, dirname);
          (globalThis as Record<symbol, unknown>)[CALL_KEY] = call;
          const run = () => this.#call.runInThisContext({ breakOnSigint: true }) as Promise<unknown>;
          this.context.run(execution, run).then(resolve, reject);
        } catch (error) {
          reject(error);
        } finally {
          this.context.active = undefined;
          delete (globalThis as Record<symbol, unknown>)[CALL_KEY];
        }
      });
    });
    running.catch(() => {}); // a cell given up may fail later
    return running;
  }
}

function failEarly(name: string): never {
  throw new ReferenceError(`Cannot access '${name}' before initialization`);
}

function callQuietly(call: () => unknown): void {
  try {
    call();
  } catch (error) {
    process.stderr.write(`A hook of the kernel failed: ${util.inspect(error)}\n`);
  }
}
