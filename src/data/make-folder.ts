/** Folders for results, wherever a user wants them. */
import { mkdirSync, statSync } from 'node:fs';
import { dirname } from 'node:path';

/**
 * Makes a folder and those above it, where they are missing. Node's own `recursive` never ends where a folder is there
 * and yet says that it is not when something is made in it, as /proc does.
 *
 * @throws NodeJS.ErrnoException with the folder that cannot be made.
 */
export function makeFolder(path: string): void {
  try {
    mkdirSync(path);
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (isFolder(path)) return;
    if (code === 'EEXIST') throw Object.assign(new Error(code), { code: 'ENOTDIR', syscall: 'mkdir', path });
    const above = dirname(path);
    if (code !== 'ENOENT' || above === path) throw error;
    // The folder above takes no others: what it means for who named it is what a read-only disk means.
    if (isFolder(above)) throw Object.assign(error as Error, { code: 'EROFS' });
    makeFolder(above);
    makeFolder(path);
  }
}

function isFolder(path: string): boolean {
  return statSync(path, { throwIfNoEntry: false })?.isDirectory() ?? false;
}
