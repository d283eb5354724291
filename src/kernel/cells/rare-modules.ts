/**
 * Modules of Node that few notebooks name. Their declarations are a fifth of all that a kernel would hold in memory, so
 * they stand in for empty files until some text names them.
 */

const FILES: Readonly<Record<string, string>> = {
  child_process: 'child_process',
  cluster: 'cluster',
  dgram: 'dgram',
  dns: 'dns',
  http2: 'http2',
  https: 'https',
  inspector: 'inspector.generated',
  readline: 'readline',
  repl: 'repl',
  sea: 'sea',
  test: 'test',
  tls: 'tls',
  trace_events: 'trace_events',
  v8: 'v8',
  vm: 'vm',
  wasi: 'wasi',
  zlib: 'zlib',
};

const MENTION = new RegExp(`['"\`](?:node:)?(${Object.keys(FILES).join('|')})(?:/\\w+)?['"\`]`, 'g');
const FILE = /\/@types\/node\/([\w.]+)\.d\.ts$/;

export class RareModules {
  readonly #wanted = new Set<string>();

  /** Takes note of the modules that a text names, in whatever way; says which declaration files were not wanted before. */
  notice(text: string): string[] {
    const added: string[] = [];
    for (const [, name = ''] of text.matchAll(MENTION)) {
      const file = FILES[name]!;
      if (this.#wanted.has(file)) continue;
      this.#wanted.add(file);
      added.push(file);
    }
    return added;
  }

  /** The name of a declaration file that nobody has wanted so far; undefined for all others. */
  match(fileName: string): string | undefined {
    const name = FILE.exec(fileName)?.[1];
    return name !== undefined && !this.#wanted.has(name) && Object.values(FILES).includes(name)
      ? name
      : undefined;
  }
}
