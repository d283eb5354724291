/** Examples made from pictures, kept in a file, so that they need not be made again. */
import { createHash } from 'node:crypto';
import { mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { readRegularFile, writeWhole } from '../files';
import type { Skipped } from './list-pictures';

/** What decoding a folder gives. */
export interface ReadPictures {
  /** The examples, one after the other. */
  pixels: Uint8Array;
  /** Files that could not be read. */
  skipped: Skipped[];
  /** Pictures whose shorter side is smaller than the examples'. */
  enlarged: number;
}

interface Note extends Omit<ReadPictures, 'pixels'> {
  /** SHA-256 of the examples. */
  checksum: string;
}

const LARGEST = 2 ** 31 - 1;

const checksumOf = (pixels: Uint8Array) => createHash('sha256').update(pixels).digest('hex');

const filesOf = (folder: string, key: string) => ({
  examples: join(folder, `pictures-${key}.bytes`),
  note: join(folder, `pictures-${key}.json`),
});

/** Undefined if they are not there, or are not what was written. @param bytes of an example. */
export function readPictureCache(folder: string, key: string, bytes: number): ReadPictures | undefined {
  try {
    const { examples, note } = filesOf(folder, key);
    const { checksum, skipped, enlarged } = JSON.parse(readFileSync(note, 'utf8')) as Note;
    const pixels = readRegularFile(examples, LARGEST);
    if (checksumOf(pixels) !== checksum || pixels.length % bytes !== 0 || !Array.isArray(skipped))
      return undefined;
    return { pixels: new Uint8Array(pixels), skipped, enlarged };
  } catch {
    return undefined;
  }
}

/** A cache that cannot be written (full disk, read-only folder) only costs time. */
export function writePictureCache(folder: string, key: string, { pixels, ...rest }: ReadPictures): void {
  const { examples, note } = filesOf(folder, key);
  try {
    mkdirSync(folder, { recursive: true });
    writeWhole(examples, pixels);
    writeWhole(note, JSON.stringify({ checksum: checksumOf(pixels), ...rest } satisfies Note));
  } catch {
    // Said above.
  }
}
