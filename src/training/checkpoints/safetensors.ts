/**
 * Files of tensors in the safetensors format, which Python reads, too: eight bytes with the length of a JSON header, the
 * header (name → type, shape and place), then the numbers, little-endian. No code is in such a file and none is run.
 * (https://huggingface.co/docs/safetensors: the rules that are checked here are those of its reference reader.)
 */
import { fromHalfBits, toHalfBits } from './half-float';

/** Number types: 4, 2 and 1 bytes. Halves are floats in memory. */
export const TENSOR_TYPES = { F32: 4, F16: 2, U8: 1 } as const;
export type TensorType = keyof typeof TENSOR_TYPES;

/** A tensor as it lies in a file. */
export interface StoredTensor {
  type: TensorType;
  shape: readonly number[];
  /** Bytes for U8, else floats. */
  values: Float32Array | Uint8Array;
}

export interface TensorFile {
  tensors: Map<string, StoredTensor>;
  /** Texts about the file. */
  metadata: Record<string, string>;
}

/** What makes a file unreadable, in a sentence. */
export class TensorFileError extends Error {}

const MOST_HEADER_BYTES = 100_000_000;
const METADATA = '__metadata__';

const countNumbers = (shape: readonly number[]) => shape.reduce((product, size) => product * size, 1);

/**
 * The bytes of a file, in parts to be written one after the other.
 *
 * @throws TensorFileError if a tensor has another count of numbers than its shape says.
 */
export function encodeTensors({ tensors, metadata }: TensorFile): Uint8Array[] {
  // The widest type comes first, so that every tensor begins at a multiple of its number's size.
  const entries = [...tensors].sort(([, a], [, b]) => TENSOR_TYPES[b.type] - TENSOR_TYPES[a.type]);
  const header: Record<string, unknown> = { [METADATA]: metadata };
  const parts: Uint8Array[] = [];
  let offset = 0;
  for (const [name, tensor] of entries) {
    if (tensor.values.length !== countNumbers(tensor.shape)) {
      throw new TensorFileError(
        `${name} has ${tensor.values.length} numbers; its shape [${tensor.shape}] has ${countNumbers(tensor.shape)}.`,
      );
    }
    const bytes = toBytes(tensor);
    header[name] = {
      dtype: tensor.type,
      shape: tensor.shape,
      data_offsets: [offset, offset + bytes.length],
    };
    offset += bytes.length;
    parts.push(bytes);
  }
  return [encodeHeader(header), ...parts];
}

function encodeHeader(header: object): Uint8Array {
  const json = Buffer.from(JSON.stringify(header), 'utf8');
  const padded = Math.ceil(json.length / 8) * 8;
  const bytes = Buffer.alloc(8 + padded, ' ');
  bytes.writeBigUInt64LE(BigInt(padded), 0);
  json.copy(bytes, 8);
  return bytes;
}

function toBytes({ type, values }: StoredTensor): Uint8Array {
  if (type === 'U8') return values as Uint8Array;
  if (type === 'F32') return new Uint8Array(values.buffer, values.byteOffset, values.byteLength);
  const halves = Uint16Array.from(values, toHalfBits);
  return new Uint8Array(halves.buffer);
}

/**
 * Reads a file's bytes. Every length, name, type, shape and place is checked before a number is taken.
 *
 * @throws TensorFileError that says what is wrong.
 */
export function decodeTensors(file: Uint8Array): TensorFile {
  // Not a Buffer, whose `slice` would be a view.
  const bytes = new Uint8Array(file.buffer, file.byteOffset, file.byteLength);
  const { header, data } = splitHeader(bytes);
  const metadata = readMetadata(header[METADATA]);
  const places = Object.entries(header)
    .filter(([name]) => name !== METADATA)
    .map(([name, entry]) => readPlace(name, entry));
  assertCover(places, data.length);
  const tensors = new Map(places.map((place) => [place.name, takeTensor(place, data)] as const));
  return { tensors, metadata };
}

interface Place {
  name: string;
  type: TensorType;
  shape: number[];
  begin: number;
  end: number;
}

function splitHeader(bytes: Uint8Array): { header: Record<string, unknown>; data: Uint8Array } {
  if (bytes.length < 8) throw new TensorFileError(`it has only ${bytes.length} bytes`);
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const size = Number(view.getBigUint64(0, true));
  if (size > MOST_HEADER_BYTES || size > bytes.length - 8) {
    throw new TensorFileError(`its header should have ${size} bytes, and the file has ${bytes.length}`);
  }
  let header: unknown;
  try {
    const text = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(
      bytes.subarray(8, 8 + size),
    );
    if (!text.startsWith('{')) throw new Error('no object');
    header = JSON.parse(text);
  } catch {
    throw new TensorFileError('its header is not JSON');
  }
  return { header: header as Record<string, unknown>, data: bytes.subarray(8 + size) };
}

function readMetadata(value: unknown): Record<string, string> {
  if (value === undefined) return {};
  if (!isObject(value) || Object.values(value).some((text) => typeof text !== 'string')) {
    throw new TensorFileError(`${METADATA} is not an object of texts`);
  }
  return value as Record<string, string>;
}

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const isCounts = (value: unknown): value is number[] =>
  Array.isArray(value) && value.every((item) => Number.isSafeInteger(item) && item >= 0);

function readPlace(name: string, entry: unknown): Place {
  if (!isObject(entry)) throw new TensorFileError(`the entry of ${name} is not an object`);
  const { dtype, shape, data_offsets: offsets } = entry;
  if (!Object.hasOwn(TENSOR_TYPES, dtype as string)) {
    const known = Object.keys(TENSOR_TYPES).join(', ');
    throw new TensorFileError(`${name} has the type ${JSON.stringify(dtype)}; known: ${known}`);
  }
  if (!isCounts(shape)) throw new TensorFileError(`${name} has no proper shape`);
  if (!isCounts(offsets) || offsets.length !== 2) throw new TensorFileError(`${name} has no proper place`);
  const type = dtype as TensorType;
  const [begin, end] = offsets as [number, number];
  if (end - begin !== countNumbers(shape) * TENSOR_TYPES[type]) {
    throw new TensorFileError(
      `${name} takes ${end - begin} bytes; its shape [${shape}] of ${type} needs ${countNumbers(shape) * TENSOR_TYPES[type]}`,
    );
  }
  return { name, type, shape, begin, end };
}

/** Tensors fill the file without a gap and without an overlap: nothing is hidden in it. */
function assertCover(places: Place[], length: number): void {
  let at = 0;
  for (const { name, begin, end } of [...places].sort((a, b) => a.begin - b.begin || a.end - b.end)) {
    if (begin !== at) throw new TensorFileError(`${name} begins at byte ${begin} instead of ${at}`);
    at = end;
  }
  if (at !== length) throw new TensorFileError(`its tensors take ${at} bytes, and there are ${length}`);
}

function takeTensor({ type, shape, begin, end }: Place, data: Uint8Array): StoredTensor {
  // A copy: typed arrays must begin at a multiple of their number's size, and the file's bytes are let go.
  const bytes = data.slice(begin, end);
  if (type === 'U8') return { type, shape, values: bytes };
  if (type === 'F32') return { type, shape, values: new Float32Array(bytes.buffer) };
  return { type, shape, values: Float32Array.from(new Uint16Array(bytes.buffer), fromHalfBits) };
}
