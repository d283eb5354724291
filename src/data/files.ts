/** Files that a user names: what they are is looked at before they are read, and what fails is said in a sentence. */
import { closeSync, constants, fstatSync, openSync, readSync, renameSync, writeFileSync } from 'node:fs';
import { homedir } from 'node:os';
import { join } from 'node:path';

/** `~` and `~/…` as a shell reads them; in a variable, or behind `=`, no shell does. */
export function expandHome(path: string): string {
  return path === '~' || /^~[\\/]/.test(path) ? join(homedir(), path.slice(1)) : path;
}

/** What system errors mean, and what to do; the path is put before. */
const MEANINGS: Record<string, string> = {
  ENOENT: 'does not exist',
  EACCES: 'may not be opened or changed by you: ask its owner for the right, or name another place',
  EPERM: 'may not be opened or changed by you: ask its owner for the right, or name another place',
  EROFS: 'lies on a disk that can only be read: name another place',
  ENOSPC: 'does not fit: the disk is full. Make room, then give the command again',
  EDQUOT: 'does not fit: your share of the disk is full. Make room, then give the command again',
  EISDIR: 'is a folder; a file is wanted here',
  ENOTDIR: 'cannot be: a part of this path is a file, not a folder',
  EEXIST: 'is there already',
  ENXIO: 'is no file, but a pipe or a device: name a file',
  ENOTEMPTY: 'is a folder with something in it',
  ENAMETOOLONG: 'has a name that is too long',
  ELOOP: 'is a link that leads back to itself',
  EMFILE: 'cannot be opened: this process has too many files open (`ulimit -n` shows how many it may)',
  EIO: 'cannot be read or written: the disk reports a fault',
  ESTALE: 'cannot be reached: the network disk has been lost',
};

/**
 * A failing call's reason with the path and what to do: "/data is a folder; a file is wanted here (EISDIR)."
 * Undefined for what is no error of the file system.
 *
 * @param path what to call the place, where the error does not know it.
 */
export function explainSystemError(error: unknown, path?: string): string | undefined {
  const { code, path: found, dest, syscall } = (error ?? {}) as NodeJS.ErrnoException & { dest?: string };
  const meaning = code === undefined || syscall === undefined ? undefined : MEANINGS[code];
  const place = path ?? dest ?? found;
  return meaning && place ? `${place} ${meaning} (${code}).` : undefined;
}

/** More than any data set of the course's kind; what is larger is no such file. */
export const MOST_BYTES = 2 ** 30;

/**
 * Reads a whole file. Pipes, devices and folders are refused before a byte of them is read: some never end.
 *
 * @throws Error with the path and what to do.
 */
export function readRegularFile(path: string, mostBytes = MOST_BYTES): Buffer {
  let handle: number | undefined;
  try {
    // Without O_NONBLOCK opening a pipe waits for somebody to write to it.
    handle = openSync(path, constants.O_RDONLY | (constants.O_NONBLOCK ?? 0));
    const found = fstatSync(handle);
    if (found.isDirectory()) throw new Error(`${path} is a folder; a file is wanted here.`);
    if (!found.isFile()) throw new Error(`${path} is no file, but a pipe or a device: name a file.`);
    if (found.size > mostBytes) {
      throw new Error(`${path} is too large: ${found.size} bytes, where at most ${mostBytes} are expected.`);
    }
    return readAll(handle, found.size);
  } catch (error) {
    const sentence = explainSystemError(error, path);
    throw sentence ? Object.assign(new Error(sentence), { code: (error as { code?: string }).code }) : error;
  } finally {
    if (handle !== undefined) closeSync(handle);
  }
}

/** No more than the size that was looked at: a file that grows meanwhile has an end, too. */
function readAll(handle: number, size: number): Buffer {
  const bytes = Buffer.alloc(size);
  let at = 0;
  while (at < size) {
    const count = readSync(handle, bytes, at, size - at, at);
    if (count === 0) break;
    at += count;
  }
  return bytes.subarray(0, at);
}

/** Writes a file of a cache: whoever reads it finds all of it or none. */
export function writeWhole(file: string, content: string | Uint8Array): void {
  const temporary = `${file}.${process.pid}.tmp`;
  writeFileSync(temporary, content);
  renameSync(temporary, file);
}
