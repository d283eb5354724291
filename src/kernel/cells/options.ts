/** Compiler options of cells: the strictness of the nearest tsconfig.json, the module system of a cell. */
import * as fs from 'node:fs';
import * as path from 'node:path';
import { findGlobalTypes } from './node-types';
import { ts } from './typescript';

/** The nearest file of that name in a folder or above it. */
export function findUp(folder: string, name: string): string | undefined {
  for (let current = path.resolve(folder); ; current = path.dirname(current)) {
    const candidate = path.join(current, name);
    if (fs.existsSync(candidate)) return candidate;
    if (path.dirname(current) === current) return undefined;
  }
}

const WITHOUT_TSCONFIG: ts.CompilerOptions = {
  strict: true,
  lib: ['lib.es2023.d.ts'],
  esModuleInterop: true,
  resolveJsonModule: true,
};

function readTsconfig(cwd: string): ts.CompilerOptions {
  const file = findUp(cwd, 'tsconfig.json');
  if (!file) return WITHOUT_TSCONFIG;
  const { config, error } = ts.readConfigFile(file, (name) => fs.readFileSync(name, 'utf8'));
  if (error) return WITHOUT_TSCONFIG;
  const host: ts.ParseConfigHost = {
    useCaseSensitiveFileNames: true,
    fileExists: fs.existsSync,
    readFile: (name) => (fs.existsSync(name) ? fs.readFileSync(name, 'utf8') : undefined),
    readDirectory: () => [],
  };
  return ts.parseJsonConfigFileContent(config, host, path.dirname(file)).options;
}

/**
 * Options for the cells of a notebook in `cwd`. Types are as strict as the project's own files; rules of style that
 * make no sense for half-written notebooks (unused names) are off, and what a cell becomes is the kernel's affair.
 */
export function readCellOptions(cwd: string): ts.CompilerOptions {
  const project = readTsconfig(cwd);
  return {
    ...project,
    types: findGlobalTypes(project, cwd),
    target: Math.max(project.target ?? 0, ts.ScriptTarget.ES2022),
    module: ts.ModuleKind.ESNext,
    moduleResolution: ts.ModuleResolutionKind.Bundler,
    moduleDetection: ts.ModuleDetectionKind.Force,
    allowImportingTsExtensions: true,
    // Cells are modules, and modules are strict.
    alwaysStrict: true,
    noUnusedLocals: false,
    noUnusedParameters: false,
    isolatedModules: false,
    isolatedDeclarations: false,
    verbatimModuleSyntax: false,
    erasableSyntaxOnly: false,
    allowJs: false,
    noEmit: false,
    noEmitOnError: false,
    declaration: false,
    declarationMap: false,
    composite: false,
    incremental: false,
    emitDeclarationOnly: false,
    outDir: undefined,
    outFile: undefined,
    rootDir: undefined,
    tsBuildInfoFile: undefined,
    sourceMap: true,
    inlineSourceMap: false,
    removeComments: true,
    preserveConstEnums: true,
    importHelpers: false,
    skipLibCheck: true,
    newLine: ts.NewLineKind.LineFeed,
  };
}

/** `paths` of a project, and the folder they are relative to: `baseUrl`, or where tsconfig.json lies. */
export function readPathAliases(
  { paths, baseUrl, pathsBasePath }: ts.CompilerOptions,
  cwd: string,
): { paths: Record<string, string[]> | undefined; base: string } {
  const base = baseUrl ?? (typeof pathsBasePath === 'string' ? pathsBasePath : cwd);
  return { paths, base };
}
