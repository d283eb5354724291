/**
 * Everything a cell shows, in order: much stream text is gathered for a moment and sent before the next display, so
 * that 20,000 prints are a few messages and none overtakes another.
 */
import type { Header } from '../wire/message';
import type { ToWire } from '../wire/thread-messages';

export type Parent = Header | Record<string, never>;
/** What a message carries beside its content. */
export interface Extras {
  metadata?: object;
  /** Copied here: the caller may write to its own at once. */
  buffers?: readonly ArrayBufferView[];
}

export type StreamName = 'stdout' | 'stderr';

/** Text printed from inside a synchronous loop leaves at least this often. */
const FLUSH_EVERY_MS = 50;
/** So many texts in that time leave at once: what a cell prints before a long computation is seen while it computes. */
const PROMPT_TEXTS = 8;
/** Text printed just before the event loop turns leaves after this long. */
const FLUSH_AFTER_MS = 15;

export class Publisher {
  readonly #post: (message: ToWire) => void;
  readonly #parent: () => Parent;
  readonly #setTimeout = setTimeout;
  #pending: { name: StreamName; chunks: string[]; parent: Parent } | undefined;
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
    this.#post({
      kind: 'publish',
      type,
      content: stringify(content),
      parent,
      metadata: stringify(metadata),
      buffers: buffers.map((view) => new Uint8Array(view.buffer, view.byteOffset, view.byteLength).slice()),
    });
  }

  write(name: StreamName, text: string): void {
    if (text === '') return;
    const parent = this.#parent();
    if (this.#pending && (this.#pending.name !== name || this.#pending.parent !== parent)) this.flush();
    if (this.#pending) this.#pending.chunks.push(text);
    else {
      this.#pending = { name, chunks: [text], parent };
      this.#setTimeout(() => this.flush(), FLUSH_AFTER_MS).unref();
    }
    const now = performance.now();
    if (now - this.#windowStart > FLUSH_EVERY_MS) {
      this.#windowStart = now;
      this.#promptTexts = 0;
      this.flush();
    } else if (++this.#promptTexts < PROMPT_TEXTS) this.flush();
  }

  flush(): void {
    const pending = this.#pending;
    if (!pending) return;
    this.#pending = undefined;
    const content = JSON.stringify({ name: pending.name, text: pending.chunks.join('') });
    this.#post({ kind: 'publish', type: 'stream', content, parent: pending.parent });
  }

  /** Sends what the process prints to the notebook. */
  captureProcessStreams(): void {
    for (const name of ['stdout', 'stderr'] as const) {
      const write = (data: string | Uint8Array, encoding?: unknown, done?: unknown): boolean => {
        this.write(name, typeof data === 'string' ? data : Buffer.from(data).toString('utf8'));
        const callback = typeof encoding === 'function' ? encoding : done;
        if (typeof callback === 'function') process.nextTick(callback as () => void);
        return true;
      };
      process[name].write = write as typeof process.stdout.write;
    }
  }
}

/** JSON of content that may hold what JSON cannot: such a value is shown as text and ends no cell. */
function stringify(content: object): string {
  const seen: object[] = [];
  try {
    return JSON.stringify(content, (_, value) => (typeof value === 'bigint' ? value.toString() : value));
  } catch {
    return JSON.stringify(content, function (this: object, _, value) {
      if (typeof value === 'bigint') return value.toString();
      if (typeof value !== 'object' || value === null) return value;
      while (seen.length > 0 && seen.at(-1) !== this) seen.pop();
      if (seen.includes(value)) return '[circular]';
      seen.push(value);
      return value;
    });
  }
}
