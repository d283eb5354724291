/**
 * A folder in which stock tslab runs the notebooks. tslab refuses TypeScript outside of its own folder ("not under
 * 'rootDir'"), but reads declarations beside JavaScript from anywhere: so `src` lies there compiled, the notebooks beside
 * it with their cells rewritten (rewrite-cell.ts), and everything else by links.
 *
 *     .course/tslab/{src,notebooks,benchmarks,checkpoints,node_modules,.course,kernels/tslab}
 */
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, symlinkSync } from 'node:fs';
import { basename, dirname, join, resolve } from 'node:path';
import ts from 'typescript';
import { folders, root } from '../cli/project';
import { hashTexts, readText, writeWhole } from '../cli/setup/step';
import { UserError } from '../cli/user-error';
import { writeTslabKernelspec } from './kernelspec';
import { rewriteCell } from './rewrite-cell';

interface NotebookFile {
  cells: { cell_type: string; source: string | string[] }[];
  metadata: Record<string, unknown>;
}

export interface TslabWorkspace {
  /** Folder of the rewritten notebooks, where the kernel starts. */
  notebooks: string;
  /** For JUPYTER_PATH: holds the kernelspec `tslab`. */
  jupyterPath: string;
}

const folder = join(folders.made, 'tslab');
const LINKS = ['node_modules', 'benchmarks', 'experiments', 'checkpoints', '.course'];

const OPTIONS: ts.CompilerOptions = {
  target: ts.ScriptTarget.ES2022,
  lib: ['lib.es2023.d.ts'],
  types: ['node'],
  // What tslab's own compiler (TypeScript 5.0) makes of a cell.
  module: ts.ModuleKind.CommonJS,
  moduleResolution: ts.ModuleResolutionKind.Node10,
  strict: true,
  esModuleInterop: true,
  resolveJsonModule: true,
  skipLibCheck: true,
  declaration: true,
  rootDir: root,
};

const readSource = (cell: { source: string | string[] }) =>
  Array.isArray(cell.source) ? cell.source.join('') : cell.source;

function readNotebook(file: string): NotebookFile {
  return JSON.parse(readFileSync(file, 'utf8')) as NotebookFile;
}

/** Files below the project that the cells of a notebook import. */
function listImports(file: string, { cells }: NotebookFile): string[] {
  const found = cells
    .filter(({ cell_type }) => cell_type === 'code')
    .flatMap((cell) => ts.preProcessFile(readSource(cell)).importedFiles)
    .filter(({ fileName }) => fileName.startsWith('.'))
    .map(({ fileName }) => resolve(dirname(file), fileName));
  return found.flatMap((path) => {
    const candidates = [path, `${path}.ts`, join(path, 'index.ts')];
    return candidates.filter((candidate) => ts.sys.fileExists(candidate)).slice(0, 1);
  });
}

/** What cells need and do not name: the shower of last values, and widgets, whose scripts are bundled when first shown. */
function listUnimported(): string[] {
  const widgets = join(root, 'src', 'widgets');
  const entries = readdirSync(widgets, { recursive: true, encoding: 'utf8' });
  const scripts = entries.filter((name) => name.endsWith('.ts')).map((name) => join(widgets, name));
  return [join(root, 'src', 'notebook', 'show-result.ts'), ...scripts];
}

/** Changes with whatever the compiled modules depend on. */
function hashSources(modules: string[]): string {
  const source = join(root, 'src');
  const entries = readdirSync(source, { recursive: true, encoding: 'utf8' });
  const files = entries.filter((name) => /\.(ts|json)$/.test(name)).map((name) => join(source, name));
  return hashTexts(root, ts.version, ...modules, ...files.sort().map((file) => file + readText(file)));
}

/** Compiles the modules and all that they import into the workspace, unless nothing has changed. */
function compile(modules: string[]): void {
  const stamp = join(folder, 'stamp');
  const wanted = hashSources(modules);
  if (readText(stamp) === wanted) return;
  process.stderr.write('Compiling src/ for tslab …\n');
  rmSync(join(folder, 'src'), { recursive: true, force: true });
  const program = ts.createProgram({ rootNames: modules, options: { ...OPTIONS, outDir: folder } });
  const { emitSkipped, diagnostics } = program.emit();
  if (emitSkipped)
    throw new UserError(`src/ could not be compiled for tslab:\n${formatDiagnostics(diagnostics)}`);
  writeWhole(stamp, wanted);
}

function formatDiagnostics(diagnostics: readonly ts.Diagnostic[]): string {
  return ts.formatDiagnostics(diagnostics, {
    getCanonicalFileName: (name) => name,
    getCurrentDirectory: () => root,
    getNewLine: () => '\n',
  });
}

function link(): void {
  mkdirSync(folder, { recursive: true });
  for (const name of LINKS) {
    const target = name === '.course' ? folders.made : join(root, name);
    if (!existsSync(join(folder, name))) symlinkSync(target, join(folder, name), 'junction');
  }
}

function rewriteNotebook(file: string, notebook: NotebookFile): void {
  const cells = notebook.cells.map((cell) =>
    cell.cell_type === 'code' ? { ...cell, source: rewriteCell(readSource(cell)) } : cell,
  );
  const kernelspec = { name: 'tslab', display_name: 'TypeScript (tslab)', language: 'typescript' };
  const text = JSON.stringify(
    { ...notebook, cells, metadata: { ...notebook.metadata, kernelspec } },
    null,
    1,
  );
  writeWhole(join(folder, 'notebooks', basename(file)), `${text}\n`);
}

/**
 * Makes the workspace, or brings it up to date; a few seconds after a change in `src`.
 *
 * @param files the notebooks that are to run in it; they import relative to where they lie, one folder below the project
 */
export function makeTslabWorkspace(files: readonly string[]): TslabWorkspace {
  const notebooks = files.map((file) => [file, readNotebook(file)] as const);
  link();
  const imported = notebooks.flatMap(([file, notebook]) => listImports(file, notebook));
  compile([...new Set([...listUnimported(), ...imported])]);
  for (const [file, notebook] of notebooks) rewriteNotebook(file, notebook);
  writeTslabKernelspec(join(folder, 'kernels', 'tslab'));
  return { notebooks: join(folder, 'notebooks'), jupyterPath: folder };
}
