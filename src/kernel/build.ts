/** Bundles the kernel, so that it needs no loader, and makes its startup snapshot. */
import * as fs from 'node:fs';
import * as path from 'node:path';
import { build } from 'esbuild';
import { findImportedPackages } from './notebook-imports';
import { buildSnapshot, SNAPSHOT_FILE } from './snapshot';
import { createStartScript, START_SCRIPT } from './start-script';

export interface BuildKernelOptions {
  /** Folder to write to; the project's `.course/kernel` unless told. */
  outputFolder?: string;
  /** Folder of the notebooks that the startup snapshot is made for; the project's `notebooks` unless told. */
  notebookFolder?: string;
  /** Packages whose types the snapshot holds; those that the notebooks import unless told. */
  modules?: readonly string[];
  /**
   * Makes a startup snapshot, with which a first cell is answered some two seconds sooner. Default false: from a
   * snapshot, Node 20 aborts when a running loop is stopped ("async hook stack has become corrupted"), and Node 22 and
   * 24 abort at start.
   */
  snapshot?: boolean;
}

const projectFolder = () => path.resolve(__dirname, '..', '..');

/** Where the bundled kernel of this project lies. */
export function kernelFolder(): string {
  return path.join(projectFolder(), '.course', 'kernel');
}

/**
 * Writes `kernel.js` (the main thread), `wire.js` (the sockets' thread) and the script that starts them.
 * @returns the folder
 */
export async function buildKernel({
  outputFolder = kernelFolder(),
  notebookFolder = path.join(projectFolder(), 'notebooks'),
  modules = findImportedPackages(notebookFolder),
  snapshot = false,
}: BuildKernelOptions = {}): Promise<string> {
  fs.mkdirSync(outputFolder, { recursive: true });
  // The old snapshot holds the old kernel.
  fs.rmSync(path.join(outputFolder, SNAPSHOT_FILE), { force: true });
  await build({
    entryPoints: { kernel: path.join(__dirname, 'main.ts'), wire: path.join(__dirname, 'wire', 'worker.ts') },
    outdir: outputFolder,
    bundle: true,
    // A third of the snapshot would be the compiler's source text.
    minify: true,
    platform: 'node',
    target: 'node20',
    format: 'cjs',
    external: ['zeromq'],
    logLevel: 'error',
    legalComments: 'none',
  });
  const script = path.join(outputFolder, START_SCRIPT);
  fs.writeFileSync(script, createStartScript(process.execPath, process.version), { mode: 0o755 });
  const folder = fs.existsSync(notebookFolder) ? notebookFolder : projectFolder();
  if (snapshot) await buildSnapshot({ kernelFolder: outputFolder, notebookFolder: folder, modules });
  return outputFolder;
}
