/**
 * Lets `require` load the project's TypeScript: transpiled to CommonJS, and dropped from the cache with
 * everything that depends on it when a file changes.
 */
import * as fs from 'node:fs';
import Module, { createRequire } from 'node:module';
import * as path from 'node:path';
import { readStamp } from '../cells/source-files';
import { ts } from '../cells/typescript';
import type { StackFrames } from '../errors/stack-frames';
import { createImportMeta } from './import-meta';
import { loadCrypto } from './load-crypto';
import { PendingModules } from './pending-modules';
import { type ModuleOptions, type TranspiledModule, transpileModule } from './transpile';

/** Folder of transpiled modules, beside the kernel that made them. */
export const MODULE_CACHE = 'modules';
const EXTENSIONS = ['.ts', '.tsx', '.mts', '.cts'];
const isTypeScript = (file: string) => /\.[mc]?tsx?$/.test(file);
const isLibrary = (file: string) => file.includes(`${path.sep}node_modules${path.sep}`);

interface InternalModule {
  _extensions: Record<
    string,
    (module: NodeModule & { _compile(code: string, file: string): void }, file: string) => void
  >;
  _resolveFilename(request: string, parent: { filename?: string } | undefined, ...rest: unknown[]): string;
}

export interface RequireHookOptions {
  frames: StackFrames;
  /** Folder for transpiled text, shared by kernels; without it nothing is kept. */
  cacheFolder?: string;
  options?: ModuleOptions;
  /** Files that a name of a project's module may stand for (`paths` of tsconfig.json), in order. */
  findAliases?: (request: string) => readonly string[];
}

export class RequireHook {
  readonly #frames: StackFrames;
  readonly #cacheFolder: string | undefined;
  readonly #findAliases: (request: string) => readonly string[];
  /** Project modules that were loaded, with the stamp they had. */
  readonly #loaded = new Map<string, string>();
  readonly #options: ModuleOptions | undefined;
  readonly #pending = new PendingModules();
  readonly #parents = new Map<string, Set<string>>();

  /** Called for each module that is looked for; may throw. */
  onRequest = (): void => {};

  constructor({ frames, cacheFolder, options, findAliases = () => [] }: RequireHookOptions) {
    this.#frames = frames;
    this.#options = options;
    this.#findAliases = findAliases;
    this.#cacheFolder = cacheFolder;
  }

  install(): void {
    const internal = Module as unknown as InternalModule;
    for (const extension of EXTENSIONS)
      internal._extensions[extension] = (module, file) => {
        const { code, map, text } = this.#transpile(file);
        this.#frames.register(file, map, text);
        this.#pending.load(module, () => module._compile(code, file));
      };
    const resolve = internal._resolveFilename;
    const track = (file: string, parent: { filename?: string } | undefined) => this.#track(file, parent);
    const findAliases = this.#findAliases;
    const onRequest = () => this.onRequest();
    internal._resolveFilename = function (this: unknown, request, parent, ...rest) {
      onRequest();
      const find = (name: string) =>
        resolveTypeScript(name, (candidate) => resolve.call(this, candidate, parent, ...rest));
      const isOwn = parent?.filename !== undefined && !isLibrary(parent.filename);
      const beside = isOwn ? findBeside(request, parent.filename!) : undefined;
      const file = (isOwn && findFirst(findAliases(request), find)) || find(beside ?? request);
      track(file, parent);
      return file;
    };
  }

  /** Drops changed project modules and whoever imports them from the cache; says which files had changed. */
  dropChanged(): string[] {
    const changed = [...this.#loaded]
      .filter(([file, stamp]) => readStamp(file) !== stamp)
      .map(([file]) => file);
    const dropped = new Set<string>();
    const drop = (file: string) => {
      if (dropped.has(file)) return;
      dropped.add(file);
      delete moduleCache()[file];
      this.#pending.forget(file);
      this.#loaded.delete(file);
      for (const parent of this.#parents.get(file) ?? []) if (this.#loaded.has(parent)) drop(parent);
    };
    for (const file of changed) drop(file);
    return changed;
  }

  /** Drops modules whose loading was cut off. */
  dropHalfLoaded(): void {
    const cache = moduleCache() as Record<string, NodeModule | undefined>;
    for (const [file, module] of Object.entries(cache)) if (module && !module.loaded) delete cache[file];
  }

  /** What modules find as `of` of the kernel: its hooks, `import.meta`, and what runs a module that waits. */
  createHelpers(hooks: object): { of(module: NodeModule): object } {
    return {
      of: (module) =>
        Object.create(hooks, {
          meta: { value: createImportMeta(module.filename, createRequire(module.filename).resolve) },
          later: { value: (run: () => Promise<void>) => this.#pending.start(module, run) },
        }) as object,
    };
  }

  #track(file: string, parent: { filename?: string } | undefined): void {
    if (!path.isAbsolute(file) || isLibrary(file)) return;
    if (!this.#loaded.has(file)) this.#loaded.set(file, readStamp(file) ?? '');
    if (!parent?.filename) return;
    const parents = this.#parents.get(file) ?? new Set();
    parents.add(parent.filename);
    this.#parents.set(file, parents);
  }

  #transpile(file: string): TranspiledModule & { text: string } {
    const text = fs.readFileSync(file, 'utf8');
    if (!this.#cacheFolder) return { ...transpileModule(text, file, this.#options), text };
    const key = loadCrypto()
      .createHash('sha256')
      .update([ts.version, JSON.stringify(this.#options), file, text].join('\0'))
      .digest('hex');
    const cached = path.join(this.#cacheFolder, `${key}.json`);
    try {
      return { ...JSON.parse(fs.readFileSync(cached, 'utf8')), text };
    } catch {
      const result = transpileModule(text, file, this.#options);
      writeQuietly(cached, JSON.stringify(result));
      return { ...result, text };
    }
  }
}

function moduleCache(): Record<string, unknown> {
  return (Module as unknown as { _cache: Record<string, unknown> })._cache;
}

/** What is found for the first of some names; undefined when there is none. */
function findFirst(names: readonly string[], find: (name: string) => string): string | undefined {
  for (const name of names) {
    try {
      return find(name);
    } catch {} // the next one
  }
  return undefined;
}

const isFile = (file: string) => fs.statSync(file, { throwIfNoEntry: false })?.isFile() === true;

/**
 * What `./x` means to TypeScript where `x.json` or `x.js` lies beside `x.ts`: Node tries those first, and a program would
 * get the values of another file than its types are from.
 */
function findBeside(request: string, parent: string): string | undefined {
  if (!/^\.{1,2}\//.test(request) && !path.isAbsolute(request)) return undefined;
  const base = path.resolve(path.dirname(parent), request);
  return isFile(base) ? undefined : EXTENSIONS.map((extension) => base + extension).find(isFile);
}

/** `./x.js` in TypeScript means `./x.ts`. */
function resolveTypeScript(request: string, resolve: (name: string) => string): string {
  try {
    return resolve(request);
  } catch (error) {
    if ((!/^[./#]/.test(request) && !path.isAbsolute(request)) || !/\.[mc]?js$/.test(request)) throw error;
    return resolve(request.replace(/\.([mc]?)js$/, '.$1ts'));
  }
}

/** Written to another name first: two kernels may write the same file. A cache that cannot be written is no error. */
function writeQuietly(file: string, text: string): void {
  try {
    fs.mkdirSync(path.dirname(file), { recursive: true });
    const temporary = `${file}.${process.pid}`;
    fs.writeFileSync(temporary, text);
    fs.renameSync(temporary, file);
  } catch {}
}

export { isTypeScript };
