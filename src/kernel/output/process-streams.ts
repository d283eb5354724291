/** `process.stdout` and `process.stderr` of a kernel: what a script writes to them goes to the notebook. */
import * as fs from 'node:fs';
import { createRequire } from 'node:module';
import type { Writable } from 'node:stream';
import type { StreamName } from './publisher';

type Print = (name: StreamName, text: string) => void;
type Write = (chunk: unknown, encoding?: unknown, done?: unknown) => boolean;
type Streams = typeof import('node:stream');

/**
 * A stream like the one Node makes for a pipe: no terminal, never full, and never at its end, whoever ends it, so that
 * later cells can write, too. Bytes of one character may come in several writes.
 */
function createStream({ Writable }: Streams, name: StreamName, print: Print): Writable {
  const decoder = new TextDecoder('utf-8', { ignoreBOM: true });
  const stream = new Writable({
    autoDestroy: false,
    emitClose: false,
    write(bytes: Buffer, _, done) {
      print(name, decoder.decode(bytes, { stream: true }));
      done();
    },
  });
  const writeBytes = stream.write.bind(stream) as Write;
  // Text, by far the most frequent, goes its own way: bytes of it would be made for nothing.
  const write: Write = (chunk, encoding, done) => {
    const isText = typeof chunk === 'string' && (typeof encoding !== 'string' || /^utf-?8$/i.test(encoding));
    if (!isText || stream.writableCorked > 0) return writeBytes(chunk, encoding, done);
    print(name, decoder.decode() + chunk);
    const callback = typeof encoding === 'function' ? encoding : done;
    if (typeof callback === 'function') process.nextTick(callback as () => void);
    return true;
  };
  const end = (...values: unknown[]) => {
    const callback = values.find((value) => typeof value === 'function') as (() => void) | undefined;
    const [chunk, encoding] = values.filter((value) => typeof value !== 'function');
    if (chunk !== undefined && chunk !== null) write(chunk, encoding);
    while (stream.writableCorked > 0) stream.uncork();
    process.nextTick(() => {
      callback?.();
      stream.emit('finish');
    });
    return stream;
  };
  return Object.assign(stream, { fd: fileOf(name), _type: 'pipe', write, end, destroy: () => stream });
}

export interface ProcessStreams {
  /** From now on the text goes there. */
  connect(print: Print): void;
}

const fileOf = (name: StreamName) => (name === 'stdout' ? 1 : 2);

/**
 * Puts them in the place of Node's own, before anybody has taken those; until connected they write to the process's.
 * @param from a file of the kernel: streams are loaded here, no earlier, since a startup snapshot must not hold them
 */
export function captureProcessStreams(from: string): ProcessStreams {
  const streams = createRequire(from)('node:stream') as Streams;
  let print: Print = (name, text) => void fs.writeSync(fileOf(name), text);
  for (const name of ['stdout', 'stderr'] as const) {
    const value = createStream(streams, name, (to, text) => print(to, text));
    Object.defineProperty(process, name, { value, configurable: true, enumerable: true, writable: true });
  }
  return {
    connect(to) {
      print = to;
    },
  };
}
