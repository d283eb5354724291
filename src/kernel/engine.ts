/** The compiler's side of a kernel: one program and one scope for the cells of one notebook folder. */
import { createRequire } from 'node:module';
import * as path from 'node:path';
import { CellCompiler } from './cells/compiler';
import { readCellOptions } from './cells/options';
import { CellProgram } from './cells/program';
import { SourceFiles } from './cells/source-files';
import { KERNEL_TYPES } from './modules/tslab';

export interface Engine {
  /** Call it when work of the compiler was cut off. */
  recover(): void;
  cwd: string;
  files: SourceFiles;
  program: CellProgram;
  compiler: CellCompiler;
}

export function toSlashes(folder: string): string {
  return folder.split(path.sep).join('/');
}

export interface EngineOptions {
  /** Folder of the notebook. */
  cwd: string;
  /** A file whose `require` finds TypeScript and Node's types. */
  from: string;
  files?: SourceFiles;
}

export function createEngine({ cwd, from, files = new SourceFiles() }: EngineOptions): Engine {
  const { resolve } = createRequire(from);
  const libFolder = toSlashes(path.dirname(resolve('typescript')));
  const nodeTypes = toSlashes(path.join(path.dirname(resolve('@types/node/package.json')), 'index.d.ts'));
  const folder = toSlashes(cwd);
  const ambient = { fileName: `${folder}/#kernel.d.ts`, text: KERNEL_TYPES };
  const options = readCellOptions(cwd);
  const program = new CellProgram({ cwd: folder, libFolder, nodeTypes, options, files, ambient });
  const compiler = new CellCompiler(program, folder);
  return { cwd: folder, files, program, compiler, recover: () => program.recover() };
}

/**
 * The engine of a startup snapshot, if it was made for this folder, these options and these libraries; else a new one,
 * which shares the parsed files where options allow.
 */
export function adoptEngine(prepared: Engine | undefined, { cwd, from }: EngineOptions): Engine {
  const options = JSON.stringify(readCellOptions(cwd));
  if (!prepared || JSON.stringify(prepared.program.options) !== options) return createEngine({ cwd, from });
  prepared.program.refresh({ libraries: true });
  return prepared.cwd === toSlashes(cwd) ? prepared : createEngine({ cwd, from, files: prepared.files });
}
