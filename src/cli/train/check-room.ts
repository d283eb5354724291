/** An early look at the free disk: better a sentence before a training than a full disk in the middle of it. */
import fs from 'node:fs';
import { UserError } from '../user-error';

export interface RoomOptions {
  /** Where checkpoints are written to; it exists. */
  folder: string;
  /** Of one checkpoint. */
  bytes: number;
  /** How many of the last ones are kept. */
  keep: number;
  /** How many there are already. */
  held: number;
}

/** Bytes that may still be written; undefined where the disk does not tell. */
function freeBytes(folder: string): number | undefined {
  try {
    const { bavail, bsize, blocks } = fs.statfsSync(folder);
    return blocks > 0 ? bavail * bsize : undefined;
  } catch {
    return undefined;
  }
}

const inMegabytes = (bytes: number): string =>
  bytes < 1e7 ? (bytes / 1e6).toFixed(1) : String(Math.round(bytes / 1e6));

/**
 * @returns a warning, if not all the checkpoints fit that are to be kept; undefined if they do, or if nobody knows.
 * @throws UserError if not one checkpoint fits.
 */
export function checkRoom({ folder, bytes, keep, held }: RoomOptions): string | undefined {
  const free = freeBytes(folder);
  if (free === undefined) return undefined;
  const room = `one checkpoint takes ${inMegabytes(bytes)} MB, and ${folder} has ${inMegabytes(free)} MB left`;
  if (free < bytes) {
    throw new UserError(`The disk is too full for this training: ${room}. Make room, or take another --out.`);
  }
  // The next one is written before the oldest is removed.
  const wanted = Math.max(1, keep + 1 - held) * bytes;
  if (free >= wanted) return undefined;
  return (
    `The disk may become full: ${room}; ${keep} and the next one are to be kept. Make room ` +
    `(${inMegabytes(wanted - free)} MB more), or take a smaller --keep.`
  );
}
