/** MNIST's four IDX files in a folder: where they are, and whether they hold digits. */
import { readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { expandHome, explainSystemError } from './files';
import { readIdxFile } from './idx';
import type { ImageSet } from './images';

const NAMES = {
  trainImages: 'train-images-idx3-ubyte',
  trainLabels: 'train-labels-idx1-ubyte',
  testImages: 't10k-images-idx3-ubyte',
  testLabels: 't10k-labels-idx1-ubyte',
};

export type MnistFiles = typeof NAMES;

/** Where downloads put the files below the folder that was asked for: torchvision, others. */
const PLACES = ['', 'raw', join('MNIST', 'raw'), 'MNIST'];

const WANTED = `It must hold MNIST's four files, plain or with .gz: ${Object.values(NAMES).join(', ')}.`;

const SIDE = 28;
const CLASSES = 10;

function listFolder(folder: string): string[] {
  try {
    return readdirSync(folder);
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === 'ENOENT') {
      throw new Error(`The folder ${folder} does not exist (--data, COURSE_DATA). ${WANTED}`);
    }
    if (code === 'ENOTDIR') throw new Error(`${folder} is a file, not a folder. ${WANTED}`);
    throw new Error(`${explainSystemError(error, folder) ?? (error as Error).message} ${WANTED}`);
  }
}

const isFolder = (path: string) => statSync(path, { throwIfNoEntry: false })?.isDirectory() ?? false;

/** A file by any of its names; 7-Zip writes a dot in place of the hyphen. */
function findFile(folder: string, name: string): string | undefined {
  const dotted = name.replace('-idx', '.idx');
  const names = [name, `${name}.gz`, dotted, `${dotted}.gz`];
  const present = listFolder(folder);
  const found = names.filter((candidate) => present.includes(candidate)).map((file) => join(folder, file));
  const file = found.find((path) => !isFolder(path));
  if (file) return file;
  // Kaggle's archive has a folder of the file's name, with the file in it.
  for (const path of found) {
    const inner = listFolder(path).find((candidate) => names.includes(candidate));
    if (inner && !isFolder(join(path, inner))) return join(path, inner);
  }
  return undefined;
}

function findAll(folder: string): Partial<MnistFiles> {
  return Object.fromEntries(
    Object.entries(NAMES).map(([role, name]) => [role, findFile(folder, name)] as const),
  );
}

/**
 * Finds the four files in a folder, or where a download has put them below it.
 *
 * @throws Error that names the folder, what is missing there, and what to do.
 */
export function findMnistFiles(named: string): { folder: string; files: MnistFiles } {
  const top = expandHome(named);
  listFolder(top);
  const places = PLACES.map((place) => join(top, place)).filter(isFolder);
  const candidates = places.map((folder) => ({ folder, files: findAll(folder) }));
  const isWhole = ({ files }: { files: Partial<MnistFiles> }) => Object.values(files).every(Boolean);
  const whole = candidates.find(isWhole);
  if (whole) return { folder: whole.folder, files: whole.files as MnistFiles };
  // Where most are: that is the folder that was meant.
  const count = ({ files }: { files: Partial<MnistFiles> }) => Object.values(files).filter(Boolean).length;
  const best = candidates.reduce((most, one) => (count(one) > count(most) ? one : most));
  const [, missing] = Object.entries(NAMES).find(([role]) => !best.files[role as keyof MnistFiles])!;
  const state = listFolder(best.folder).length === 0 ? 'is empty' : `has no ${missing}`;
  throw new Error(`The folder ${best.folder} ${state}. ${WANTED}`);
}

/**
 * Reads images and their labels.
 *
 * @throws Error with the file's name and what to do, unless they are as many images of 28×28 pixels, at least one, as
 * labels from 0 to 9.
 */
export function readDigits(imageFile: string, labelFile: string, source: string): ImageSet {
  const images = readIdxFile(imageFile);
  const labels = readIdxFile(labelFile);
  if (images.shape.length !== 3) {
    throw new Error(
      `${imageFile} holds ${images.shape.join('×')} bytes, not images (count × height × width). Are the files swapped?`,
    );
  }
  if (labels.shape.length !== 1) {
    throw new Error(`${labelFile} holds ${labels.shape.join('×')} bytes, not labels. Are the files swapped?`);
  }
  const [count, height, width] = images.shape as [number, number, number];
  if (labels.shape[0] !== count) {
    throw new Error(
      `${imageFile} holds ${count} images, ${labelFile} holds ${labels.shape[0]} labels: they do not belong together.`,
    );
  }
  if (count === 0) throw new Error(`${imageFile} holds no image. Get the file anew.`);
  if (height !== SIDE || width !== SIDE) {
    throw new Error(
      `${imageFile} holds images of ${height}×${width} pixels; the course's networks take ${SIDE}×${SIDE}.`,
    );
  }
  const odd = labels.data.find((label) => label >= CLASSES);
  if (odd !== undefined) {
    throw new Error(
      `${labelFile} holds the label ${odd}; the course's digits have the labels 0 to ${CLASSES - 1}. ` +
        'Is it another data set, letters for example?',
    );
  }
  return { source, count, height, width, channels: 1, pixels: images.data, labels: labels.data };
}
