/**
 * Modules of Node that few notebooks name. Their declarations are a fifth of all that a kernel would hold in memory, so
 * they stand in for empty files until some text names them.
 */

/** What a text that names a module needs: its own declarations where they are rare, and the rare ones that these name. */
export const RARE_DECLARATIONS: Readonly<Record<string, readonly string[]>> = {
  child_process: ['child_process', 'dgram'],
  cluster: ['cluster', 'child_process', 'dgram'],
  crypto: ['tls'],
  dgram: ['dgram'],
  fs: ['readline'],
  http2: ['http2', 'tls'],
  https: ['https', 'tls'],
  inspector: ['inspector.generated'],
  readline: ['readline'],
  repl: ['repl', 'readline', 'vm'],
  sea: ['sea'],
  test: ['test'],
  tls: ['tls'],
  trace_events: ['trace_events'],
  v8: ['v8'],
  vm: ['vm'],
  wasi: ['wasi'],
  worker_threads: ['vm'],
  zlib: ['zlib'],
};

const RARE = new Set(Object.values(RARE_DECLARATIONS).flat());
const NAMES = Object.keys(RARE_DECLARATIONS).join('|');
const MENTION = new RegExp(`['"\`](?:node:)?(${NAMES})(?:/\\w+)?['"\`]`, 'g');
const FILE = /\/@types\/node\/([\w.]+)\.d\.ts$/;

export class RareModules {
  readonly #wanted = new Set<string>();

  /** Takes note of the modules that a text names, in whatever way; says which declaration files were not wanted before. */
  notice(text: string): string[] {
    const added: string[] = [];
    for (const [, name = ''] of text.matchAll(MENTION))
      for (const file of RARE_DECLARATIONS[name]!) {
        if (this.#wanted.has(file)) continue;
        this.#wanted.add(file);
        added.push(file);
      }
    return added;
  }

  /** The name of a declaration file that nobody has wanted so far; undefined for all others. */
  match(fileName: string): string | undefined {
    const name = FILE.exec(fileName)?.[1];
    return name !== undefined && !this.#wanted.has(name) && RARE.has(name) ? name : undefined;
  }
}
