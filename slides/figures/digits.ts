/** Real digits for slides: the package's, decoded once. */
import { CACHE_FOLDER } from '../../src/data/cache-folder';
import { type ImageSet, pixelsOf } from '../../src/data/images';
import { loadMnist, type MnistSets } from '../../src/data/mnist';
import type { Raster } from '../../src/drawing/png';

let loaded: MnistSets | undefined;

export function loadDigits(): MnistSets {
  loaded ??= loadMnist({ cacheFolder: CACHE_FOLDER });
  return loaded;
}

/** One image of a set, as a picture of its own. */
export function takeDigit(digits: ImageSet, index: number): Raster {
  return { width: 28, height: 28, channels: 1, pixels: pixelsOf(digits, index).slice() };
}

/** The digit of a class that is number `nth` of its kind, from 0 on. */
export function findDigit(digits: ImageSet, label: number, nth = 0): Raster {
  const index = [...digits.labels.keys()].filter((i) => digits.labels[i] === label)[nth];
  if (index === undefined) throw new Error(`There are not ${nth + 1} digits ${label}.`);
  return takeDigit(digits, index);
}
