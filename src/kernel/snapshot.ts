/**
 * A V8 startup snapshot of the kernel with the compiler loaded and the libraries parsed, bound and checked: most of
 * what a first cell would wait for. It fits one Node version; the start script falls back to a plain start.
 */
import { execFileSync, spawn } from 'node:child_process';
import * as fs from 'node:fs';
import * as path from 'node:path';
import { NODE_FLAGS, NODE_STAMP, STACK_FLAG, V8_FLAGS } from './start-script';

export const SNAPSHOT_FILE = 'kernel.blob';

/** `kernel.js SNAPSHOT_MARK KERNEL_FILE MODULES` makes a snapshot instead of starting (see main.ts). */
const SNAPSHOT_MARK = '--make-snapshot';

export interface SnapshotOptions {
  /** The Node that will start from it. */
  node: string;
  /** Folder of the bundled kernel. */
  kernelFolder: string;
  /** Folder of the notebooks: their tsconfig.json and types are what is prepared. */
  notebookFolder: string;
  /** Packages whose types are made ready, too. */
  modules?: readonly string[];
}

/** Runs Node without a console; the exit code, or undefined if it did not run or was killed. */
function runNode(node: string, args: string[], folder: string): Promise<number | undefined> {
  // Node's options of this process (a loader, a memory limit) would become part of the snapshot.
  const { NODE_OPTIONS: _, ...env } = process.env;
  return new Promise((resolve) => {
    const child = spawn(node, args, { cwd: folder, stdio: 'ignore', env });
    child.on('error', () => resolve(undefined));
    child.on('exit', (code) => resolve(code ?? undefined));
  });
}

/** What a kernel exits with that is started without a connection file. */
const USAGE = 2;

/**
 * Makes the snapshot, under another name first, and starts it once: Node can write snapshots that it cannot start.
 * Returns whether there is one now: a plain start works without.
 */
export async function buildSnapshot({
  node,
  kernelFolder,
  notebookFolder,
  modules = [],
}: SnapshotOptions): Promise<boolean> {
  const kernel = path.join(kernelFolder, 'kernel.js');
  const target = path.join(kernelFolder, SNAPSHOT_FILE);
  const temporary = `${target}.${process.pid}`;
  const blob = ['--snapshot-blob', temporary];
  // Without NODE_FLAGS' first: the check that it turns off lies in the heap, and starting would turn it on again.
  const build = [
    ...V8_FLAGS,
    STACK_FLAG,
    '--no-warnings',
    '--expose-internals',
    ...blob,
    '--build-snapshot',
    kernel,
  ];
  const request = [SNAPSHOT_MARK, kernel, JSON.stringify(modules)];
  const isMade = (await runNode(node, [...build, ...request], notebookFolder)) === 0;
  const starts =
    isMade && (await runNode(node, [...NODE_FLAGS, STACK_FLAG, ...blob, kernel], notebookFolder)) === USAGE;
  if (!starts) {
    fs.rmSync(temporary, { force: true });
    return false;
  }
  const stamp = path.join(kernelFolder, NODE_STAMP);
  fs.writeFileSync(stamp, '');
  // Not utimes, which cuts the time to microseconds.
  execFileSync('touch', ['-r', node, stamp]);
  fs.renameSync(temporary, target);
  return true;
}
