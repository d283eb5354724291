/**
 * Callbacks remember the cell that gave them: what they print appears under it, and timers of a stopped cell no longer
 * fire. Nothing else about them changes: order, `this`, arguments and results are those of Node.
 */
import type { ExecutionContext } from './context';
import type { Execution } from './execution';

type Call = (...values: never[]) => unknown;
type Calls = Record<string, Call>;

/** Puts a function in the place of another, with its name, length and properties. */
function replace(
  target: object,
  name: string,
  make: (original: (...values: unknown[]) => unknown) => Call,
): void {
  const original = (target as Calls)[name];
  if (typeof original !== 'function') return;
  const made = make(original as (...values: unknown[]) => unknown);
  const { prototype: _, ...properties } = Object.getOwnPropertyDescriptors(original);
  Object.defineProperties(made, properties);
  (target as Calls)[name] = made as Call;
}

const isDead = (owner: Execution) => owner.isDead;

/** Functions whose callback is the first argument, of `globalThis` and of `node:timers`. */
function bindFirst(
  context: ExecutionContext,
  targets: readonly object[],
  names: readonly string[],
  isDropped?: (owner: Execution) => boolean,
): void {
  for (const name of names) {
    let made: Call | undefined;
    for (const target of targets)
      replace(target, name, (original) => {
        made ??= function (this: unknown, callback: unknown, ...rest: unknown[]) {
          const bound = typeof callback === 'function' ? context.bind(callback as Call, isDropped) : callback;
          return Reflect.apply(original, this, [bound, ...rest]);
        };
        return made;
      });
  }
}

/** Functions whose callback is the last argument: those of `node:fs` that have a synchronous twin. */
function bindLast(context: ExecutionContext, target: object): void {
  for (const name of Object.keys(target)) {
    if (typeof (target as Calls)[`${name}Sync`] !== 'function') continue;
    replace(
      target,
      name,
      (original) =>
        function (this: unknown, ...values: unknown[]) {
          const last = values.length - 1;
          if (typeof values[last] === 'function') values[last] = context.bind(values[last] as Call);
          return Reflect.apply(original, this, values);
        },
    );
  }
}

/** What an emitter does by itself (data that comes, a process that ends) belongs to the cell that listens. */
function bindListeners(context: ExecutionContext, prototype: object): void {
  const owners = new WeakMap<object, Map<unknown, Execution>>();
  const bind = (original: (...values: unknown[]) => unknown) =>
    function (this: object, event: unknown, ...rest: unknown[]) {
      if (context.active) {
        const known = owners.get(this) ?? new Map<unknown, Execution>();
        owners.set(this, known.set(event, context.active));
      }
      return Reflect.apply(original, this, [event, ...rest]);
    };
  replace(prototype, 'on', bind);
  Object.assign(prototype, { addListener: (prototype as Calls).on });
  replace(prototype, 'prependListener', bind);
  replace(
    prototype,
    'emit',
    (original) =>
      function (this: object, ...values: unknown[]) {
        const owner = context.active ? undefined : owners.get(this)?.get(values[0]);
        const emit = () => Reflect.apply(original, this, values);
        return owner ? context.run(owner, emit) : emit();
      },
  );
}

/** `sleep` of node:timers/promises: the same timer, and its promise is rejected when the cell is stopped. */
function bindSleep(context: ExecutionContext, target: object, setTimer: typeof setTimeout): void {
  replace(
    target,
    'setTimeout',
    (original) =>
      function (this: unknown, ...values: unknown[]) {
        const [delay, value, options] = values;
        const owner = context.active;
        const isPlain = options === undefined && (delay === undefined || typeof delay === 'number');
        if (!owner || owner.isEnding || !isPlain) return Reflect.apply(original, this, values);
        return new Promise((resolve, reject) => {
          const forget = owner.rejectAtEnd(reject);
          setTimer(() => {
            forget();
            resolve(value);
          }, delay as number);
        });
      },
  );
}

/** `once` of node:events: rejected when the cell is stopped. */
function bindOnce(context: ExecutionContext, target: object): void {
  replace(
    target,
    'once',
    (original) =>
      function (this: unknown, emitter: unknown, name: unknown, options?: { signal?: AbortSignal }) {
        const ends = context.active?.signal;
        if (!ends || (options !== undefined && typeof options !== 'object'))
          return Reflect.apply(original, this, [emitter, name, options]);
        const signal = options?.signal ? AbortSignal.any([options.signal, ends]) : ends;
        return Reflect.apply(original, this, [emitter, name, { ...options, signal }]);
      },
  );
}

export function bindCallbacks(context: ExecutionContext): void {
  const setTimer = setTimeout;
  const load = process.getBuiltinModule;
  const events = load('node:events');
  bindFirst(
    context,
    [globalThis, load('node:timers')],
    ['setTimeout', 'setInterval', 'setImmediate'],
    isDead,
  );
  bindFirst(context, [globalThis], ['queueMicrotask'], isDead);
  // Node's streams use it, too: what they have begun they finish.
  bindFirst(context, [process], ['nextTick']);
  bindLast(context, load('node:fs'));
  bindListeners(context, events.EventEmitter.prototype);
  bindSleep(context, load('node:timers/promises'), setTimer);
  bindOnce(context, events);
  load('node:module').syncBuiltinESMExports();
}
