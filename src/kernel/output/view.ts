/** What is shown in place of a value: tensors in it as one line each, of an object with very many properties the first. */
import * as util from 'node:util';
import { type Limits, showsItself } from './limits';
import { hasPrototype } from './safe-read';
import { isTensorLike, Note, summarizeTensor } from './tensor-summary';

/** A longer array is not copied: it shows its tensors as the objects they are. */
const MAX_COPY = 100_000;

/** Whether all that inspection shows are its properties: a date, an error or a promise has more, and is no such object. */
function isOrdinary(value: object): boolean {
  const { types } = util;
  const isExotic =
    types.isDate(value) ||
    types.isRegExp(value) ||
    types.isNativeError(value) ||
    types.isPromise(value) ||
    types.isAnyArrayBuffer(value) ||
    ArrayBuffer.isView(value) ||
    types.isBoxedPrimitive(value) ||
    types.isWeakMap(value) ||
    types.isWeakSet(value) ||
    types.isMapIterator(value) ||
    types.isSetIterator(value) ||
    types.isGeneratorObject(value) ||
    types.isModuleNamespaceObject(value) ||
    types.isArgumentsObject(value) ||
    types.isMap(value) ||
    types.isSet(value) ||
    types.isExternal(value) ||
    Array.isArray(value);
  return !isExotic && !(value instanceof Error);
}

function viewArray(value: unknown[], limits: Limits, depth: number): unknown {
  if (!hasPrototype(value, Array.prototype) || value.length > MAX_COPY) return value;
  let copy: unknown[] | undefined;
  const count = Math.min(value.length, limits.maxArrayLength);
  for (let i = 0; i < count; i++) {
    const item = Object.getOwnPropertyDescriptor(value, i)?.value;
    const seen = viewOf(item, limits, depth + 1);
    if (seen === item) continue;
    copy ??= value.slice();
    copy[i] = seen;
  }
  return copy ?? value;
}

function viewMap(value: Map<unknown, unknown>, limits: Limits, depth: number): unknown {
  if (!hasPrototype(value, Map.prototype) || value.size > MAX_COPY) return value;
  const entries = [...Map.prototype.entries.call(value)];
  let isChanged = false;
  const seen = entries.map(([key, item], index) => {
    if (index >= limits.maxArrayLength) return [key, item] as const;
    const shown = viewOf(item, limits, depth + 1);
    isChanged ||= shown !== item;
    return [key, shown] as const;
  });
  return isChanged ? new Map(seen) : value;
}

function viewObject(value: object, limits: Limits, depth: number): unknown {
  if (!isOrdinary(value) || showsItself(value)) return value;
  const keys = Object.keys(value);
  const shown = keys.slice(0, limits.maxKeys);
  let isChanged = keys.length > shown.length;
  const descriptors = shown.map((key) => {
    const found = Object.getOwnPropertyDescriptor(value, key)!;
    const seen = viewOf(found.value, limits, depth + 1);
    if (seen === found.value) return [key, found] as const;
    isChanged = true;
    return [key, { value: seen, enumerable: true }] as const;
  });
  if (!isChanged) return value;
  const copy = Object.create(Object.getPrototypeOf(value), Object.fromEntries(descriptors));
  const more = keys.length - shown.length;
  if (more > 0)
    Object.defineProperty(copy, '…', { value: new Note(`${more} more properties`), enumerable: true });
  return copy;
}

/** A copy to be inspected, or the value itself where it can be shown as it is. */
export function viewOf(value: unknown, limits: Limits, depth = 0): unknown {
  if (typeof value !== 'object' || value === null || util.types.isProxy(value) || depth > limits.depth)
    return value;
  if (isTensorLike(value)) return new Note(summarizeTensor(value));
  if (Array.isArray(value)) return viewArray(value, limits, depth);
  if (util.types.isMap(value)) return viewMap(value, limits, depth);
  return viewObject(value, limits, depth);
}
