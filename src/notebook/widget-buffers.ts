/**
 * Binary values of a widget's state travel beside its JSON, each with the path of its place. Source: ipywidgets' message
 * protocol, version 2.1.0, "Model state: buffers".
 */
export type StatePath = (string | number)[];

export interface PackedState {
  state: Record<string, unknown>;
  buffer_paths: StatePath[];
  buffers: ArrayBufferView[];
}

const isPlain = (value: object) => {
  const prototype = Object.getPrototypeOf(value);
  return prototype === Object.prototype || prototype === null;
};

/** Takes the binary values (typed arrays, ArrayBuffers) out: lists keep null in their place, objects lose the name. */
export function packState(state: Record<string, unknown>): PackedState {
  const buffer_paths: StatePath[] = [];
  const buffers: ArrayBufferView[] = [];
  const pack = (value: unknown, path: StatePath): unknown => {
    if (typeof value !== 'object' || value === null) return value;
    if (ArrayBuffer.isView(value) || value instanceof ArrayBuffer) {
      buffer_paths.push(path);
      buffers.push(ArrayBuffer.isView(value) ? value : new Uint8Array(value));
      return undefined;
    }
    if (Array.isArray(value)) return value.map((item, index) => pack(item, [...path, index]) ?? null);
    if (!isPlain(value)) return value;
    const entries = Object.entries(value).map(([name, item]) => [name, pack(item, [...path, name])] as const);
    return Object.fromEntries(entries.filter(([, item]) => item !== undefined));
  };
  const packed = pack(state, []) as Record<string, unknown>;
  return { state: packed, buffer_paths, buffers };
}

/** Puts buffers back to their places; a path that leads nowhere is left out. */
export function unpackState(
  state: Record<string, unknown>,
  paths: readonly StatePath[],
  buffers: readonly Uint8Array[],
): Record<string, unknown> {
  const whole = structuredClone(state);
  for (const [index, path] of paths.entries()) {
    let holder: unknown = whole;
    for (const step of path.slice(0, -1)) holder = (holder as Record<string, unknown> | undefined)?.[step];
    const last = path.at(-1);
    if (typeof holder === 'object' && holder !== null && last !== undefined)
      (holder as Record<string, unknown>)[last] = buffers[index];
  }
  return whole;
}
