/**
 * IDX, the file format of MNIST: a magic number (two zero bytes, the type, the number of dimensions), the sizes as
 * big-endian 32-bit integers, then the bytes (LeCun, Cortes, Burges: The MNIST database, "File formats").
 */
import { gunzipSync } from 'node:zlib';
import { MOST_BYTES, readRegularFile } from './files';

/** The content of an IDX file of unsigned bytes. */
export interface IdxArray {
  /** Sizes, outermost first, e.g. [60000, 28, 28]. */
  shape: number[];
  data: Uint8Array;
}

const UNSIGNED_BYTE = 0x08;

/**
 * Reads the bytes of an IDX file.
 *
 * @param name what to call the file in messages.
 * @throws Error if the magic number is wrong, or if the file is shorter or longer than its header says.
 */
export function parseIdx(bytes: Uint8Array, name: string): IdxArray {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (bytes.length < 4) throw new Error(`${name} is no IDX file: it has ${bytes.length} bytes.`);
  const magic = view.getUint32(0);
  const dimensions = bytes[3]!;
  if (bytes[0] !== 0 || bytes[1] !== 0 || bytes[2] !== UNSIGNED_BYTE || dimensions < 1 || dimensions > 4) {
    const shown = `0x${magic.toString(16).padStart(8, '0')}`;
    throw new Error(
      `${name} is no IDX file of bytes: its magic number is ${shown}, not 0x00000803 (images) or 0x00000801 (labels).`,
    );
  }
  const header = 4 + 4 * dimensions;
  if (bytes.length < header) throw new Error(`${name} is cut off in its header (${bytes.length} bytes).`);
  const shape = Array.from({ length: dimensions }, (_, i) => view.getUint32(4 + 4 * i));
  const expected = shape.reduce((product, size) => product * size, 1);
  const found = bytes.length - header;
  if (found !== expected) {
    const fault = found < expected ? 'is cut off' : 'is too long';
    throw new Error(
      `${name} ${fault}: its header promises ${shape.join('×')} = ${expected} bytes, it holds ${found}. Get the file anew.`,
    );
  }
  return { shape, data: bytes.subarray(header) };
}

/**
 * Reads an IDX file, plain or compressed with gzip (told by its first bytes, not by its name).
 *
 * @throws Error with the path and what to do.
 */
export function readIdxFile(file: string): IdxArray {
  const bytes = readRegularFile(file);
  if (bytes[0] !== 0x1f || bytes[1] !== 0x8b) return parseIdx(bytes, file);
  let content: Uint8Array;
  try {
    content = gunzipSync(bytes, { maxOutputLength: MOST_BYTES });
  } catch (error) {
    throw new Error(`${file} cannot be decompressed (${(error as Error).message}). Get the file anew.`);
  }
  return parseIdx(content, file);
}

/** The bytes of an IDX file with this content. */
export function encodeIdx({ shape, data }: IdxArray): Uint8Array {
  const header = 4 + 4 * shape.length;
  const bytes = new Uint8Array(header + data.length);
  const view = new DataView(bytes.buffer);
  bytes.set([0, 0, UNSIGNED_BYTE, shape.length]);
  for (const [i, size] of shape.entries()) view.setUint32(4 + 4 * i, size);
  bytes.set(data, header);
  return bytes;
}
