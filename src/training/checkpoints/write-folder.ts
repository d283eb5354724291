/**
 * Files and folders that appear whole or not at all: written under another name, brought to the disk, then renamed. A
 * crash, a kill or a full disk in between leaves what was there before.
 */
import { closeSync, fsyncSync, openSync, renameSync, rmSync, writeSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { explainSystemError } from '../../data/files';
import { makeFolder } from '../../data/make-folder';

/** A file's bytes, in one part or several. */
export type FileParts = string | Uint8Array | readonly Uint8Array[];

/** Names that begin so are of writings that never ended; who lists a folder skips them. */
export const UNFINISHED = '.unfinished-';

/** The reason for which nothing could be written. */
export class WriteError extends Error {
  constructor(path: string, cause: NodeJS.ErrnoException) {
    const full = cause.code === 'ENOSPC' || cause.code === 'EDQUOT';
    const reason = explainSystemError(cause) ?? `${cause.code ?? cause.message}.`;
    super(
      full
        ? `The disk is full: ${path} could not be written. What was there before is intact. Make room, and go on.`
        : `${path} could not be written: ${reason} What was there before is intact.`,
      { cause },
    );
  }
}

/** Brings a folder's list of names to the disk; where that cannot be done (Windows) the rename stands alone. */
function syncFolder(folder: string): void {
  try {
    const handle = openSync(folder, 'r');
    try {
      fsyncSync(handle);
    } finally {
      closeSync(handle);
    }
  } catch {
    // Not on this system.
  }
}

function writeParts(file: string, parts: FileParts): void {
  const list = typeof parts === 'string' ? [Buffer.from(parts, 'utf8')] : [parts].flat();
  const handle = openSync(file, 'w');
  try {
    for (const part of list as Uint8Array[]) {
      for (let at = 0; at < part.length; ) at += writeSync(handle, part, at, part.length - at);
    }
    fsyncSync(handle);
  } finally {
    closeSync(handle);
  }
}

function temporaryName(path: string): string {
  return join(dirname(path), `${UNFINISHED}${process.pid}-${path.slice(dirname(path).length + 1)}`);
}

/** Nothing of a failed writing stays; that it cannot be removed is not the error to tell of. */
function removeQuietly(path: string): void {
  try {
    rmSync(path, { recursive: true, force: true });
  } catch {
    // The next save clears it away.
  }
}

/** Replaces a file as a whole. @throws WriteError; the old file is intact then. */
export function writeFileWhole(path: string, parts: FileParts): void {
  const temporary = temporaryName(path);
  try {
    makeFolder(dirname(path));
    writeParts(temporary, parts);
    renameSync(temporary, path);
    syncFolder(dirname(path));
  } catch (error) {
    removeQuietly(temporary);
    throw new WriteError(path, error as NodeJS.ErrnoException);
  }
}

/**
 * Makes a new folder with files in it, all at once.
 *
 * @throws WriteError, also if there is a folder of that name with something in it; what was there before is intact then.
 */
export function writeFolderWhole(path: string, files: Record<string, FileParts>): void {
  const temporary = temporaryName(path);
  try {
    rmSync(temporary, { recursive: true, force: true });
    makeFolder(temporary);
    for (const [name, parts] of Object.entries(files)) writeParts(join(temporary, name), parts);
    syncFolder(temporary);
    renameSync(temporary, path);
    syncFolder(dirname(path));
  } catch (error) {
    removeQuietly(temporary);
    throw new WriteError(path, error as NodeJS.ErrnoException);
  }
}
