/** What is inside a value: names and parts, read without running any getter or trap. */
import * as util from 'node:util';
import { readData } from '../output/safe-read';
import { isTensorLike } from '../output/tensor-summary';

/** Of long lists the first so many are shown. */
const MAX_PARTS = 100;

export type Part = [name: string, value: unknown];

/** Stands for what is not looked at: a getter, the rest of a long list. */
export class Remark {
  constructor(readonly text: string) {}
}

type NumberArray = ArrayLike<number> & ArrayBufferView;

/** Bytes that a tensor or a typed array takes; undefined for other values. */
export function countBytes(value: unknown): number | undefined {
  if (ArrayBuffer.isView(value) || value instanceof ArrayBuffer) return value.byteLength;
  if (!isTensorLike(value)) return undefined;
  const size = value.shape.reduce((product, length) => product * length, 1);
  const bytes: Record<string, number> = {
    float32: 4,
    int32: 4,
    bool: 1,
    complex64: 8,
    float16: 2,
    bfloat16: 2,
  };
  return value.dtype in bytes ? size * bytes[value.dtype]! : undefined;
}

/** A tensor's numbers, where it has some that can be read; reading waits for the engine. */
export function readTensor(value: unknown): NumberArray | undefined {
  if (!isTensorLike(value) || value.isDisposed) return undefined;
  const read = readData(value, 'dataSync');
  const numbers: unknown = typeof read === 'function' ? read.call(value) : undefined;
  return ArrayBuffer.isView(numbers) && 'length' in numbers ? (numbers as NumberArray) : undefined;
}

/** Smallest, largest and mean of some numbers. */
export function summarize(numbers: ArrayLike<number>): { min: number; max: number; mean: number } {
  let [min, max, sum] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY, 0];
  for (let i = 0; i < numbers.length; i++) {
    const x = numbers[i]!;
    if (x < min) min = x;
    if (x > max) max = x;
    sum += x;
  }
  return { min, max, mean: sum / numbers.length };
}

function partsOfTensor(value: object): Part[] {
  const parts: Part[] = [
    ['shape', readData(value, 'shape')],
    ['dtype', readData(value, 'dtype')],
    ['bytes', countBytes(value)],
  ];
  const numbers = readTensor(value);
  if (!numbers || numbers.length === 0) return parts;
  return [...parts, ...Object.entries(summarize(numbers)), ['values', numbers]];
}

function* entriesOf(value: object): Generator<Part> {
  if (util.types.isMap(value))
    for (const [key, item] of Map.prototype.entries.call(value))
      yield [util.inspect(key, { depth: 0, maxStringLength: 40 }), item];
  else if (util.types.isSet(value)) {
    let index = 0;
    for (const item of Set.prototype.values.call(value)) yield [String(index++), item];
  }
  if (ArrayBuffer.isView(value) && 'length' in value)
    for (let i = 0; i < (value as NumberArray).length; i++) yield [String(i), (value as NumberArray)[i]];
  else
    for (const name of Object.keys(value)) {
      const { get, value: item } = Object.getOwnPropertyDescriptor(value, name)!;
      yield [name, get ? new Remark('(a getter)') : item];
    }
}

/** The parts of a value, the first of many; none for what has no parts. */
export function partsOf(value: unknown): Part[] {
  if ((typeof value !== 'object' && typeof value !== 'function') || value === null) return [];
  if (util.types.isProxy(value) || value instanceof Remark) return [];
  if (isTensorLike(value)) return partsOfTensor(value);
  const parts: Part[] = [];
  for (const part of entriesOf(value)) {
    if (parts.length === MAX_PARTS) return [...parts, ['…', new Remark('more, not shown')]];
    parts.push(part);
  }
  return parts;
}

/** Whether a value has parts to look at; says so without reading them. */
export function hasParts(value: unknown): boolean {
  if ((typeof value !== 'object' && typeof value !== 'function') || value === null) return false;
  if (util.types.isProxy(value) || value instanceof Remark) return false;
  return isTensorLike(value) || !entriesOf(value).next().done;
}
