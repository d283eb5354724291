/** How much of a value is shown: a little of everything where all of it would be too long. */
import * as util from 'node:util';
import { readData } from './safe-read';
import { isTensorLike } from './tensor-summary';

export interface Limits {
  /** Levels of nesting. */
  depth: number;
  /** Items of an array, a map or a set. */
  maxArrayLength: number;
  /** Characters of a string. */
  maxStringLength: number;
  /** Properties of an object. */
  maxKeys: number;
}

/** From generous to narrow; the first is used for everything that a page can hold. */
const LEVELS: readonly Limits[] = [
  { depth: 4, maxArrayLength: 100, maxStringLength: 10_000, maxKeys: 200 },
  { depth: 4, maxArrayLength: 24, maxStringLength: 1000, maxKeys: 60 },
  { depth: 4, maxArrayLength: 6, maxStringLength: 200, maxKeys: 30 },
  { depth: 3, maxArrayLength: 6, maxStringLength: 200, maxKeys: 20 },
  { depth: 2, maxArrayLength: 6, maxStringLength: 100, maxKeys: 20 },
  { depth: 1, maxArrayLength: 6, maxStringLength: 100, maxKeys: 10 },
];

/** Characters that a shown value may have, about. */
const BUDGET = 20_000;
/** What brackets, commas and line breaks add to an item. */
const AROUND = 3;
/** A summary, a value that shows itself, `[Object]`. */
const SHORT = 30;

const CUSTOM = Symbol.for('nodejs.util.inspect.custom');
/** A value that says itself how it is shown. */
export const showsItself = (value: object): boolean => typeof readData(value, CUSTOM) === 'function';

/** What of a value is shown within limits: names and values, read without running any code. */
export function* visibleParts(
  value: object,
  { maxArrayLength, maxKeys }: Limits,
): Generator<[string, unknown]> {
  if (Array.isArray(value)) {
    const count = Math.min(value.length, maxArrayLength);
    for (let i = 0; i < count; i++) yield ['', Object.getOwnPropertyDescriptor(value, i)?.value];
    return;
  }
  let left = maxArrayLength;
  if (util.types.isMap(value))
    for (const [key, item] of Map.prototype.entries.call(value)) {
      if (left-- <= 0) return;
      yield ['', key];
      yield ['', item];
    }
  else if (util.types.isSet(value))
    for (const item of Set.prototype.values.call(value)) {
      if (left-- <= 0) return;
      yield ['', item];
    }
  else
    for (const key of Object.keys(value).slice(0, maxKeys))
      yield [key, Object.getOwnPropertyDescriptor(value, key)?.value];
}

/** About how many characters a value takes; counting ends where the budget does. */
function weigh(value: unknown, limits: Limits): number {
  let weight = 0;
  const visit = (item: unknown, depth: number) => {
    weight += AROUND;
    if (typeof item === 'string') weight += Math.min(item.length, limits.maxStringLength);
    else if (typeof item === 'number') weight += String(item).length;
    else if (typeof item !== 'object' || item === null) weight += SHORT / 3;
    else if (util.types.isProxy(item) || depth > limits.depth || isTensorLike(item) || showsItself(item))
      weight += SHORT;
    else if (ArrayBuffer.isView(item))
      weight += Math.min(item.byteLength, limits.maxArrayLength) * AROUND * 2;
    else
      for (const [key, part] of visibleParts(item, limits)) {
        weight += key.length;
        visit(part, depth + 1);
        if (weight > BUDGET) return;
      }
  };
  visit(value, 0);
  return weight;
}

export function chooseLimits(value: unknown): Limits {
  if (typeof value !== 'object' || value === null) return LEVELS[0]!;
  return LEVELS.find((limits) => weigh(value, limits) <= BUDGET) ?? LEVELS.at(-1)!;
}
