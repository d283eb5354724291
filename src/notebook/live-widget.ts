/**
 * A widget with two ends: code in the page that draws it, and a model in the kernel whose state both share. The page's
 * code is an ES module in the form that anywidget defines (AFM, https://anywidget.dev/en/afm/):
 * `export default { render({ model, el }) { … } }`. JupyterLab, VS Code and Colab run it when the Python package
 * `anywidget` is installed beside them; any other reader, an exported page for example, shows the still picture.
 *
 * Messages follow ipywidgets' protocol 2.1.0: a comm of the target `jupyter.widget` whose id is the model's.
 */
import { type Comm, type CommMessage, hasComms, openComm } from './comm';
import { DISPLAY_METHOD, type Displayable, type MimeBundle } from './display';
import { packState, type StatePath, unpackState } from './widget-buffers';

export interface LiveWidgetOptions<State extends object> {
  /** Text of the page's ES module. */
  esm: string;
  /** Style sheet of the page's side. */
  css?: string;
  /** What both sides share: JSON, and typed arrays. */
  state: State;
  /** What readers without a kernel or without anywidget show; called when the widget is shown. */
  still(state: Readonly<State>): MimeBundle | Promise<MimeBundle>;
}

export type ChangeHandler = () => unknown;
export type MessageHandler = (content: unknown, buffers: readonly Uint8Array[]) => unknown;

const VIEW_MIME = 'application/vnd.jupyter.widget-view+json';
const PROTOCOL = { version_major: 2, version_minor: 1 };
/** Any version that the front end has: what is used here is the same in all. */
const ANY_VERSION = '*';

const ANYWIDGET = {
  _model_module: 'anywidget',
  _model_module_version: ANY_VERSION,
  _model_name: 'AnyModel',
  _view_module: 'anywidget',
  _view_module_version: ANY_VERSION,
  _view_name: 'AnyView',
  _view_count: null,
};

export class LiveWidget<State extends object> implements Displayable {
  readonly #options: LiveWidgetOptions<State>;
  readonly #changeHandlers = new Map<string, Set<ChangeHandler>>();
  readonly #messageHandlers = new Set<MessageHandler>();
  #state: State;
  #comm: Comm | undefined;

  constructor(options: LiveWidgetOptions<State>) {
    this.#options = options;
    this.#state = { ...options.state };
  }

  get<Name extends keyof State>(name: Name): State[Name] {
    return this.#state[name];
  }

  /** Changes the state here and in the page; handlers of `change:NAME` run for each name. */
  set(changes: Partial<State>): void {
    this.#state = { ...this.#state, ...changes };
    this.#sendState(changes);
    this.#changed(Object.keys(changes));
  }

  /**
   * The handler runs when the state changes by either side (`change:NAME`), or on a message of the page's
   * `model.send(content, undefined, buffers)` (`msg:custom`).
   * @returns what takes it away
   */
  on(event: `change:${keyof State & string}`, handler: ChangeHandler): () => void;
  on(event: 'msg:custom', handler: MessageHandler): () => void;
  on(event: string, handler: ChangeHandler | MessageHandler): () => void {
    let handlers = this.#messageHandlers as Set<unknown>;
    if (event !== 'msg:custom') {
      const name = event.replace(/^change:/, '');
      handlers = this.#changeHandlers.get(name) ?? new Set();
      this.#changeHandlers.set(name, handlers as Set<ChangeHandler>);
    }
    handlers.add(handler);
    return () => void handlers.delete(handler);
  }

  /** A message that is no state: the page's `model.on('msg:custom', (content, buffers) => …)`. */
  send(content: unknown, buffers: readonly ArrayBufferView[] = []): void {
    if (this.#comm?.isOpen) this.#comm.send({ method: 'custom', content }, { buffers });
  }

  /** Takes the widget out of every page. */
  close(): void {
    this.#comm?.close();
    this.#comm = undefined;
  }

  async [DISPLAY_METHOD](): Promise<MimeBundle> {
    const still = await this.#options.still(this.#state);
    if (!hasComms()) return still;
    return { [VIEW_MIME]: { ...PROTOCOL, model_id: this.#open().id }, ...still };
  }

  #open(): Comm {
    if (this.#comm?.isOpen) return this.#comm;
    const { state, buffer_paths, buffers } = packState(this.#wholeState());
    this.#comm = openComm('jupyter.widget', {
      data: { state, buffer_paths },
      buffers,
      metadata: { version: `${PROTOCOL.version_major}.${PROTOCOL.version_minor}.0` },
      onMessage: (message) => this.#receive(message),
    });
    return this.#comm;
  }

  #wholeState(): Record<string, unknown> {
    const { esm, css = '' } = this.#options;
    return { ...ANYWIDGET, _esm: esm, _css: css, ...this.#state };
  }

  #sendState(changes: object): void {
    if (!this.#comm?.isOpen) return;
    const { state, buffer_paths, buffers } = packState(changes as Record<string, unknown>);
    this.#comm.send({ method: 'update', state, buffer_paths }, { buffers });
  }

  #receive({ data, buffers }: CommMessage): unknown {
    if (data.method === 'request_state') return this.#sendState(this.#wholeState());
    if (data.method === 'custom')
      return settleAll([...this.#messageHandlers].map((handle) => handle(data.content, buffers)));
    if (data.method !== 'update') return undefined;
    const paths = (data.buffer_paths ?? []) as StatePath[];
    const changes = unpackState((data.state ?? {}) as Record<string, unknown>, paths, buffers);
    const names = Object.keys(changes).filter((name) => name in this.#options.state);
    this.#state = { ...this.#state, ...Object.fromEntries(names.map((name) => [name, changes[name]])) };
    return this.#changed(names);
  }

  #changed(names: readonly string[]): unknown {
    return settleAll(
      names.flatMap((name) => [...(this.#changeHandlers.get(name) ?? [])].map((handle) => handle())),
    );
  }
}

/** One promise of all, so that an error in any handler is told. */
function settleAll(results: readonly unknown[]): unknown {
  return results.some((result) => result instanceof Promise) ? Promise.all(results) : undefined;
}
