/** One training at a time writes to a folder. */
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import lockfile from 'proper-lockfile';
import { startProgress } from '../progress';
import { UserError } from '../user-error';

/** A lock that its holder has not renewed for so long is left over from a training that was killed. */
const STALE_MS = 10_000;

/** @throws UserError if the folder cannot be written to. @returns what gives it back; undefined if it is held. */
async function takeLock(folder: string): Promise<(() => Promise<void>) | undefined> {
  const options = {
    lockfilePath: join(folder, '.lock'),
    stale: STALE_MS,
    // A step on a slow engine may last longer than a lock; the training goes on all the same.
    onCompromised: () => {},
  };
  try {
    mkdirSync(folder, { recursive: true });
    return await lockfile.lock(folder, options);
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException;
    if (code === 'ELOCKED') return undefined;
    throw new UserError(`Nothing can be written to ${folder}: ${message}`);
  }
}

/**
 * Takes the folder, and makes it where it is missing; waits for a lock that may be left over.
 *
 * @returns what gives the folder back.
 * @throws UserError if another training holds it, or if it cannot be written to.
 */
export async function lockFolder(folder: string): Promise<() => Promise<void>> {
  const end = Date.now() + STALE_MS + 2000;
  let waiting: ReturnType<typeof startProgress> | undefined;
  for (;;) {
    const release = await takeLock(folder);
    if (release) {
      waiting?.done('it is free');
      return () => release().catch(() => {});
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
