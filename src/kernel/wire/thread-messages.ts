/** What the main thread (compiles and runs cells) and the wire thread (owns the sockets) say to each other. */
import type { MessagePort } from 'node:worker_threads';
import type { Connection } from './connection';
import type { Header } from './message';

export type Channel = 'shell' | 'control' | 'stdin';

export interface Request {
  channel: Channel;
  identities: Uint8Array[];
  header: Header;
  metadata: Record<string, unknown>;
  content: Record<string, unknown>;
  buffers: Uint8Array[];
  /** Process-wide monotonic time of arrival in ns: tells which cells were queued when one failed. */
  arrivedNs: bigint;
}

export type ToWire =
  | {
      kind: 'publish';
      type: string;
      content: string;
      parent: Header | Record<string, never>;
      /** JSON text. */
      metadata?: string;
      /** Each owns its memory, which is handed over. */
      buffers?: Uint8Array<ArrayBuffer>[];
    }
  | {
      kind: 'reply';
      request: Pick<Request, 'channel' | 'identities' | 'header'>;
      type: string;
      content: string;
    }
  | { kind: 'ready' }
  | { kind: 'ask'; request: Pick<Request, 'identities' | 'header'>; prompt: string; password: boolean }
  | { kind: 'close' };

export type FromWire =
  | { kind: 'bound' }
  /** The sockets could not be bound. */
  | { kind: 'failed'; reason: string }
  | { kind: 'request'; request: Request }
  | { kind: 'interrupt' }
  /** JavaScript of the main thread was cut off, and promise jobs that were due are lost. */
  | { kind: 'terminated' }
  | { kind: 'shutdown' }
  | { kind: 'closed' };

export interface WireOptions {
  /** Where messages to the main thread are sent: a port of its own, so that it can be read without a turn of the event loop. */
  inbox: MessagePort;
  connection: Connection;
  /** kernel_info_reply as JSON text, answered while the compiler still loads. */
  kernelInfo: string;
  /** The stop button, see StopSignal. */
  interrupts: SharedArrayBuffer;
  /** Answers to `ask`, for a main thread that waits: the signal's first cell counts them, the port carries them. */
  answers: { signal: SharedArrayBuffer; port: MessagePort };
  /** A main thread that does not see a stop for this long has its JavaScript terminated. */
  graceMs: number;
  /** Counts the messages of the main thread that were handled. */
  handled: SharedArrayBuffer;
  /** Process of the start script that must be left alone; there is one where the files 1 and 2 are pipes to be read. */
  keeper: number | undefined;
}
