/** `import.meta` of cells and of transpiled modules. */
import { isBuiltin } from 'node:module';
import * as path from 'node:path';
import { pathToFileURL } from 'node:url';

export interface ImportMeta {
  url: string;
  filename: string;
  dirname: string;
  /** Where a module's name leads, as a URL; of a relative name it is not asked whether a file is there. */
  resolve(specifier: string): string;
}

export function createImportMeta(filename: string, resolve: (name: string) => string): ImportMeta {
  const { href: url } = pathToFileURL(filename);
  return {
    url,
    filename,
    dirname: path.dirname(filename),
    resolve(specifier) {
      if (isBuiltin(specifier)) return specifier.startsWith('node:') ? specifier : `node:${specifier}`;
      if (/^(\.{0,2}\/|[a-z]+:)/.test(specifier)) return new URL(specifier, url).href;
      return pathToFileURL(resolve(specifier)).href;
    },
  };
}
