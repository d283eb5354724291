/**
 * The values of top-level names. A box is an object with the name as its only property: each name gets a hidden class
 * of its own, and compiled loops use it like a local variable.
 */
export type Box = Record<string, unknown>;

export class Boxes {
  readonly #boxes = new Map<string, Box>();

  /** The box of a name, the same one for ever. */
  box = (name: string): Box => {
    let box = this.#boxes.get(name);
    if (!box) {
      box = { [name]: undefined };
      this.#boxes.set(name, box);
    }
    return box;
  };

  /** The box of a name that is about to get a value of its own. */
  own = (name: string): Box => {
    const box = this.box(name);
    if (Object.getOwnPropertyDescriptor(box, name)?.get) {
      let value: unknown;
      try {
        value = box[name];
      } catch {
        value = undefined;
      }
      Object.defineProperty(box, name, { value, writable: true, enumerable: true, configurable: true });
    }
    return box;
  };

  /** Makes a name stand for something that lives elsewhere: a module's export, a local of a cell. */
  link = (name: string, get: () => unknown, set?: (value: unknown) => void): void => {
    Object.defineProperty(this.box(name), name, { get, set, enumerable: true, configurable: true });
  };
}
