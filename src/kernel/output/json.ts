/** JSON of content that may hold what JSON cannot: such a value is shown as text and ends no cell. */
import { cutText } from './format-value';
import { readMessage } from './safe-read';

const MAX_DEPTH = 100;
/** JSON text has an end, too: a longer string is cut. */
const MAX_STRING = 100_000_000;

const showBigInt = (_: string, value: unknown) => (typeof value === 'bigint' ? value.toString() : value);

/** A copy that JSON can hold: of circles and of what fails when it is read, a note. */
export function toPlain(value: unknown, above: readonly object[] = []): unknown {
  if (typeof value === 'bigint') return value.toString();
  if (typeof value === 'number' && !Number.isFinite(value)) return null;
  if (typeof value === 'string') return cutText(value, MAX_STRING);
  if (typeof value !== 'object' || value === null) return value;
  if (above.includes(value)) return '[circular]';
  if (above.length >= MAX_DEPTH) return '[too deep]';
  try {
    const { toJSON } = value as { toJSON?: unknown };
    const inside = [...above, value];
    if (typeof toJSON === 'function') return toPlain(toJSON.call(value), inside);
    return Array.isArray(value)
      ? Array.from(value.keys(), (index) => readPlain(value, index, inside))
      : Object.fromEntries(Object.keys(value).map((key) => [key, readPlain(value, key, inside)]));
  } catch (error) {
    return `[${readMessage(error)}]`;
  }
}

function readPlain(owner: object, key: PropertyKey, above: readonly object[]): unknown {
  try {
    return toPlain((owner as Record<PropertyKey, unknown>)[key], above);
  } catch (error) {
    return `[${readMessage(error)}]`;
  }
}

export function stringify(content: object): string {
  try {
    return JSON.stringify(content, showBigInt);
  } catch {
    return JSON.stringify(toPlain(content));
  }
}
