/** The compiler's side of a kernel: one program and one scope for the cells of one notebook folder. */
import { createRequire } from 'node:module';
import * as path from 'node:path';
import { CellCompiler } from './cells/compiler';
import { readCellOptions } from './cells/options';
import { CellProgram } from './cells/program';
import { SourceFiles } from './cells/source-files';
import { KERNEL_TYPES } from './modules/tslab';

export interface Engine {
  cwd: string;
  program: CellProgram;
  compiler: CellCompiler;
}

export function toSlashes(folder: string): string {
  return folder.split(path.sep).join('/');
}

export interface EngineOptions {
  /** Folder of the notebook. */
  cwd: string;
  /** A file whose `require` finds TypeScript. */
  from: string;
  files?: SourceFiles;
}

export function createEngine({ cwd, from, files = new SourceFiles() }: EngineOptions): Engine {
  const libFolder = toSlashes(path.dirname(createRequire(from).resolve('typescript')));
  const folder = toSlashes(cwd);
  const ambient = { fileName: `${folder}/#kernel.d.ts`, text: KERNEL_TYPES };
  const program = new CellProgram({ cwd: folder, libFolder, options: readCellOptions(cwd), files, ambient });
  return { cwd: folder, program, compiler: new CellCompiler(program, folder) };
}
