/** Bundles the kernel so that it starts fast and needs no loader. */
import * as fs from 'node:fs';
import * as path from 'node:path';
import { build } from 'esbuild';

export interface BuildKernelOptions {
  /** Folder to write to; the project's `.course/kernel` unless told. */
  outputFolder?: string;
  /** Notebook folder that the startup snapshot is made for. */
  notebookFolder?: string;
}

const projectFolder = () => path.resolve(__dirname, '..', '..');

/** Where the bundled kernel of this project lies. */
export function kernelFolder(): string {
  return path.join(projectFolder(), '.course', 'kernel');
}

/** Writes `kernel.js` (the main thread) and `wire.js` (the sockets' thread). Returns the folder. */
export async function buildKernel({
  outputFolder = kernelFolder(),
}: BuildKernelOptions = {}): Promise<string> {
  fs.mkdirSync(outputFolder, { recursive: true });
  await build({
    entryPoints: { kernel: path.join(__dirname, 'main.ts'), wire: path.join(__dirname, 'wire', 'worker.ts') },
    outdir: outputFolder,
    bundle: true,
    platform: 'node',
    target: 'node20',
    format: 'cjs',
    external: ['zeromq'],
    logLevel: 'error',
    legalComments: 'none',
  });
  return outputFolder;
}
