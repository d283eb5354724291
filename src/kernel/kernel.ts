/** A kernel: takes requests one after another, runs cells, answers. */
import * as util from 'node:util';
import { createBridge, installBridge, type KernelBridge } from './bridge';
import { Execution } from './cells/execution';
import { type CellModules, CellRuntime } from './cells/runtime';
import { Comms } from './comms/comms';
import { completeCode } from './completion/complete';
import { inspectCode } from './completion/inspect';
import { checkCompleteness } from './completion/is-complete';
import type { Engine } from './engine';
import { Interrupted } from './errors/interrupted';
import type { StackFrames } from './errors/stack-frames';
import { type ErrorContent, toCompileError, toRuntimeError } from './errors/traceback';
import { createCellModules } from './modules/cell-modules';
import { MODULE_HELPERS, type RequireHook } from './modules/require-hook';
import { createSourceChecker } from './modules/source-checker';
import { createTslabModule } from './modules/tslab';
import { type MimeBundle, toBundle } from './output/format-value';
import { Publisher } from './output/publisher';
import { History } from './protocol/history';
import { readExecuteRequest } from './protocol/requests';
import type { Link } from './wire/link';
import type { Request } from './wire/thread-messages';

/** A cell is text; what is longer than this is data and belongs in a file. */
const MAX_CODE_LENGTH = 2_000_000;
/** After this much quiet the checker is tidied up. */
const TIDY_AFTER_MS = 300;
/** When there is never any quiet, it is after so many requests. */
const TIDY_AFTER_REQUESTS = 250;
/** Errors of older cells are no longer told at their lines. */
const CELLS_REMEMBERED = 500;

export interface KernelOptions {
  engine: Engine;
  link: Link;
  frames: StackFrames;
  requireHook: RequireHook;
  kernelInfo: Record<string, unknown>;
}

type Reply = [type: string, content: Record<string, unknown>];

export class Kernel {
  readonly #engine: Engine;
  readonly #link: Link;
  readonly #frames: StackFrames;
  readonly #requireHook: RequireHook;
  readonly #kernelInfo: Record<string, unknown>;
  readonly #runtime: CellRuntime;
  readonly #publisher: Publisher;
  readonly #comms: Comms<Execution | undefined>;
  readonly #bridge: KernelBridge;
  readonly #modules: CellModules;
  readonly #history = new History();
  readonly #executions = new Map<string, Execution>();
  readonly #checkSources: (
    modules: Iterable<string>,
    changed: readonly string[],
  ) => ReturnType<typeof toCompileError> | undefined;
  readonly #setTimeout = setTimeout;
  readonly #setImmediate = setImmediate;
  #queue: Request[] = [];
  readonly #collectGarbage = globalThis.gc;
  #sinceTidy = 0;
  #isPumping = false;
  /** The execute_request being answered, and whether its client can be asked for input. */
  #asker: Request | undefined;
  #count = 0;
  #hiddenCount = 0;
  /** Cells that arrived before this moment are aborted. */
  #abortBeforeNs = 0n;
  #tidyTimer: NodeJS.Timeout | undefined;

  constructor({ engine, link, frames, requireHook, kernelInfo }: KernelOptions) {
    this.#engine = engine;
    this.#link = link;
    this.#frames = frames;
    this.#requireHook = requireHook;
    this.#kernelInfo = kernelInfo;
    this.#runtime = new CellRuntime(frames);
    this.#publisher = new Publisher(
      (message) => link.post(message),
      () => this.#runtime.active?.header ?? {},
    );
    this.#comms = new Comms({
      send: (type, content, extras) => this.#publisher.publish(type, content, undefined, extras),
      owner: () => this.#runtime.active?.sibling(),
      call: (owner, handler) => this.#callBack(owner, handler),
    });
    this.#bridge = createBridge(this.#runtime, this.#publisher, this.#comms);
    const builtIn = new Map<string, unknown>([['tslab', createTslabModule(this.#bridge)]]);
    this.#modules = createCellModules({ cwd: engine.cwd, builtIn });
    this.#checkSources = createSourceChecker(engine.program);
  }

  /** Takes over the process: streams, timers, errors that nobody caught. */
  install(): void {
    installBridge(this.#bridge);
    this.#requireHook.install();
    this.#runtime.patchTimers((error, execution) => this.#reportStray(error, execution));
    const helpers = {
      ...this.#runtime.createAwaitHooks(() => this.#runtime.current),
      import: this.#modules.import,
    };
    Object.defineProperty(globalThis, MODULE_HELPERS, { value: helpers });
    process.on('uncaughtException', (error) => this.#reportStray(error, undefined));
    process.on('unhandledRejection', (reason) => this.#reportStray(reason, undefined));
    process.on('SIGINT', () => this.interrupt());
    process.exit = () => {
      throw new Error(
        'process.exit() would end the kernel and all it knows. Restart it from the menu instead.',
      );
    };
    Object.defineProperty(globalThis, 'prompt', { value: this.#prompt, configurable: true, writable: true });
    this.#publisher.captureProcessStreams();
  }

  enqueue(request: Request): void {
    this.#queue.push(request);
    if (this.#runtime.current) this.#answerAtOnce();
    void this.#pump();
  }

  /** What needs no answer from the running cell is not kept waiting by it. */
  #answerAtOnce(): void {
    const isPrompt = (request: Request) =>
      request.header.msg_type === 'comm_info_request' || this.#comms.knows(request);
    let hasAnswered = false;
    for (let at = this.#queue.findIndex(isPrompt); at >= 0; at = this.#queue.findIndex(isPrompt)) {
      const [request] = this.#queue.splice(at, 1) as [Request];
      hasAnswered = true;
      this.#publisher.publish('status', { execution_state: 'busy' }, request.header);
      const reply = this.#answer(request);
      if (reply) this.#reply(request, ...reply);
      this.#publisher.publish('status', { execution_state: 'idle' }, request.header);
    }
    // A front end shows the latest status, whatever it was told for.
    if (hasAnswered) this.#publisher.publish('status', { execution_state: 'busy' }, this.#asker?.header);
  }

  /** Calls what a cell left behind to be called, in that cell's name. Says whether it went well. */
  #callBack(owner: Execution | undefined, handler: () => unknown): boolean {
    const before = this.#runtime.active;
    this.#runtime.active = owner ?? before;
    try {
      const result = handler();
      if (util.types.isPromise(result)) result.catch((error) => this.#reportStray(error, owner));
      return true;
    } catch (error) {
      this.#reportStray(error, owner);
      return false;
    } finally {
      this.#runtime.active = before;
    }
  }

  interrupt(): void {
    this.#link.acknowledgeInterrupts();
    this.#runtime.interrupt();
  }

  async #pump(): Promise<void> {
    if (this.#isPumping) return;
    this.#isPumping = true;
    clearTimeout(this.#tidyTimer);
    for (let request = this.#queue.shift(); request; request = this.#queue.shift()) {
      if (++this.#sinceTidy >= TIDY_AFTER_REQUESTS) {
        this.#sinceTidy = 0;
        this.#tidy();
      }
      const { header } = request;
      this.#publisher.publish('status', { execution_state: 'busy' }, header);
      try {
        await this.#handle(request);
      } catch (error) {
        process.stderr.write(`The kernel failed to answer ${header.msg_type}: ${util.inspect(error)}\n`);
      }
      this.#publisher.publish('status', { execution_state: 'idle' }, header);
    }
    this.#isPumping = false;
    this.#tidyTimer = this.#setTimeout(() => this.#tidy(), TIDY_AFTER_MS).unref();
  }

  /** While nobody waits: old cells go, and so does what they left in memory. */
  #tidy(): void {
    if (this.#engine.compiler.tidy()) this.#collectGarbage?.();
  }

  #reply(request: Request, type: string, content: Record<string, unknown>): void {
    this.#publisher.flush();
    const { channel, identities, header } = request;
    this.#link.post({
      kind: 'reply',
      request: { channel, identities, header },
      type,
      content: JSON.stringify(content),
    });
  }

  async #handle(request: Request): Promise<void> {
    if (request.header.msg_type === 'execute_request') return this.#execute(request);
    const reply = this.#answer(request);
    if (reply) this.#reply(request, ...reply);
  }

  #answer(request: Request): Reply | undefined {
    const { header, content } = request;
    const code = String(content.code ?? '').slice(0, MAX_CODE_LENGTH);
    const { compiler, program } = this.#engine;
    switch (header.msg_type) {
      case 'kernel_info_request':
        return ['kernel_info_reply', this.#kernelInfo];
      case 'is_complete_request':
        return ['is_complete_reply', { ...checkCompleteness(code) }];
      case 'history_request':
        return ['history_reply', { status: 'ok', history: this.#history.query(content) }];
      case 'comm_info_request':
        return ['comm_info_reply', { status: 'ok', comms: this.#comms.list(content.target_name) }];
      case 'comm_open':
      case 'comm_msg':
      case 'comm_close':
        this.#comms.handle(request);
        return undefined;
      case 'complete_request': {
        const found = completeCode(compiler, program, code, toOffset(code, content.cursor_pos));
        const start = toCodePoints(code, found.start);
        const end = toCodePoints(code, found.end);
        const types = found.matches.map(({ text, kind }) => ({ text, type: kind, start, end }));
        return [
          'complete_reply',
          {
            status: 'ok',
            matches: found.matches.map(({ text }) => text),
            cursor_start: start,
            cursor_end: end,
            metadata: { _jupyter_types_experimental: types },
          },
        ];
      }
      case 'inspect_request': {
        const found = inspectCode(compiler, program, code, toOffset(code, content.cursor_pos));
        if (!found) return ['inspect_reply', { status: 'ok', found: false, data: {}, metadata: {} }];
        const { signature, documentation } = found;
        const data = {
          'text/plain': documentation ? `${signature}\n\n${documentation}` : signature,
          'text/markdown': `\`\`\`typescript\n${signature}\n\`\`\`\n\n${documentation.replaceAll('\n@', '\n\n@')}`,
        };
        return ['inspect_reply', { status: 'ok', found: true, data, metadata: {} }];
      }
      default:
        return undefined; // the specification: unknown messages are ignored
    }
  }

  async #execute(request: Request): Promise<void> {
    if (request.arrivedNs < this.#abortBeforeNs) {
      this.#reply(request, 'execute_reply', { status: 'aborted', execution_count: this.#count });
      return;
    }
    this.#asker = request;
    const { header } = request;
    const { code, silent, storeHistory, stopOnError, userExpressions } = readExecuteRequest(request.content);
    if (storeHistory) {
      this.#count++;
      this.#history.add(this.#count, code);
    }
    const execution_count = this.#count;
    if (!silent) this.#publisher.publish('execute_input', { code, execution_count }, header);
    const name = storeHistory ? `Cell [${execution_count}]` : `Cell [hidden ${++this.#hiddenCount}]`;
    const execution = new Execution(name, header);
    this.#executions.set(name, execution);
    for (const oldest of this.#executions.keys()) {
      if (this.#executions.size <= CELLS_REMEMBERED) break;
      this.#executions.delete(oldest);
      this.#frames.forget(oldest);
    }
    const error = await this.#runCell(code, execution, async (value) => {
      if (value === undefined) return;
      const data = await toBundle(value);
      if (storeHistory)
        this.#history.setOutput(typeof data['text/plain'] === 'string' ? data['text/plain'] : null);
      if (!silent) this.#publisher.publish('execute_result', { execution_count, data, metadata: {} }, header);
    });
    if (error) {
      if (!silent) this.#publisher.publish('error', error, header);
      if (stopOnError) await this.#abortQueued();
      this.#reply(request, 'execute_reply', { status: 'error', execution_count, ...error });
      return;
    }
    const user_expressions = await this.#evaluate(userExpressions, header);
    this.#reply(request, 'execute_reply', { status: 'ok', execution_count, payload: [], user_expressions });
  }

  /** Asks the user for a line of text. */
  #prompt = (message = '', { password = false } = {}): string => {
    this.#publisher.flush();
    if (this.#asker?.content.allow_stdin !== true)
      throw new Error(
        'prompt: this front end cannot ask. Run the notebook in JupyterLab, or set the value in a cell.',
      );
    const value = this.#link.ask(this.#asker, String(message), password);
    if (value === undefined) throw new Interrupted();
    return value;
  };

  /** Compiles and runs; whatever goes wrong is the cell's error. */
  async #runCell(
    code: string,
    execution: Execution,
    onValue: (value: unknown) => Promise<void>,
  ): Promise<ErrorContent | undefined> {
    this.#runtime.active = execution;
    if (code.length > MAX_CODE_LENGTH) {
      const evalue = `The cell has ${code.length} characters, more than ${MAX_CODE_LENGTH}: keep data in a file and read it.`;
      return { ename: 'CellTooLarge', evalue, traceback: [evalue] };
    }
    try {
      const { compiler, program } = this.#engine;
      const changed = this.#reload(program.refresh());
      const compiled = compiler.compile(code, execution.name);
      if (!compiled.ok) return toCompileError(compiled.diagnostics, code, execution.name);
      const { cell } = compiled;
      const moduleErrors = this.#checkSources(cell.modules, changed);
      if (moduleErrors) return moduleErrors;
      const result = await this.#runtime.run(cell, execution, code, this.#modules);
      compiler.commit(cell, result.failed ? result.reached : Number.POSITIVE_INFINITY);
      // A stop ends child processes, too: the error of a cell that waited for one is the stop.
      const thrown = this.#link.isInterrupted ? new Interrupted() : result.thrown;
      if (result.failed) return toRuntimeError(thrown, this.#frames);
      await onValue(result.value);
      return undefined;
    } catch (error) {
      return toRuntimeError(error, this.#frames);
    }
  }

  /** Edited modules are loaded anew by the imports of this cell; says so in one line. */
  #reload(changedTypes: readonly string[]): readonly string[] {
    const changed = [...new Set([...this.#requireHook.dropChanged()])];
    if (changed.length > 0) {
      const names = changed.map((file) => file.replace(`${this.#engine.cwd}/`, ''));
      this.#publisher.write('stderr', `Reloaded ${names.join(', ')}: edited since it was imported.\n`);
    }
    return changedTypes;
  }

  async #evaluate(
    expressions: Record<string, string>,
    header: Execution['header'],
  ): Promise<Record<string, unknown>> {
    const results: Record<string, unknown> = {};
    for (const [key, expression] of Object.entries(expressions)) {
      let data: MimeBundle = {};
      const execution = new Execution(`Cell [hidden ${++this.#hiddenCount}]`, header);
      const error = await this.#runCell(`(${expression}\n)`, execution, async (value) => {
        data = await toBundle(value);
      });
      results[key] = error ? { status: 'error', ...error } : { status: 'ok', data, metadata: {} };
    }
    return results;
  }

  /** Cells that are queued now will not run; those that come later will. */
  async #abortQueued(): Promise<void> {
    // What arrived while the cell kept this thread busy is still on its way from the wire thread.
    await new Promise((resolve) => this.#setImmediate(() => this.#setImmediate(resolve)));
    this.#abortBeforeNs = process.hrtime.bigint();
  }

  /** An error outside of any cell's own code path fails the cell that runs, or is shown under the one it came from. */
  #reportStray(error: unknown, cause: Execution | undefined): void {
    if (error instanceof Interrupted) return;
    const from = cause ?? this.#findCause(error) ?? this.#runtime.current ?? this.#runtime.active;
    const { current } = this.#runtime;
    if (current && (!from || from === current)) {
      current.fail(error);
      return;
    }
    const content = toRuntimeError(error, this.#frames);
    // `unhandled` is our own field: front ends show the text, a headless run fails by it.
    this.#publisher.publish(
      'stream',
      { name: 'stderr', text: `${content.traceback.join('\n')}\n`, unhandled: content },
      from?.header ?? {},
    );
  }

  /** The cell in whose code an error was made. */
  #findCause(error: unknown): Execution | undefined {
    if (typeof error !== 'object' || error === null) return undefined;
    for (const { file } of this.#frames.framesOf(error)) {
      const execution = this.#executions.get(file);
      if (execution) return execution;
    }
    return undefined;
  }
}

/** Jupyter counts characters, JavaScript counts UTF-16 units. */
function toOffset(code: string, cursor: unknown): number {
  const count = typeof cursor === 'number' && cursor >= 0 ? cursor : code.length;
  return [...code].slice(0, count).join('').length;
}

function toCodePoints(code: string, offset: number): number {
  return [...code.slice(0, offset)].length;
}
