/** Values as text, as Node's own prompt shows them: in bounded time and length, whatever they are. */
import * as util from 'node:util';
import { Interrupted } from '../errors/interrupted';
import { chooseLimits, visibleParts } from './limits';
import { readMessage } from './safe-read';
import { isTensorLike, summarizeTensor } from './tensor-summary';
import { viewOf } from './view';

/** Longer texts, which a value's own inspection can make, are cut. */
const MAX_TEXT = 100_000;

/** A string's start that does not end in half a character. */
export function cutText(text: string, length: number): string {
  if (text.length <= length) return text;
  const end = /[\ud800-\udbff]/.test(text[length - 1]!) ? length - 1 : length;
  return `${text.slice(0, end)}… ${text.length - end} more characters`;
}

/** A value whose own code fails while it is shown: without that code, and with what it said. */
function formatPlainly(value: unknown, error: unknown): string {
  const limits = { depth: 1, maxArrayLength: 20, maxStringLength: 1000, maxKeys: 20 };
  const plainly = (shown: unknown) => util.inspect(shown, { ...limits, customInspect: false });
  let text = 'a value that cannot be shown';
  for (const attempt of [
    () => plainly(value),
    () => plainly(Object.fromEntries(visibleParts(value as object, limits))), // even the name of its class fails
  ])
    try {
      text = attempt();
      break;
    } catch {}
  return `${cutText(text, MAX_TEXT)}\n(Its own way to show itself failed: ${readMessage(error)})`;
}

/** Text of a value as a cell's result. Runs no getter and no trap of a proxy; a value's own inspection is called. */
export function formatText(value: unknown): string {
  try {
    if (isTensorLike(value))
      return value.isDisposed ? summarizeTensor(value) : cutText(String(value.toString(true)), MAX_TEXT);
    const limits = chooseLimits(value);
    const text = util.inspect(viewOf(value, limits), { ...limits, breakLength: 100, sorted: false });
    return cutText(text, MAX_TEXT);
  } catch (error) {
    if (error instanceof Interrupted) throw error;
    return formatPlainly(value, error);
  }
}
