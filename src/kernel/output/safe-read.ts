/** Looking at values without running any code of theirs: no getter, no proxy's trap. */
import * as util from 'node:util';

/** A property's value, own or inherited, where it is plain data; undefined for getters and behind proxies. */
export function readData(value: unknown, key: PropertyKey): unknown {
  if ((typeof value !== 'object' && typeof value !== 'function') || value === null) return undefined;
  for (let owner: object | null = value; owner; owner = Object.getPrototypeOf(owner)) {
    if (util.types.isProxy(owner)) return undefined;
    const found = Object.getOwnPropertyDescriptor(owner, key);
    if (found) return found.value;
  }
  return undefined;
}

/** Whether the prototype chain begins with `prototype`; a proxy has none. */
export function hasPrototype(value: object, ...prototypes: (object | null)[]): boolean {
  return !util.types.isProxy(value) && prototypes.includes(Object.getPrototypeOf(value));
}

/** What an error says about itself, whatever it is. */
export function readMessage(error: unknown): string {
  try {
    return util.types.isNativeError(error)
      ? `${error.name}: ${error.message}`
      : util.inspect(error, { depth: 0 });
  } catch {
    return 'an error that cannot be shown';
  }
}
