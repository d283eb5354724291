/**
 * All comms of a kernel, and the targets that a page may open. Source: jupyter_client's documentation, "Messaging in
 * Jupyter", custom messages: what cannot be opened is closed, and messages for a comm that is not there are ignored.
 */
import { randomUUID } from 'node:crypto';
import type { Extras } from '../output/publisher';
import type { Header } from '../wire/message';
import type { Request } from '../wire/thread-messages';
import { Comm, type CommHandlers, type CommMessage, type SendComm } from './comm';

/** Opening a comm from the page: what the handlers of its messages are. Runs to its end before the first message. */
export type AcceptComm = (comm: Comm, message: CommMessage) => CommHandlers | undefined;

export interface OpenOptions extends CommHandlers, Extras {
  data?: Record<string, unknown>;
}

export interface CommsOptions<Owner> {
  /** @param parent the message that this one answers */
  send(...message: [...Parameters<SendComm>, parent: Header | undefined]): void;
  /** The cell that registers a handler now. */
  owner(): Owner;
  /** Calls a handler in the name of the cell that registered it; an error is shown there. Returns whether there was none. */
  call(owner: Owner, handler: () => unknown): boolean;
}

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const readMessage = ({ content, metadata, buffers }: Request): CommMessage => ({
  data: isRecord(content.data) ? content.data : {},
  metadata,
  buffers,
});

export class Comms<Owner> {
  readonly #open = new Map<string, { comm: Comm; owner: Owner }>();
  readonly #targets = new Map<string, { accept: AcceptComm; owner: Owner }>();
  readonly #options: CommsOptions<Owner>;
  /** The message that is being handled: a page looks for the answer to its own. */
  #handled: Header | undefined;

  constructor(options: CommsOptions<Owner>) {
    this.#options = options;
  }

  /** Lets pages open comms of this name; the latest registration counts. Returns what takes it back. */
  onOpen(target: string, accept: AcceptComm): () => void {
    const entry = { accept, owner: this.#options.owner() };
    this.#targets.set(target, entry);
    return () => {
      if (this.#targets.get(target) === entry) this.#targets.delete(target);
    };
  }

  /** Opens a comm from the kernel's side. */
  open(target: string, { data = {}, metadata, buffers, ...handlers }: OpenOptions = {}): Comm {
    const comm = this.#add(randomUUID(), target, this.#options.owner());
    comm.handlers = handlers;
    this.#send('comm_open', { comm_id: comm.id, target_name: target, data }, { metadata, buffers });
    return comm;
  }

  /** comm_info_reply's table, of one target or of all. */
  list(target: unknown): Record<string, { target_name: string }> {
    const wanted = [...this.#open.values()].filter(({ comm }) => !target || comm.target === target);
    return Object.fromEntries(wanted.map(({ comm }) => [comm.id, { target_name: comm.target }]));
  }

  /** Whether a message finds a comm or a target: it need not wait for what the running cell may register later. */
  knows({ header, content }: Request): boolean {
    if (header.msg_type === 'comm_open') return this.#targets.has(String(content.target_name));
    const isComm = header.msg_type === 'comm_msg' || header.msg_type === 'comm_close';
    return isComm && this.#open.has(String(content.comm_id));
  }

  /** Acts on comm_open, comm_msg and comm_close. */
  handle(request: Request): void {
    const before = this.#handled;
    this.#handled = request.header;
    try {
      this.#act(request);
    } finally {
      this.#handled = before;
    }
  }

  #act(request: Request): void {
    const id = String(request.content.comm_id);
    if (request.header.msg_type === 'comm_open') {
      this.#accept(id, request);
      return;
    }
    const known = this.#open.get(id);
    if (!known) return;
    const { comm, owner } = known;
    const message = readMessage(request);
    if (request.header.msg_type === 'comm_msg') {
      this.#options.call(owner, () => comm.handlers.onMessage?.(message));
      return;
    }
    comm.end();
    this.#options.call(owner, () => comm.handlers.onClose?.(message));
  }

  #accept(id: string, request: Request): void {
    const target = String(request.content.target_name);
    const known = this.#targets.get(target);
    if (!known) {
      this.#send('comm_close', { comm_id: id, data: {} }, {});
      return;
    }
    const { accept, owner } = known;
    const comm = this.#add(id, target, owner);
    const isAccepted = this.#options.call(owner, () => {
      const handlers = accept(comm, readMessage(request));
      if (handlers) comm.handlers = handlers;
    });
    if (!isAccepted) comm.close();
  }

  readonly #send: SendComm = (...message) => this.#options.send(...message, this.#handled);

  #add(id: string, target: string, owner: Owner): Comm {
    const comm = new Comm(id, target, this.#send, () => {
      if (this.#open.get(id)?.comm === comm) this.#open.delete(id);
    });
    this.#open.set(id, { comm, owner });
    return comm;
  }
}
