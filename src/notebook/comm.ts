/**
 * Comms: named channels of messages between a cell and what the page shows for it, with binary buffers both ways.
 *
 * Messages are handled while cells run, too, whenever the running cell awaits. Without a kernel (tests, scripts) there is
 * no page: what is sent goes nowhere, and nothing comes.
 */
import { BRIDGE } from './display';

export interface CommMessage {
  data: Record<string, unknown>;
  metadata: Record<string, unknown>;
  /** Binary data that came along. */
  buffers: readonly Uint8Array[];
}

/** What happens on messages from the page. Errors, also of asynchronous handlers, are shown under the cell that set them. */
export interface CommHandlers {
  onMessage?(message: CommMessage): unknown;
  /** The page has closed the comm. */
  onClose?(message: CommMessage): unknown;
}

export interface SendOptions {
  metadata?: Record<string, unknown>;
  /** Copied when sent. */
  buffers?: readonly ArrayBufferView[];
}

export interface Comm {
  readonly id: string;
  readonly target: string;
  readonly isOpen: boolean;
  handlers: CommHandlers;
  /** @throws Error when the comm is closed */
  send(data?: Record<string, unknown>, options?: SendOptions): void;
  /** Tells the page that no more will come. */
  close(data?: Record<string, unknown>, options?: SendOptions): void;
}

export interface OpenOptions extends CommHandlers, SendOptions {
  data?: Record<string, unknown>;
}

/** What a page's wish to open a comm is answered with. */
export type AcceptComm = (comm: Comm, message: CommMessage) => CommHandlers | undefined;

interface CommBridge {
  openComm(target: string, options?: OpenOptions): Comm;
  onComm(target: string, accept: AcceptComm): () => void;
}

function findBridge(): CommBridge | undefined {
  return (globalThis as { [BRIDGE]?: CommBridge })[BRIDGE];
}

/** Whether there may be a page to talk to. */
export function hasComms(): boolean {
  return findBridge() !== undefined;
}

/** A comm to nobody. */
function createMuteComm(target: string, handlers: CommHandlers): Comm {
  let isOpen = true;
  return {
    id: `${target}-without-a-page`,
    target,
    handlers,
    get isOpen() {
      return isOpen;
    },
    send() {
      if (!isOpen) throw new Error(`The comm "${target}" is closed: open another to send more through it.`);
    },
    close() {
      isOpen = false;
    },
  };
}

/** Opens a comm to what the page has registered under this name. */
export function openComm(target: string, options: OpenOptions = {}): Comm {
  return findBridge()?.openComm(target, options) ?? createMuteComm(target, options);
}

/**
 * Lets the page open comms of this name; of several calls for one name the latest counts.
 * @returns what takes it back; comms that are open stay open
 */
export function onComm(target: string, accept: AcceptComm): () => void {
  return findBridge()?.onComm(target, accept) ?? (() => {});
}
