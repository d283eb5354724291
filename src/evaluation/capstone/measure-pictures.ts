/** How good are pictures of anything? A distance that needs no trained network, beside what it is worth. */
import type { ImageSet } from '../../data/images';
import { toThumbnails } from '../../data/thumbnails';
import { kernelDistance } from '../../metrics/kernel-distance';
import { copyThreshold, memorisedShare } from '../../metrics/memorised';
import { findAllNearest } from '../../metrics/nearest';

export type PictureSet = Pick<ImageSet, 'count' | 'width' | 'height' | 'channels' | 'pixels'>;

export interface PictureMeasures {
  /** Pictures on each side of the distances. */
  count: number;
  /** Kernel distance (KID) of the generated pictures' thumbnails from those of held-out real ones. */
  distance: number;
  /** The same of real training pictures: what a perfect generator has. */
  floor: number;
  /** The same of an untrained generator's pictures. */
  untrained: number;
  /** Share of generated pictures that are nearer to a training picture than 99 of 100 held-out ones are. */
  memorised: number;
}

/** Held-out pictures that show what "too near" is. */
const FEWEST = 100;

/**
 * Compares in thumbnails of 8×8 pixels: colours and layout are seen, fine detail is not.
 *
 * @throws RangeError with fewer than 100 held-out pictures, or fewer than two of the others
 */
export function measurePictures(sets: {
  train: PictureSet;
  heldOut: PictureSet;
  generated: PictureSet;
  untrained: PictureSet;
}): PictureMeasures {
  if (sets.heldOut.count < FEWEST) {
    throw new RangeError(
      `${sets.heldOut.count} held-out pictures are too few to compare with: set ${FEWEST} or more aside.`,
    );
  }
  const [train, heldOut, generated, untrained] = [
    toThumbnails(sets.train),
    toThumbnails(sets.heldOut),
    toThumbnails(sets.generated),
    toThumbnails(sets.untrained),
  ] as const;
  const count = Math.min(train.length, heldOut.length, generated.length);
  const from = (vectors: readonly Float32Array[]) =>
    kernelDistance(vectors.slice(0, count), heldOut.slice(0, count));
  const threshold = copyThreshold(findAllNearest(heldOut, train).distances);
  return {
    count,
    distance: from(generated),
    floor: from(train),
    untrained: from(untrained),
    memorised: memorisedShare(findAllNearest(generated, train).distances, threshold),
  };
}
