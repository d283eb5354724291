/** Which global types cells see: those of a folder's `@types` packages, as TypeScript has them, and always Node's. */
import * as fs from 'node:fs';
import { ts } from './typescript';

const NODE = 'node';

const isFolder = (name: string) => fs.statSync(name, { throwIfNoEntry: false })?.isDirectory() ?? false;

function readFolders(name: string): string[] {
  if (!isFolder(name)) return [];
  return fs.readdirSync(name).filter((entry) => isFolder(`${name}/${entry}`));
}

/**
 * Names of the packages whose types are global in `cwd`: `types` of its tsconfig.json, or whatever lies in
 * `node_modules/@types` there and above. Cells run in Node, so its types are always among them.
 */
export function findGlobalTypes(options: ts.CompilerOptions, cwd: string): string[] {
  const host = {
    getCurrentDirectory: () => cwd,
    directoryExists: isFolder,
    getDirectories: readFolders,
    fileExists: (name: string) => fs.existsSync(name),
    readFile: (name: string) => (fs.existsSync(name) ? fs.readFileSync(name, 'utf8') : undefined),
  };
  const names = options.types ?? ts.getAutomaticTypeDirectiveNames(options, host);
  return [...new Set([...names, NODE])];
}

/**
 * How `/// <reference types="…" />` and the names above are found: as TypeScript does, and Node's types in
 * `nodeTypes` (the kernel's own copy) where a folder has none.
 */
export function createTypesResolver(
  host: ts.ModuleResolutionHost,
  nodeTypes: string,
): NonNullable<ts.CompilerHost['resolveTypeReferenceDirectiveReferences']> {
  const own: ts.ResolvedTypeReferenceDirectiveWithFailedLookupLocations = {
    resolvedTypeReferenceDirective: {
      primary: true,
      resolvedFileName: nodeTypes,
      isExternalLibraryImport: true,
    },
  };
  return (references, containingFile, redirected, options, sourceFile) =>
    references.map((reference) => {
      const isName = typeof reference === 'string';
      const name = isName ? reference : reference.fileName;
      const mode = (isName ? undefined : reference.resolutionMode) ?? sourceFile?.impliedNodeFormat;
      const found = ts.resolveTypeReferenceDirective(
        name,
        containingFile,
        options,
        host,
        redirected,
        undefined,
        mode,
      );
      return found.resolvedTypeReferenceDirective || name !== NODE ? found : own;
    });
}
