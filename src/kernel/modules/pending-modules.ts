/**
 * Modules with an `await` at their top level, in a system whose `require` cannot wait: the first require starts the
 * module and throws; who imports waits, and asks again.
 */

/** What `require` throws for a module that is not ready. */
export class ModulePending extends Error {
  override name = 'ModulePending';
  constructor(
    file: string,
    /** Settles when it is worth asking again; rejects with the module's own error. */
    readonly ready: Promise<void>,
  ) {
    super(
      `${file} waits at its top level (\`await\`), and \`require\` cannot wait. Load it with \`import\`.`,
    );
  }
}

interface Entry {
  exports: unknown;
  ready: Promise<void>;
  isReady: boolean;
}

/** Runs `load` again and again, until nothing that it needs is pending. */
export async function whenReady<T>(load: () => T | Promise<T>): Promise<T> {
  for (;;) {
    try {
      return await load();
    } catch (error) {
      if (!(error instanceof ModulePending)) throw error;
      await error.ready;
    }
  }
}

export class PendingModules {
  readonly #entries = new Map<string, Entry>();

  /** Called by a module that waits: `run` is its text. */
  start(module: NodeModule, run: () => Promise<void>): void {
    const entry: Entry = { exports: undefined, isReady: false, ready: Promise.resolve() };
    entry.ready = whenReady(run).then(
      () => {
        entry.exports = module.exports;
        entry.isReady = true;
      },
      (error) => {
        this.#entries.delete(module.filename);
        throw error;
      },
    );
    entry.ready.catch(() => {}); // whoever waits is told
    this.#entries.set(module.filename, entry);
  }

  /** Runs a module by `compile`, or takes what it has become; throws while it is not ready. */
  load(module: NodeModule, compile: () => void): void {
    const file = module.filename;
    if (!this.#entries.has(file)) compile();
    const entry = this.#entries.get(file);
    if (!entry) return;
    if (!entry.isReady) throw new ModulePending(file, entry.ready);
    module.exports = entry.exports;
  }

  forget(file: string): void {
    this.#entries.delete(file);
  }
}
