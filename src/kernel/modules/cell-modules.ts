/** How cells and modules import: CommonJS and TypeScript by require, ES modules by import, with ES interop. */
import { createRequire } from 'node:module';
import * as path from 'node:path';
import { pathToFileURL } from 'node:url';
import * as vm from 'node:vm';
import type { CellModules } from '../cells/runtime';
import { createImportMeta } from './import-meta';
import { ModulePending, whenReady } from './pending-modules';
import { isTypeScript } from './require-hook';

/** Codes of Node's refusals to `require` what only `import` can load. */
const NEEDS_IMPORT = new Set(['ERR_REQUIRE_ESM', 'ERR_REQUIRE_ASYNC_MODULE']);

/** What `import * as x` gives for a CommonJS module: its members, and itself as `default`. */
export function toNamespace(exports: unknown): unknown {
  if (exports === null || (typeof exports !== 'object' && typeof exports !== 'function'))
    return { default: exports };
  if ((exports as { __esModule?: boolean }).__esModule) return exports;
  if (Object.prototype.toString.call(exports) === '[object Module]') return exports;
  return Object.defineProperties(Object.create(null), {
    ...Object.getOwnPropertyDescriptors(exports),
    default: { value: exports, enumerable: true, configurable: true },
  });
}

export interface CellModulesOptions {
  /** Folder of the notebook. */
  cwd: string;
  /** Modules the kernel itself brings, by name. */
  builtIn: ReadonlyMap<string, unknown>;
}

export function createCellModules({ cwd, builtIn }: CellModulesOptions): CellModules {
  const filename = path.join(cwd, 'cell.ts');
  const nodeRequire = createRequire(filename);
  const nativeImport = vm.runInThisContext('(specifier) => import(specifier)', {
    importModuleDynamically: vm.constants.USE_MAIN_CONTEXT_DEFAULT_LOADER,
  }) as (specifier: string) => Promise<unknown>;
  const cellRequire = Object.assign(
    (name: string) => (builtIn.has(name) ? builtIn.get(name) : nodeRequire(name)),
    nodeRequire,
  ) as NodeJS.Require;
  const namespaces = new WeakMap<object, unknown>();

  const namespaceOf = (exports: unknown): unknown => {
    if (exports === null || (typeof exports !== 'object' && typeof exports !== 'function'))
      return toNamespace(exports);
    let namespace = namespaces.get(exports);
    if (!namespace) {
      namespace = toNamespace(exports);
      namespaces.set(exports, namespace);
    }
    return namespace;
  };

  const importNative = (specifier: string, require: NodeJS.Require): Promise<unknown> => {
    if (/^(node|data|file|https?):/.test(specifier)) return nativeImport(specifier);
    const resolved = resolveForImport(specifier, require, cwd);
    return nativeImport(path.isAbsolute(resolved) ? pathToFileURL(resolved).href : resolved);
  };

  return {
    require: cellRequire,
    meta: createImportMeta(filename, nodeRequire.resolve),
    load(specifier) {
      try {
        return namespaceOf(cellRequire(specifier));
      } catch (error) {
        if (error instanceof ModulePending) return whenReady(() => namespaceOf(cellRequire(specifier)));
        const code = (error as { code?: string }).code ?? '';
        if (NEEDS_IMPORT.has(code) || code === 'ERR_PACKAGE_PATH_NOT_EXPORTED')
          return importNative(specifier, nodeRequire);
        throw error;
      }
    },
    async import(specifier, require = nodeRequire) {
      const name = String(specifier);
      if (builtIn.has(name)) return namespaceOf(builtIn.get(name));
      let resolved: string | undefined;
      try {
        resolved = require.resolve(name);
      } catch {}
      // TypeScript and JSON are not for Node's ES loader.
      if (resolved && (isTypeScript(resolved) || resolved.endsWith('.json')))
        return whenReady(() => namespaceOf(require(name)));
      return importNative(name, require);
    },
  };
}

/** A path for a relative or bare name, as seen from the module that asks. */
function resolveForImport(specifier: string, require: NodeJS.Require, cwd: string): string {
  if (specifier.startsWith('.')) return path.resolve(cwd, specifier);
  try {
    return require.resolve(specifier);
  } catch {
    return findEsmEntry(specifier, cwd) ?? specifier;
  }
}

/** A package whose `exports` offer only `import` is invisible to require.resolve. */
function findEsmEntry(specifier: string, cwd: string): string | undefined {
  const finder = createRequire(path.join(cwd, 'cell.ts'));
  const name = specifier
    .split('/')
    .slice(0, specifier.startsWith('@') ? 2 : 1)
    .join('/');
  for (const folder of finder.resolve.paths(specifier) ?? []) {
    try {
      const json = finder(path.join(folder, name, 'package.json')) as { exports?: unknown; module?: string };
      const entry =
        pickImport(json.exports, specifier === name ? '.' : `.${specifier.slice(name.length)}`) ??
        json.module;
      if (entry) return path.join(folder, name, entry);
    } catch {}
  }
  return undefined;
}

function pickImport(exports: unknown, subpath: string): string | undefined {
  if (typeof exports === 'string') return subpath === '.' ? exports : undefined;
  if (typeof exports !== 'object' || exports === null) return undefined;
  const table = exports as Record<string, unknown>;
  if (subpath in table) return pickImport(table[subpath], '.');
  for (const condition of ['node', 'import', 'default']) {
    const found = condition in table ? pickImport(table[condition], subpath) : undefined;
    if (found) return found;
  }
  return undefined;
}
