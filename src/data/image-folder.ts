/**
 * A folder of pictures as examples: PNG and JPEG files of any size, each cut to its middle square and made as small as
 * the networks want it. What cannot be read is skipped, counted and named. The examples are kept in a cache, so that a
 * folder is decoded once.
 */
import { createHash } from 'node:crypto';
import { basename, join } from 'node:path';
import { readRegularFile } from './files';
import type { ImageSet } from './images';
import { type ReadPictures, readPictureCache, writePictureCache } from './pictures/cache';
import { decodePicture } from './pictures/decode-picture';
import { fitPicture } from './pictures/fit-picture';
import { type FoundPictures, listPictures, type PictureFile, type Skipped } from './pictures/list-pictures';

export interface ImageFolderOptions {
  folder: string;
  /** Pixels of an example's side. */
  side: number;
  /** 1 for grey, 3 for colour. */
  channels: 1 | 3;
  /** Pictures to take at most, spread over the folder. Default: as many as fit into a gigabyte of examples. */
  most?: number;
  /** Without it the folder is decoded each time. */
  cacheFolder?: string;
  /** Hears now and then how far it is, e.g. `120 of 3,000 pictures`. */
  onProgress?: (text: string) => void;
}

export interface FolderSet extends ImageSet {
  /** What could not be read, with the reason. */
  skipped: Skipped[];
  /** Pictures whose shorter side is smaller than the examples'. */
  enlarged: number;
}

const LARGEST_FILE = 2 ** 28;
const MOST_EXAMPLE_BYTES = 2 ** 30;
/** How often a long decoding tells how far it is. */
const TELL = 25;

/**
 * Reads a folder's pictures. All labels are 0.
 *
 * @throws Error if the folder cannot be read, holds no pictures, or only one: a GAN learns from many.
 */
export function loadImageFolder(options: ImageFolderOptions): FolderSet {
  const { folder, side, channels, cacheFolder, onProgress = () => {} } = options;
  const bytes = side * side * channels;
  const found = listPictures(folder, (count) => onProgress(`${count.toLocaleString('en')} pictures found`));
  if (found.files.length === 0) throw new Error(describeEmptiness(folder, found));
  const files = spread(found.files, options.most ?? Math.floor(MOST_EXAMPLE_BYTES / bytes));
  const key = keyOf(files, { side, channels });
  const cached = cacheFolder ? readPictureCache(cacheFolder, key, bytes) : undefined;
  const read = cached ?? decodeAll(files, options, onProgress);
  if (cacheFolder && !cached && isLasting(read)) writePictureCache(cacheFolder, key, read);
  const count = read.pixels.length / bytes;
  const skipped = [...found.skipped, ...read.skipped];
  if (count === 0)
    throw new Error(`${folder} holds no picture that can be read. ${describeSkipped(skipped)}`);
  if (count === 1) {
    throw new Error(
      `${folder} holds only one picture that can be read: a GAN learns from many, hundreds at least.`,
    );
  }
  return {
    source: `${count.toLocaleString('en')} pictures in ${folder}`,
    count,
    height: side,
    width: side,
    channels,
    pixels: read.pixels,
    labels: new Uint8Array(count),
    skipped,
    enlarged: read.enlarged,
  };
}

function decodeAll(
  files: readonly PictureFile[],
  { folder, side, channels }: ImageFolderOptions,
  onProgress: (text: string) => void,
): ReadPictures {
  const bytes = side * side * channels;
  const pixels = new Uint8Array(files.length * bytes);
  const skipped: Skipped[] = [];
  const total = files.length.toLocaleString('en');
  let count = 0;
  let enlarged = 0;
  for (const [i, { name }] of files.entries()) {
    try {
      const picture = decodePicture(readRegularFile(join(folder, name), LARGEST_FILE));
      pixels.set(fitPicture(picture, { side, channels, orientation: picture.orientation }), count * bytes);
      if (Math.min(picture.width, picture.height) < side) enlarged++;
      count++;
    } catch (error) {
      const { message, code } = error as NodeJS.ErrnoException;
      skipped.push({ name, reason: message, ...(code ? { code } : {}) });
    }
    if ((i + 1) % TELL === 0 || i + 1 === files.length)
      onProgress(`${(i + 1).toLocaleString('en')} of ${total} pictures`);
  }
  return { pixels: pixels.slice(0, count * bytes), skipped, enlarged };
}

/** A file that could not be opened may be there the next time; one that is no picture stays none. */
const isLasting = ({ skipped }: ReadPictures) => skipped.every(({ code }) => code === undefined);

/** At most `most` of them, evenly spread. */
function spread<T>(all: readonly T[], most: number): readonly T[] {
  if (!(most >= 1)) throw new RangeError(`At least 1 picture must be taken; got most = ${most}.`);
  if (all.length <= most) return all;
  return Array.from(
    { length: Math.floor(most) },
    (_, i) => all[Math.floor((i * all.length) / Math.floor(most))]!,
  );
}

/** Of everything that decides the examples; a file that changes has another time or length. */
function keyOf(files: readonly PictureFile[], shape: { side: number; channels: number }): string {
  const hash = createHash('sha256').update(JSON.stringify({ version: 1, ...shape }));
  for (const { name, bytes, changedMs } of files) hash.update(`\n${name}\0${bytes}\0${changedMs}`);
  return hash.digest('hex').slice(0, 32);
}

function describeEmptiness(folder: string, { others, skipped }: FoundPictures): string {
  const kinds = [...others].sort(([, a], [, b]) => b - a).slice(0, 3);
  const list = kinds.map(([ending, count]) => `${count} ${ending || 'without an ending'}`).join(', ');
  const what = list ? `only other files (${list})` : 'nothing of the kind';
  return (
    `${folder} holds no pictures whose names end in .png, .jpg or .jpeg, ${what}. ` +
    `Name a folder with pictures.${skipped.length > 0 ? ` ${describeSkipped(skipped)}` : ''}`
  );
}

/** How many files were skipped, the first few by name with the reason: "2 files were skipped: a.png: …" */
export function describeSkipped(skipped: readonly Skipped[], most = 3): string {
  const named = skipped.slice(0, most).map(({ name, reason }) => `${name}: ${trim(reason, name)}`);
  const rest = skipped.length > most ? ` … and ${skipped.length - most} more.` : '';
  const count = skipped.length === 1 ? '1 file was' : `${skipped.length.toLocaleString('en')} files were`;
  return `${count} skipped: ${named.join(' ')}${rest}`;
}

/** A reason that begins with the file's path begins with the name twice. */
const trim = (reason: string, name: string) => {
  const at = reason.indexOf(`${basename(name)} `);
  return at >= 0 ? reason.slice(at + basename(name).length + 1) : reason;
};
