/** Runs compiled cells, one after another, and stops them. */
import * as util from 'node:util';
import * as vm from 'node:vm';
import { Interrupted } from '../errors/interrupted';
import type { StackFrames } from '../errors/stack-frames';
import { Boxes } from './boxes';
import { type CompiledCell, LINES_BEFORE } from './compiler';
import type { Execution } from './execution';
import { KERNEL } from './generated';

/** Awaits that never leave the microtask queue give timers, sockets and the stop button a turn this often. */
const YIELD_EVERY_MS = 40;
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
  meta: { url: string; filename: string; dirname: string };
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
  await(value: unknown): unknown;
  iterate(source: AsyncIterable<unknown> | Iterable<unknown>): AsyncIterable<unknown>;
}

const isThenable = (value: unknown): value is PromiseLike<unknown> =>
  value !== null && typeof value === 'object' && typeof (value as { then?: unknown }).then === 'function';

export class CellRuntime {
  readonly boxes = new Boxes();
  readonly interruptHooks = new Set<InterruptHook>();
  readonly endHooks = new Set<(outcome: CellOutcome) => void>();
  /** The cell whose code runs or ran last: late output belongs to it. */
  active: Execution | undefined;
  /** The cell that is not yet answered. */
  current: Execution | undefined;
  readonly #frames: StackFrames;
  readonly #setImmediate = setImmediate;
  readonly #setTimeout = setTimeout;
  readonly #call = new vm.Script(`globalThis[Symbol.for('jupyter.typescript.kernel.call')]()`, {
    filename: 'node:kernel',
  });
  #lastYield = 0;

  constructor(frames: StackFrames) {
    this.#frames = frames;
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
      ...this.createAwaitHooks(() => execution),
    };
    this.#frames.register(execution.name, cell.map, text, LINES_BEFORE);
    this.current = this.active = execution;
    let thrown: unknown;
    let failed = false;
    try {
      await Promise.race([this.#start(cell, execution, helpers, modules), execution.abandoned]);
      if (execution.isStopping) throw new Interrupted();
    } catch (error) {
      failed = true;
      thrown = error;
    }
    const { reached, result } = helpers;
    // From now on names mean what later cells make of them.
    helpers.reached = Number.POSITIVE_INFINITY;
    if (this.current === execution) this.current = undefined;
    const outcome = !failed ? 'ok' : thrown instanceof Interrupted ? 'interrupted' : 'error';
    if (outcome === 'interrupted') execution.isDead = true;
    for (const hook of this.endHooks) callQuietly(() => hook(outcome));
    return failed ? { value: undefined, reached, failed, thrown } : { value: result, reached, failed };
  }

  /** Stops the running cell; says whether there was one. */
  interrupt(): boolean {
    const execution = this.current;
    if (!execution) return false;
    let stopsByItself = false;
    for (const hook of this.interruptHooks)
      callQuietly(() => (stopsByItself = hook() === true || stopsByItself));
    if (!stopsByItself || execution.isStopping) execution.kill();
    else {
      execution.isStopping = true;
      this.#setTimeout(() => {
        if (this.current === execution) execution.kill();
      }, CLEAN_STOP_MS);
    }
    return true;
  }

  /** `await` and `for await` of compiled code: they throw once the cell is stopped and now and then yield. */
  createAwaitHooks(owner: () => Execution | undefined): Pick<CellHelpers, 'await' | 'iterate'> {
    const resume = <T>(execution: Execution, value: T): T => {
      if (execution.isDead) throw new Interrupted();
      if (!this.current || this.current === execution) this.active = execution;
      return value;
    };
    const pause = async (execution: Execution, value: unknown) => {
      const settled = await value;
      await new Promise((resolve) => this.#setImmediate(resolve));
      return resume(execution, settled);
    };
    const hook = (value: unknown): unknown => {
      const execution = owner();
      if (!execution) return value;
      if (execution.isDead) throw new Interrupted();
      const now = performance.now();
      if (now - this.#lastYield > YIELD_EVERY_MS) {
        this.#lastYield = now;
        return pause(execution, value);
      }
      return isThenable(value) ? value.then((settled) => resume(execution, settled)) : value;
    };
    return {
      await: hook,
      async *iterate(source) {
        for await (const item of source) yield await hook(item);
      },
    };
  }

  /** Timers remember the cell that made them: a stopped cell's never fire, an error in one fails its cell. */
  patchTimers(onError: (error: unknown, execution: Execution | undefined) => void): void {
    const target = globalThis as unknown as Record<
      string,
      (callback: unknown, ...rest: unknown[]) => unknown
    >;
    for (const name of ['setTimeout', 'setInterval', 'setImmediate', 'queueMicrotask']) {
      const original = target[name]!;
      const patched = (callback: unknown, ...rest: unknown[]) => {
        const execution = this.current ?? this.active;
        if (typeof callback !== 'function' || !execution) return original(callback, ...rest);
        return original(
          (...values: unknown[]) => {
            if (execution.isDead) return;
            const before = this.active;
            this.active = execution;
            try {
              callback(...values);
            } catch (error) {
              onError(error, execution);
            } finally {
              this.active = before;
            }
          },
          ...rest,
        );
      };
      const promisified = (original as { [util.promisify.custom]?: unknown })[util.promisify.custom];
      if (promisified) Object.assign(patched, { [util.promisify.custom]: promisified });
      target[name] = patched;
    }
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
          this.#call.runInThisContext({ breakOnSigint: true }).then(resolve, reject);
        } catch (error) {
          const isSignal =
            (error as { code?: string } | undefined)?.code === 'ERR_SCRIPT_EXECUTION_INTERRUPTED';
          reject(isSignal ? new Interrupted() : error);
        } finally {
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
