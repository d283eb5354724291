import type { Attributes } from './widget';

interface IntegerOptions {
  min: number;
  max: number;
  fallback: number;
}

/** A whole number within its limits; a number outside them is moved to the nearest limit. */
export function readInteger(attributes: Attributes, name: string, options: IntegerOptions): number {
  const value = Math.round(readNumber(attributes, name, options.fallback));
  return Math.min(options.max, Math.max(options.min, value));
}

/** A number. @throws Error when the attribute holds something else. */
export function readNumber(attributes: Attributes, name: string, fallback: number): number {
  const text = attributes[name];
  if (text === undefined || text.trim() === '') return fallback;
  const value = Number(text);
  if (!Number.isFinite(value)) throw new Error(`"${name}" must be a number; it is "${shorten(text)}".`);
  return value;
}

/** A JSON value, checked by `isValid`. @throws Error with `expected` when it is something else. */
export function readJson<Value>(
  attributes: Attributes,
  name: string,
  options: { isValid: (value: unknown) => value is Value; expected: string; fallback: Value },
): Value {
  const text = attributes[name];
  if (text === undefined || text.trim() === '') return options.fallback;
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    value = undefined;
  }
  if (!options.isValid(value)) {
    throw new Error(`"${name}" must be ${options.expected}; it is "${shorten(text)}".`);
  }
  return value;
}

export const isNumberArray = (value: unknown): value is number[] =>
  Array.isArray(value) && value.every((entry) => typeof entry === 'number' && Number.isFinite(entry));

export const isStringArray = (value: unknown): value is string[] =>
  Array.isArray(value) && value.every((entry) => typeof entry === 'string');

/** Rows of equal, non-zero length. */
export const isMatrix = (value: unknown): value is number[][] =>
  Array.isArray(value) &&
  value.length > 0 &&
  value.every((row) => isNumberArray(row) && row.length > 0 && row.length === value[0].length);

function shorten(text: string): string {
  return text.length > 40 ? `${text.slice(0, 40)}…` : text;
}
