/**
 * Output that does not pass the main thread's streams: of child processes, native libraries and writes to the files 1
 * and 2, which the start script has made pipes.
 */
import * as fs from 'node:fs';
import * as net from 'node:net';
import { PIPES } from '../start-script';

type Name = keyof typeof PIPES;

/** Small writes are gathered for this long. */
const GATHER_MS = 10;
/** So much leaves at once. */
const PIECE = 65_536;
/** One look reads at most so often: a child that writes without end must not hold everything up. */
const READS = 32;

/** V8's last words when the heap is full; the process ends a moment later. */
const OUT_OF_MEMORY = 'JavaScript heap out of memory';
const OUT_OF_MEMORY_NOTICE =
  'The kernel ran out of memory and ends; all variables are lost. Keep less at once, or smaller values, and run the ' +
  'notebook again.\n';

class Pipe {
  readonly #decoder = new TextDecoder('utf-8', { ignoreBOM: true });
  readonly #buffer = Buffer.allocUnsafe(PIECE);
  readonly #socket: net.Socket;
  #text = '';
  #timer: NodeJS.Timeout | undefined;

  constructor(
    readonly name: Name,
    readonly publish: (name: Name, text: string) => void,
  ) {
    this.#socket = new net.Socket({ fd: PIPES[name], readable: true, writable: false });
    this.#socket.on('data', (bytes) => this.#add(bytes)).on('error', () => {});
    this.#socket.unref();
  }

  #add(bytes: Buffer): void {
    this.#text += this.#decoder.decode(bytes, { stream: true });
    const isUrgent = this.#text.length >= PIECE || this.#text.includes(OUT_OF_MEMORY);
    if (isUrgent) this.#flush();
    else this.#timer ??= setTimeout(() => this.#flush(), GATHER_MS).unref();
  }

  #flush(): void {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    const text = this.#text;
    this.#text = '';
    if (text.includes(OUT_OF_MEMORY)) this.publish('stderr', OUT_OF_MEMORY_NOTICE);
    if (text !== '') this.publish(this.name, text);
  }

  /** Publishes what was written until now. */
  drain(): void {
    try {
      for (let reads = 0; reads < READS; reads++) {
        const length = fs.readSync(PIPES[this.name], this.#buffer);
        this.#add(this.#buffer.subarray(0, length));
      }
    } catch {} // empty
    this.#flush();
  }
}

/** Begins to read; returns what publishes all that was written until now. */
export function readInheritedOutput(publish: (name: Name, text: string) => void): () => void {
  const pipes = (['stdout', 'stderr'] as const).map((name) => new Pipe(name, publish));
  return () => {
    for (const pipe of pipes) pipe.drain();
  };
}
