/** Values as MIME bundles: rich objects show themselves, everything else is text. */
import * as util from 'node:util';

export type MimeBundle = Record<string, unknown>;

/** A method of this name returns the MIME bundle of a rich object. */
export const DISPLAY_METHOD = Symbol.for('Jupyter.display');

const INSPECT: util.InspectOptions = {
  depth: 4,
  maxArrayLength: 100,
  maxStringLength: 10_000,
  breakLength: 100,
  sorted: false,
};
const WALK_DEPTH = 4;
const WALK_ITEMS = 200;

interface TensorLike {
  shape: readonly number[];
  dtype: string;
  rankType: string;
  isDisposed?: boolean;
  toString(verbose?: boolean): string;
}

/** A tensor of any library that says shape and type the way tfjs does; its fields would be noise. */
function isTensorLike(value: unknown): value is TensorLike {
  if (typeof value !== 'object' || value === null) return false;
  const { shape, dtype, rankType } = value as Partial<TensorLike>;
  return Array.isArray(shape) && typeof dtype === 'string' && typeof rankType === 'string';
}

/** Stands for a tensor inside another value. */
class TensorSummary {
  constructor(readonly text: string) {}
  [util.inspect.custom](): string {
    return this.text;
  }
}

const summarize = (tensor: TensorLike) =>
  new TensorSummary(
    `Tensor ${tensor.dtype} [${tensor.shape.join(', ')}]${tensor.isDisposed ? ' (disposed)' : ''}`,
  );

function isPlain(value: object): boolean {
  const prototype = Object.getPrototypeOf(value);
  return prototype === Object.prototype || prototype === null;
}

/** A copy with tensors summarized, or the value itself where it holds none. */
function replaceTensors(value: unknown, depth = 0): unknown {
  if (isTensorLike(value)) return summarize(value);
  if (depth >= WALK_DEPTH || typeof value !== 'object' || value === null) return value;
  if (Array.isArray(value) && value.length <= WALK_ITEMS) {
    const items = value.map((item) => replaceTensors(item, depth + 1));
    return items.some((item, index) => item !== value[index]) ? items : value;
  }
  if (value instanceof Map && value.size <= WALK_ITEMS) {
    const entries = [...value].map(([key, item]) => [key, replaceTensors(item, depth + 1)] as const);
    return entries.some(([key, item]) => item !== value.get(key)) ? new Map(entries) : value;
  }
  if (!Array.isArray(value) && isPlain(value)) {
    const descriptors = Object.entries(Object.getOwnPropertyDescriptors(value));
    if (descriptors.length > WALK_ITEMS || descriptors.some(([, { get }]) => get)) return value;
    const entries = descriptors.map(
      ([key, descriptor]) => [key, replaceTensors(descriptor.value, depth + 1)] as const,
    );
    const record = value as Record<string, unknown>;
    return entries.some(([key, item]) => item !== record[key]) ? Object.fromEntries(entries) : value;
  }
  return value;
}

/** Text of a value as a cell's result. */
export function formatText(value: unknown): string {
  if (isTensorLike(value)) return value.isDisposed ? summarize(value).text : value.toString(true);
  return util.inspect(replaceTensors(value), INSPECT);
}

/** MIME bundle of a value; a rich object's own method may be asynchronous. */
export async function toBundle(value: unknown): Promise<MimeBundle> {
  if ((typeof value === 'object' && value !== null) || typeof value === 'function') {
    const display = (value as { [DISPLAY_METHOD]?: () => unknown })[DISPLAY_METHOD];
    if (typeof display === 'function') {
      const bundle = await display.call(value);
      if (typeof bundle === 'object' && bundle !== null) return bundle as MimeBundle;
    }
  }
  return { 'text/plain': formatText(value) };
}
