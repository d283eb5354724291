/**
 * Lets `require` load the project's TypeScript: transpiled to CommonJS, awaits hooked so that the stop button works in
 * modules, and dropped from the cache with everything that depends on it when a file changes.
 */
import * as fs from 'node:fs';
import Module from 'node:module';
import * as path from 'node:path';
import { KERNEL } from '../cells/generated';
import { readStamp } from '../cells/source-files';
import { hookNode } from '../cells/transform';
import { ts } from '../cells/typescript';
import type { StackFrames } from '../errors/stack-frames';
import { loadCrypto } from './load-crypto';

/** Where transpiled modules find the await hooks and `import`. */
export const MODULE_HELPERS = Symbol.for('jupyter.typescript.kernel.module');
const PREFIX = `const ${KERNEL}=globalThis[Symbol.for('jupyter.typescript.kernel.module')];`;
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

const awaitHook: ts.TransformerFactory<ts.SourceFile> = (context) => (file) => {
  const visit = (node: ts.Node): ts.Node =>
    ts.isTypeNode(node) && !ts.isExpressionWithTypeArguments(node)
      ? node
      : hookNode(ts.visitEachChild(node, visit, context));
  return ts.visitEachChild(file, visit, context);
};

/** CommonJS with hooked awaits, and its source map. */
export function transpileModule(text: string, fileName: string): { code: string; map: string } {
  const { outputText, sourceMapText } = ts.transpileModule(text, {
    fileName,
    compilerOptions: {
      module: ts.ModuleKind.CommonJS,
      target: ts.ScriptTarget.ES2022,
      esModuleInterop: true,
      experimentalDecorators: true,
      jsx: ts.JsxEmit.React,
      sourceMap: true,
    },
    transformers: { before: [awaitHook] },
  });
  const code = outputText
    .replace(/^\/\/# sourceMappingURL=.*$/m, '')
    .replace(/^("use strict";)?/, `$1${PREFIX}`);
  return { code, map: sourceMapText ?? '{}' };
}

export interface RequireHookOptions {
  frames: StackFrames;
  /** Folder for transpiled text, shared by kernels; without it nothing is kept. */
  cacheFolder?: string;
  /** Files that a name of a project's module may stand for (`paths` of tsconfig.json), in order. */
  findAliases?: (request: string) => readonly string[];
}

export class RequireHook {
  readonly #frames: StackFrames;
  readonly #cacheFolder: string | undefined;
  readonly #findAliases: (request: string) => readonly string[];
  /** Project modules that were loaded, with the stamp they had. */
  readonly #loaded = new Map<string, string>();
  readonly #parents = new Map<string, Set<string>>();

  /** Called for each module that is looked for; may throw. */
  onRequest = (): void => {};

  constructor({ frames, cacheFolder, findAliases = () => [] }: RequireHookOptions) {
    this.#frames = frames;
    this.#findAliases = findAliases;
    this.#cacheFolder = cacheFolder;
  }

  install(): void {
    const internal = Module as unknown as InternalModule;
    for (const extension of EXTENSIONS)
      internal._extensions[extension] = (module, file) => {
        const { code, map, text } = this.#transpile(file);
        this.#frames.register(file, map, text, 0);
        module._compile(code, file);
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
      const file = (isOwn && findFirst(findAliases(request), find)) || find(request);
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

  #track(file: string, parent: { filename?: string } | undefined): void {
    if (!path.isAbsolute(file) || isLibrary(file)) return;
    if (!this.#loaded.has(file)) this.#loaded.set(file, readStamp(file) ?? '');
    if (!parent?.filename) return;
    const parents = this.#parents.get(file) ?? new Set();
    parents.add(parent.filename);
    this.#parents.set(file, parents);
  }

  #transpile(file: string): { code: string; map: string; text: string } {
    const text = fs.readFileSync(file, 'utf8');
    if (!this.#cacheFolder) return { ...transpileModule(text, file), text };
    const key = loadCrypto()
      .createHash('sha256')
      .update(`${ts.version}\0${PREFIX}\0${file}\0${text}`)
      .digest('hex');
    const cached = path.join(this.#cacheFolder, `${key}.json`);
    try {
      return { ...JSON.parse(fs.readFileSync(cached, 'utf8')), text };
    } catch {
      const result = transpileModule(text, file);
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
