/** A kernel: takes requests one after another, runs cells, answers. */
import * as util from 'node:util';
import { createBridge, installBridge, type KernelBridge } from './bridge';
import { CellRunner, MAX_CODE_LENGTH } from './cell-runner';
import { Execution } from './cells/execution';
import { Executions } from './cells/executions';
import { type CellModules, CellRuntime } from './cells/runtime';
import { Comms } from './comms/comms';
import { checkCompleteness } from './completion/is-complete';
import { replyToCompletion, replyToInspection } from './completion/replies';
import type { Engine } from './engine';
import { Interrupted } from './errors/interrupted';
import type { StackFrames } from './errors/stack-frames';
import { isStackOverflow } from './errors/too-deep';
import { type ErrorContent, toRuntimeError } from './errors/traceback';
import { createCellModules } from './modules/cell-modules';
import type { RequireHook } from './modules/require-hook';
import { MODULE_HELPERS } from './modules/transpile';
import { createTslabModule } from './modules/tslab';
import type { MimeBundle } from './output/bundle';
import type { ProcessStreams } from './output/process-streams';
import { Publisher } from './output/publisher';
import { History } from './protocol/history';
import { readExecuteRequest } from './protocol/requests';
import { Pump } from './pump';
import { StopControl } from './stop-control';
import { catchStrayErrors } from './stray-errors';
import { DebugAdapter } from './variables/debug-adapter';
import { Variables } from './variables/variables';
import type { Link } from './wire/link';
import type { Request } from './wire/thread-messages';

/** After this much quiet the checker is tidied up. */
const TIDY_AFTER_MS = 300;
/** When there is never any quiet, it is after so many requests. */
const TIDY_AFTER_REQUESTS = 250;
/**
 * Between awaits that leave the event loop no turn, messages are handled this often. The clock is read at every 16th
 * await, and at each one where awaits are far apart: a training's steps.
 */
const POLL_EVERY_MS = 10;
const AWAITS_A_LOOK = 16;
const CLOSE_AWAITS_MS = 2;
export interface KernelOptions {
  engine: Engine;
  link: Link;
  frames: StackFrames;
  requireHook: RequireHook;
  kernelInfo: Record<string, unknown>;
  streams: ProcessStreams;
}

type Reply = [type: string, content: Record<string, unknown>];

export class Kernel {
  readonly #engine: Engine;
  readonly #link: Link;
  readonly #frames: StackFrames;
  readonly #requireHook: RequireHook;
  readonly #kernelInfo: Record<string, unknown>;
  readonly #streams: ProcessStreams;
  readonly #runtime: CellRuntime;
  readonly #publisher: Publisher;
  readonly #comms: Comms<Execution | undefined>;
  readonly #debugger: DebugAdapter;
  readonly #bridge: KernelBridge;
  readonly #modules: CellModules;
  readonly #history = new History();
  readonly #executions: Executions;
  readonly #runner: CellRunner;
  readonly #stops: StopControl;
  readonly #setTimeout = setTimeout;
  readonly #setImmediate = setImmediate;
  readonly #pump: Pump;
  readonly #collectGarbage = globalThis.gc;
  #sinceTidy = 0;
  #awaitsToLook = 0;
  #lookedMs = 0;
  #polledMs = 0;
  /** The execute_request being answered, and whether its client can be asked for input. */
  #asker: Request | undefined;
  #count = 0;
  #hiddenCount = 0;
  /** Cells that arrived before this moment are aborted. */
  #abortBeforeNs = 0n;
  #tidyTimer: NodeJS.Timeout | undefined;

  constructor({ engine, link, frames, requireHook, kernelInfo, streams }: KernelOptions) {
    this.#engine = engine;
    this.#link = link;
    this.#frames = frames;
    this.#requireHook = requireHook;
    this.#kernelInfo = kernelInfo;
    this.#streams = streams;
    this.#executions = new Executions(frames);
    this.#runtime = new CellRuntime(frames, () => this.#poll());
    this.#publisher = new Publisher(
      (message) => link.post(message),
      () => this.#speaker()?.header ?? {},
    );
    this.#comms = new Comms({
      send: (type, content, extras, parent) => this.#publisher.publish(type, content, parent, extras),
      owner: () => this.#speaker()?.sibling(),
      call: (owner, handler) => this.#callBack(owner, handler),
    });
    const { boxes } = this.#runtime;
    this.#debugger = new DebugAdapter(new Variables({ ...engine, boxes }));
    this.#bridge = createBridge(this.#runtime, this.#publisher, this.#comms);
    const builtIn = new Map<string, unknown>([['tslab', createTslabModule(this.#bridge)]]);
    this.#modules = createCellModules({ cwd: engine.cwd, builtIn });
    this.#pump = new Pump({
      handle: (request) => this.#handle(request),
      onStart: (request) => this.#start(request),
      onFinish: ({ header }) => {
        this.#publisher.publish('status', { execution_state: 'idle' }, header);
        link.stop.end();
      },
      onRest: () => {
        this.#tidyTimer = this.#setTimeout(() => this.#tidy(), TIDY_AFTER_MS).unref();
      },
    });
    const runtime = this.#runtime;
    const fail = (request: Request, error: ErrorContent) => this.#fail(request, error);
    this.#stops = new StopControl({
      signal: link.stop,
      pump: this.#pump,
      runtime,
      engine,
      frames,
      requireHook,
      fail,
    });
    // Not stderr, where nbgrader takes a cell's points; nor stdout, which is the program's.
    const tell = (text: string) =>
      this.#publisher.publish('display_data', { data: { 'text/plain': text }, metadata: {}, transient: {} });
    const modules = this.#modules;
    this.#runner = new CellRunner({
      engine,
      runtime,
      frames,
      modules,
      requireHook,
      stops: this.#stops,
      tell,
    });
  }

  /** Takes over the process: streams, timers, errors that nobody caught. */
  install(): void {
    installBridge(this.#bridge);
    this.#requireHook.install();
    this.#runtime.install();
    const helpers = { ...this.#runtime.awaitHooks, import: this.#modules.import };
    Object.defineProperty(globalThis, MODULE_HELPERS, { value: this.#requireHook.createHelpers(helpers) });
    this.#requireHook.onRequest = () => this.#runtime.awaitHooks.check();
    catchStrayErrors({
      context: this.#runtime.context,
      findCause: (error) => this.#executions.findCause(error),
      report: (error, owner) => this.#reportStray(error, owner),
    });
    this.#engine.program.cancellation = this.#stops.cancellation;
    process.on('SIGINT', () => {
      this.#link.stop.raise();
      this.interrupt();
    });
    process.exit = () => {
      throw new Error(
        'process.exit() would end the kernel and all it knows. Restart it from the menu instead.',
      );
    };
    Object.defineProperty(globalThis, 'prompt', { value: this.#prompt, configurable: true, writable: true });
    this.#streams.connect((name, text) => this.#publisher.write(name, text));
  }

  /** What was printed has left when this returns. */
  flush(): void {
    this.#publisher.flush();
    this.#link.settle();
  }

  enqueue(request: Request): void {
    this.#pump.add(request);
    if (this.#runtime.current) this.#answerAtOnce();
    else this.#pump.next();
  }

  /** What needs no answer from the running cell is not kept waiting by it. */
  #answerAtOnce(): void {
    const isPrompt = (request: Request) =>
      ['comm_info_request', 'debug_request'].includes(request.header.msg_type) || this.#comms.knows(request);
    let hasAnswered = false;
    for (let request = this.#pump.take(isPrompt); request; request = this.#pump.take(isPrompt)) {
      hasAnswered = true;
      this.#publisher.publish('status', { execution_state: 'busy' }, request.header);
      if (request.header.msg_type === 'debug_request') void this.#debug(request);
      else {
        const reply = this.#answer(request);
        if (reply) this.#reply(request, ...reply);
        this.#publisher.publish('status', { execution_state: 'idle' }, request.header);
      }
    }
    // A front end shows the latest status, whatever it was told for.
    if (hasAnswered) this.#publisher.publish('status', { execution_state: 'busy' }, this.#asker?.header);
  }

  /** A debugger's question while a cell runs. */
  async #debug(request: Request): Promise<void> {
    this.#reply(request, 'debug_reply', await this.#debugger.answer(request.content));
    this.#publisher.publish('status', { execution_state: 'idle' }, request.header);
    if (this.#runtime.current)
      this.#publisher.publish('status', { execution_state: 'busy' }, this.#asker?.header);
  }

  /** Calls what a cell left behind to be called, in that cell's name. Says whether it went well. */
  #callBack(owner: Execution | undefined, handler: () => unknown): boolean {
    const { context } = this.#runtime;
    const before = context.active;
    try {
      const result = context.run(owner ?? before, handler);
      if (util.types.isPromise(result)) result.catch((error) => this.#reportStray(error, owner));
      return true;
    } catch (error) {
      this.#reportStray(error, owner);
      return false;
    } finally {
      context.active = before;
    }
  }

  /** Who speaks now: output belongs to that cell. */
  #speaker(): Execution | undefined {
    const { context, current, latest } = this.#runtime;
    return context.active ?? current ?? latest;
  }

  /**
   * Called at every await of a cell. Jobs may follow each other without a turn of the event loop: so stops are seen
   * here, and every few milliseconds messages are handled and texts sent.
   */
  #poll(): void {
    if (this.#link.stop.isRaised) this.interrupt();
    if (--this.#awaitsToLook > 0) return;
    const now = performance.now();
    this.#awaitsToLook = now - this.#lookedMs < CLOSE_AWAITS_MS ? AWAITS_A_LOOK : 1;
    this.#lookedMs = now;
    if (now - this.#polledMs < POLL_EVERY_MS) return;
    this.#polledMs = now;
    const { context } = this.#runtime;
    const { active } = context;
    context.active = undefined;
    this.#link.receive();
    this.#publisher.flush();
    context.active = active;
  }

  /** Stops what is being done, if the user has asked for that since the last time. */
  interrupt(): void {
    this.#stops.interrupt();
  }

  /** Running JavaScript was cut off: puts in order what it left, and answers for it. */
  recover(): void {
    this.#stops.recover();
  }

  /** The answer of a request whose handler gives none. */
  #fail(request: Request, error: ErrorContent): void {
    const { msg_type } = request.header;
    if (!msg_type.endsWith('_request')) return;
    const isCell = msg_type === 'execute_request';
    if (isCell && request.content.silent !== true) this.#publisher.publish('error', error, request.header);
    if (isCell && request.content.stop_on_error !== false) this.#abortBeforeNs = process.hrtime.bigint();
    const count = isCell ? { execution_count: this.#count } : {};
    this.#answerCurrent(request, msg_type.replace('_request', '_reply'), {
      status: 'error',
      ...count,
      ...error,
    });
  }

  #start({ header }: Request): void {
    clearTimeout(this.#tidyTimer);
    if (++this.#sinceTidy >= TIDY_AFTER_REQUESTS) {
      this.#sinceTidy = 0;
      this.#tidy();
    }
    this.#publisher.publish('status', { execution_state: 'busy' }, header);
  }

  /** While nobody waits: old cells go, and so does what they left in memory. */
  #tidy(): void {
    try {
      if (this.#stops.during('types', () => this.#engine.compiler.tidy())) this.#collectGarbage?.();
    } catch {
      // Stopped: there will be another time.
    }
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

  /** Answers the request that is being handled, once: a handler that was given up may come too late. */
  #answerCurrent(request: Request, type: string, content: Record<string, unknown>): void {
    if (this.#pump.current !== request || this.#pump.isAnswered) return;
    this.#pump.isAnswered = true;
    this.#reply(request, type, content);
  }

  async #handle(request: Request): Promise<void> {
    const { msg_type } = request.header;
    try {
      if (msg_type === 'execute_request') return await this.#execute(request);
      if (msg_type === 'debug_request') {
        const answer = await this.#stops.during('show', () => this.#debugger.answer(request.content));
        this.#answerCurrent(request, 'debug_reply', answer);
        return;
      }
      const reply = this.#stops.during('types', () => this.#answer(request));
      if (reply) this.#answerCurrent(request, ...reply);
    } catch (error) {
      if (this.#stops.isCancelled(request)) this.#stops.abandon(request, 'types');
      else this.#giveNoAnswer(request, error);
    }
  }

  /** A fault of the kernel's own, or code too deep to look at: the client must not wait for ever. */
  #giveNoAnswer(request: Request, error: unknown): void {
    this.#engine.recover();
    if (!isStackOverflow(error))
      process.stderr.write(
        `The kernel failed to answer ${request.header.msg_type}: ${util.inspect(error)}\n`,
      );
    this.#fail(request, toRuntimeError(error, this.#frames));
  }

  #answer(request: Request): Reply | undefined {
    const { header, content } = request;
    const code = String(content.code ?? '').slice(0, MAX_CODE_LENGTH);
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
      case 'complete_request':
        return ['complete_reply', replyToCompletion(this.#engine, code, content.cursor_pos)];
      case 'inspect_request':
        return ['inspect_reply', replyToInspection(this.#engine, code, content.cursor_pos)];
      default:
        return undefined; // the specification: unknown messages are ignored
    }
  }

  async #execute(request: Request): Promise<void> {
    if (request.arrivedNs < this.#abortBeforeNs) {
      this.#answerCurrent(request, 'execute_reply', { status: 'aborted', execution_count: this.#count });
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
    this.#executions.add(execution);
    const error = await this.#runner.run(code, execution, async (value) => {
      if (value === undefined) return;
      const data = await this.#runner.show(value, execution);
      if (this.#pump.current !== request) return;
      if (storeHistory)
        this.#history.setOutput(typeof data['text/plain'] === 'string' ? data['text/plain'] : null);
      if (!silent) this.#publisher.publish('execute_result', { execution_count, data, metadata: {} }, header);
    });
    if (this.#pump.current !== request) return;
    if (error) {
      if (!silent) this.#publisher.publish('error', error, header);
      if (stopOnError) await this.#abortQueued();
      this.#answerCurrent(request, 'execute_reply', { status: 'error', execution_count, ...error });
      return;
    }
    const user_expressions = await this.#evaluate(userExpressions, header);
    this.#answerCurrent(request, 'execute_reply', {
      status: 'ok',
      execution_count,
      payload: [],
      user_expressions,
    });
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

  async #evaluate(
    expressions: Record<string, string>,
    header: Execution['header'],
  ): Promise<Record<string, unknown>> {
    const results: Record<string, unknown> = {};
    for (const [key, expression] of Object.entries(expressions)) {
      let data: MimeBundle = {};
      const execution = new Execution(`Cell [hidden ${++this.#hiddenCount}]`, header);
      const error = await this.#runner.run(`(${expression}\n)`, execution, async (value) => {
        data = await this.#runner.show(value, execution);
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
    const from = cause ?? this.#speaker();
    if (from && from === this.#runtime.current && !from.isEnding) {
      from.end(error);
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
}
