/** Values as MIME bundles: rich objects show themselves, everything else is text. */
import { Interrupted } from '../errors/interrupted';
import { formatText } from './format-value';
import { toPlain } from './json';
import { readData, readMessage } from './safe-read';

export type MimeBundle = Record<string, unknown>;

/** A method of this name returns the MIME bundle of a rich object. */
export const DISPLAY_METHOD = Symbol.for('Jupyter.display');

const isJson = (type: string) => /^application\/(?:.*\+)?json$/.test(type);

/** Binary data of a bundle is base64. */
function toBase64(value: unknown): string | undefined {
  if (ArrayBuffer.isView(value))
    return Buffer.from(value.buffer, value.byteOffset, value.byteLength).toString('base64');
  return value instanceof ArrayBuffer ? Buffer.from(value).toString('base64') : undefined;
}

/** The data of one type as Jupyter takes it: text, or JSON for the types that are; undefined for what is no data. */
function toData(type: string, value: unknown): unknown {
  if (value === undefined || value === null || typeof value === 'function' || typeof value === 'symbol')
    return isJson(type) && value === null ? null : undefined;
  if (typeof value === 'string') return value;
  if (isJson(type)) return value;
  if (typeof value !== 'object') return String(value);
  if (Array.isArray(value) && value.every((line) => typeof line === 'string')) return value.join('');
  return toBase64(value) ?? (type.startsWith('text/') ? formatText(value) : JSON.stringify(toPlain(value)));
}

/** A bundle as Jupyter takes it, whatever it holds; what is no data is left out. */
export function cleanBundle(bundle: object): MimeBundle {
  const clean: MimeBundle = {};
  for (const type of Object.keys(bundle)) {
    const data = toData(type, (bundle as MimeBundle)[type]);
    if (data !== undefined) clean[type] = data;
  }
  return clean;
}

/**
 * MIME bundle of a value; a rich object's own method may be asynchronous. Where that method fails the value is shown
 * as text, together with the error.
 */
export async function toBundle(value: unknown): Promise<MimeBundle> {
  const display = readData(value, DISPLAY_METHOD);
  if (typeof display !== 'function') return { 'text/plain': formatText(value) };
  try {
    const bundle = await display.call(value);
    const clean = typeof bundle === 'object' && bundle !== null ? cleanBundle(bundle) : {};
    return Object.keys(clean).length > 0 ? clean : { 'text/plain': formatText(value) };
  } catch (error) {
    if (error instanceof Interrupted) throw error;
    return { 'text/plain': `${formatText(value)}\n(Its display method failed: ${readMessage(error)})` };
  }
}
