/** One comm: a channel of messages between a cell and what a page shows for it. */
import type { Extras } from '../output/publisher';

export interface CommMessage {
  data: Record<string, unknown>;
  metadata: Record<string, unknown>;
  /** Binary data that came along; the receiver owns it. */
  buffers: readonly Uint8Array[];
}

/** What happens on messages from the other side. Errors, also of asynchronous handlers, are shown under the cell that set them. */
export interface CommHandlers {
  onMessage?(message: CommMessage): unknown;
  /** The other side has closed the comm. */
  onClose?(message: CommMessage): unknown;
}

/** How a comm reaches the page: the type of message, and what it holds. */
export type SendComm = (type: string, content: Record<string, unknown>, extras: Extras) => void;

export class Comm {
  readonly id: string;
  readonly target: string;
  handlers: CommHandlers = {};
  #isOpen = true;
  readonly #send: SendComm;
  readonly #forget: () => void;

  /** @param forget called once, when the comm is closed by either side */
  constructor(id: string, target: string, send: SendComm, forget: () => void) {
    this.id = id;
    this.target = target;
    this.#send = send;
    this.#forget = forget;
  }

  get isOpen(): boolean {
    return this.#isOpen;
  }

  /**
   * Buffers are copied; what is sent is not changed by writing to them later.
   * @throws Error when the comm is closed
   */
  send(data: Record<string, unknown> = {}, extras: Extras = {}): void {
    if (!this.#isOpen)
      throw new Error(`The comm "${this.target}" is closed: open another to send more through it.`);
    this.#send('comm_msg', { comm_id: this.id, data }, extras);
  }

  /** Tells the page that no more will come; a second call does nothing. */
  close(data: Record<string, unknown> = {}, extras: Extras = {}): void {
    if (!this.#isOpen) return;
    this.end();
    this.#send('comm_close', { comm_id: this.id, data }, extras);
  }

  /** The other side has closed it. */
  end(): void {
    this.#isOpen = false;
    this.#forget();
  }
}
