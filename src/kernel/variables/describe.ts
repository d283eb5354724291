/** A value in a line: what a list of variables has room for. */
import * as util from 'node:util';
import { cutText } from '../output/format-value';
import { isTensorLike, summarizeTensor } from '../output/tensor-summary';
import { viewOf } from '../output/view';
import { countBytes, Remark } from './parts';

const LIMITS = { depth: 1, maxArrayLength: 8, maxStringLength: 100, maxKeys: 8 };
const MAX_LENGTH = 160;

export function describeValue(value: unknown): string {
  if (value instanceof Remark) return value.text;
  const bytes = countBytes(value);
  const size = bytes === undefined ? '' : `, ${bytes.toLocaleString('en')} bytes`;
  if (isTensorLike(value)) return summarizeTensor(value) + size;
  try {
    const text = util.inspect(viewOf(value, LIMITS), { ...LIMITS, breakLength: Number.POSITIVE_INFINITY });
    return cutText(text.replace(/\s*\n\s*/g, ' '), MAX_LENGTH) + size;
  } catch {
    return 'a value that cannot be shown';
  }
}

/** What kind of thing a value is, where the compiler knows no better. */
export function nameType(value: unknown): string {
  if (value instanceof Remark) return '';
  if (value === null) return 'null';
  if (isTensorLike(value)) return summarizeTensor(value);
  if (typeof value !== 'object' || util.types.isProxy(value)) return typeof value;
  const { name } =
    (Object.getOwnPropertyDescriptor(Object.getPrototypeOf(value) ?? {}, 'constructor')?.value as
      | { name?: string }
      | undefined) ?? {};
  return name ?? 'object';
}
