/**
 * A V8 startup snapshot of the kernel with the compiler loaded and the libraries parsed, bound and checked: most of
 * what a first cell would wait for. It fits one Node version; the start script falls back to a plain start.
 */
import { spawn } from 'node:child_process';
import * as fs from 'node:fs';
import * as path from 'node:path';
import { NODE_FLAGS } from './start-script';

export const SNAPSHOT_FILE = 'kernel.blob';

export interface SnapshotOptions {
  /** Folder of the bundled kernel. */
  kernelFolder: string;
  /** Folder of the notebooks: their tsconfig.json and types are what is prepared. */
  notebookFolder: string;
  /** Packages whose types are made ready, too. */
  modules?: readonly string[];
}

/** Makes the snapshot, under another name first. Returns whether it could be made: a plain start works without. */
export function buildSnapshot({
  kernelFolder,
  notebookFolder,
  modules = [],
}: SnapshotOptions): Promise<boolean> {
  const kernel = path.join(kernelFolder, 'kernel.js');
  const target = path.join(kernelFolder, SNAPSHOT_FILE);
  const temporary = `${target}.${process.pid}`;
  const flags = [...NODE_FLAGS, '--no-warnings', '--snapshot-blob', temporary, '--build-snapshot'];
  // Node's options of this process (a loader, a memory limit) would become part of the snapshot.
  const { NODE_OPTIONS: _, ...env } = process.env;
  return new Promise((resolve) => {
    const child = spawn(process.execPath, [...flags, kernel, kernel, JSON.stringify(modules)], {
      cwd: notebookFolder,
      stdio: 'ignore',
      env,
    });
    child.on('error', () => resolve(false));
    child.on('exit', (code) => {
      const isMade = code === 0 && fs.existsSync(temporary);
      if (isMade) fs.renameSync(temporary, target);
      else fs.rmSync(temporary, { force: true });
      resolve(isMade);
    });
  });
}
