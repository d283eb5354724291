/**
 * Everything a cell shows, in order: much stream text is gathered for a moment and sent before the next display, so
 * that 20,000 prints are a few messages and none overtakes another.
 */
import type { Header } from '../wire/message';
import type { ToWire } from '../wire/thread-messages';
import { cleanBundle } from './bundle';
import { stringify } from './json';

export type Parent = Header | Record<string, never>;
/** What a message carries beside its content. */
export interface Extras {
  metadata?: object;
  /** Copied here: the caller may write to its own at once. */
  buffers?: readonly ArrayBufferView[];
}

export type StreamName = 'stdout' | 'stderr';

/** Messages whose `data` is a MIME bundle. */
const DISPLAYS = new Set(['display_data', 'update_display_data', 'execute_result']);

/** Longer texts leave in pieces: a message of everything could become longer than a string may be. */
const PIECE = 1_000_000;

/** Text printed from inside a synchronous loop leaves at least this often. */
const FLUSH_EVERY_MS = 50;
/** So many texts in that time leave at once: what a cell prints before a long computation is seen while it computes. */
const PROMPT_TEXTS = 8;
/** Text printed just before the event loop turns leaves after this long. */
const FLUSH_AFTER_MS = 15;

/** What TypeScript's list of strings' methods lacks up to ES2023; Node 20 has it. */
type WellFormable = string & { toWellFormed(): string };

/** No piece ends in half a character. */
function toPieces(text: string): string[] {
  if (text.length <= PIECE) return [text];
  const pieces: string[] = [];
  for (let start = 0; start < text.length; ) {
    let end = start + PIECE;
    if (/[\ud800-\udbff]/.test(text[end - 1] ?? '')) end--;
    pieces.push(text.slice(start, end));
    start = end;
  }
  return pieces;
}

export class Publisher {
  readonly #post: (message: ToWire) => void;
  readonly #parent: () => Parent;
  readonly #setTimeout = setTimeout;
  #pending: { name: StreamName; chunks: string[]; length: number; parent: Parent } | undefined;
  #windowStart = 0;
  #promptTexts = 0;

  /** @param parent header of the request that what happens now belongs to */
  constructor(post: (message: ToWire) => void, parent: () => Parent) {
    this.#post = post;
    this.#parent = parent;
  }

  publish(
    type: string,
    content: object,
    parent: Parent = this.#parent(),
    { metadata = {}, buffers = [] }: Extras = {},
  ): void {
    this.flush();
    const { data } = content as { data?: unknown };
    const isDisplay = DISPLAYS.has(type) && typeof data === 'object' && data !== null;
    this.#post({
      kind: 'publish',
      type,
      content: stringify(isDisplay ? { ...content, data: cleanBundle(data) } : content),
      parent,
      metadata: stringify(metadata),
      buffers: buffers.map((view) => new Uint8Array(view.buffer, view.byteOffset, view.byteLength).slice()),
    });
  }

  /** Each text is complete in itself, as on Node's streams: two halves of an emoji do not join. */
  write(name: StreamName, printed: string): void {
    if (printed === '') return;
    const text = (printed as WellFormable).toWellFormed();
    const parent = this.#parent();
    if (this.#pending && (this.#pending.name !== name || this.#pending.parent !== parent)) this.flush();
    if (this.#pending) {
      this.#pending.chunks.push(text);
      this.#pending.length += text.length;
    } else {
      this.#pending = { name, chunks: [text], length: text.length, parent };
      this.#setTimeout(() => this.flush(), FLUSH_AFTER_MS).unref();
    }
    const now = performance.now();
    if (now - this.#windowStart > FLUSH_EVERY_MS || this.#pending!.length > PIECE) {
      this.#windowStart = now;
      this.#promptTexts = 0;
      this.flush();
    } else if (++this.#promptTexts < PROMPT_TEXTS) this.flush();
  }

  flush(): void {
    const pending = this.#pending;
    if (!pending) return;
    this.#pending = undefined;
    const { name, chunks, parent } = pending;
    for (const text of toPieces(chunks.join(''))) {
      const content = JSON.stringify({ name, text });
      this.#post({ kind: 'publish', type: 'stream', content, parent });
    }
  }
}
