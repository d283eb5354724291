/** The lecture's digits: real ones, and those of the shipped generator. */
import { type ImageSet, selectImages } from '../../../src/data/images';
import type { GridImages } from '../../../src/drawing/image-grid';
import type { Raster } from '../../../src/drawing/png';
import { RandomStream } from '../../../src/random/stream';
import { cutTiles, loadRun } from '../04-dcgan-on-mnist/run';
import { findDigit, loadDigits as loadSets } from '../digits';

/** Everything that is drawn by chance comes from forks of it. */
export const random = () => new RandomStream(2014);

const loadDigits = () => loadSets().train;

/** The first digits of a class. */
export function findDigits(label: number, count: number): Raster[] {
  return Array.from({ length: count }, (_, nth) => findDigit(loadDigits(), label, nth));
}

export const someDigits = (name: string, count: number): ImageSet =>
  selectImages(loadDigits(), random().fork(name).permutation(loadDigits().count).subarray(0, count));

/** The trained generator's images of its fixed latents. */
export const lastFakes = (): GridImages => cutTiles(loadRun().frames.at(-1)!);
