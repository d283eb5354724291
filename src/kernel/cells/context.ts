/**
 * Which cell the code that runs now belongs to: followed through awaits and promise callbacks, libraries' too.
 *
 * Node's AsyncLocalStorage does the same, but on Node 20 it keeps a stack of its own, and the process aborts when
 * running JavaScript is terminated. V8's promise hooks need none: they say which promise a job works for.
 */
import type { Execution } from './execution';

class Returned {
  constructor(object: object) {
    // biome-ignore lint/correctness/noConstructorReturn: a subclass's private field goes to the returned object.
    return object;
  }
}

/** The owner of a promise, in a private field: nothing that looks at the promise can see it. */
class Mark extends Returned {
  readonly #owner: Execution;

  constructor(promise: object, owner: Execution) {
    super(promise);
    this.#owner = owner;
  }

  static read(promise: object): Execution | undefined {
    return #owner in promise ? (promise as Mark).#owner : undefined;
  }
}

type Callback = (...values: never[]) => unknown;

export class ExecutionContext {
  /** The cell whose code runs now; undefined in the kernel's own code and in callbacks nobody knows. */
  active: Execution | undefined;

  /** From here on promises remember the cell that made them, and their jobs run as that cell's code. */
  followPromises(): void {
    // Not imported at the top: a startup snapshot must not hold what it loads.
    process.getBuiltinModule('node:v8').promiseHooks.createHook({
      init: (promise) => {
        if (this.active) new Mark(promise, this.active);
      },
      before: (promise) => {
        this.active = Mark.read(promise);
      },
      after: () => {
        this.active = undefined;
      },
    });
  }

  /** The cell in whose code a promise was made. */
  ownerOf(promise: object): Execution | undefined {
    return Mark.read(promise);
  }

  /**
   * Runs code as a cell's. After an error `active` stays: whoever hears of an error that nobody caught sees whose it was.
   */
  run<T>(owner: Execution | undefined, call: () => T): T {
    const before = this.active;
    this.active = owner;
    const result = call();
    this.active = before;
    return result;
  }

  /** A callback that will run as code of the cell that is active now; the same function when none is. */
  bind<C extends Callback>(callback: C, isDropped: (owner: Execution) => boolean = () => false): C {
    const owner = this.active;
    if (!owner) return callback;
    const context = this;
    return function (this: unknown, ...values: never[]) {
      if (isDropped(owner)) return undefined;
      return context.run(owner, () => Reflect.apply(callback, this, values));
    } as C;
  }
}
