/** One training at a time writes to a folder. */
import { randomUUID } from 'node:crypto';
import fs, { readFileSync, rmdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import lockfile from 'proper-lockfile';
import { explainSystemError } from '../../data/files';
import { makeFolder } from '../../data/make-folder';
import { startProgress } from '../progress';
import { UserError } from '../user-error';

/** A lock that its holder has not renewed for so long is left over from a training that was killed. */
const STALE_MS = 10_000;

/** Holds a text that only the holder of the lock knows: who finds another one has lost the folder. */
const OWNER_FILE = '.lock-owner';

/** A folder that is ours to write to. */
export interface FolderLock {
  /** @throws UserError if another training has taken the folder, while this one was suspended for example. */
  assertHeld(): void;
  release(): Promise<void>;
}

function readOwner(folder: string): string {
  try {
    return readFileSync(join(folder, OWNER_FILE), 'utf8');
  } catch {
    return '';
  }
}

/** @throws UserError if the folder cannot be written to. @returns undefined if another one holds it. */
async function takeLock(folder: string): Promise<FolderLock | undefined> {
  const owner = randomUUID();
  const isHeld = () => readOwner(folder) === owner;
  const options = {
    lockfilePath: join(folder, '.lock'),
    stale: STALE_MS,
    // A step on a slow engine may last longer than a lock. Whether somebody took it meanwhile, the owner's file says.
    onCompromised: () => {},
    // At the end of the process the library removes its locks: not one that is another's by then.
    fs: { ...fs, rmdirSync: (path: string) => isHeld() && rmdirSync(path) },
  };
  try {
    makeFolder(folder);
    const unlock = await lockfile.lock(folder, options);
    writeFileSync(join(folder, OWNER_FILE), owner);
    return {
      assertHeld() {
        if (isHeld()) return;
        throw new UserError(
          `Another training has taken ${folder} while this one was suspended or very slow. This one stops, and has ` +
            'changed nothing since; the other one goes on.',
        );
      },
      async release() {
        if (!isHeld()) return;
        await unlock().catch(() => {});
        rmSync(join(folder, OWNER_FILE), { force: true });
      },
    };
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ELOCKED') return undefined;
    throw new UserError(
      `Nothing can be written to ${folder}. ${explainSystemError(error) ?? (error as Error).message}`,
    );
  }
}

/**
 * Takes the folder, and makes it where it is missing; waits for a lock that may be left over.
 *
 * @throws UserError if another training holds it, or if it cannot be written to.
 */
export async function lockFolder(folder: string): Promise<FolderLock> {
  const end = Date.now() + STALE_MS + 2000;
  let waiting: ReturnType<typeof startProgress> | undefined;
  for (;;) {
    const lock = await takeLock(folder);
    if (lock) {
      waiting?.done('it is free');
      return lock;
    }
    if (Date.now() > end) {
      waiting?.done('it does not end');
      throw new UserError(
        `Another training is writing to ${folder}. Wait for its end, or take another --out.`,
      );
    }
    waiting ??= startProgress('Another training holds this folder, or was killed; waiting a moment');
    await new Promise((resolve) => setTimeout(resolve, 500));
  }
}
