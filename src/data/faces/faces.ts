/**
 * Cartoon faces: colour pictures drawn by code, in the place of CelebA and of the anime faces of decks 001 and 004. They
 * are made in seconds, need no download, and show nobody; and since every attribute is known, what a generator does with
 * them can be measured.
 */
import type { RandomStream } from '../../random/stream';
import type { ImageSet } from '../images';
import { drawAttributes, type FaceAttributes, SMILE } from './attributes';
import { drawFace, FACE_SIDE } from './draw-face';

export interface FaceSet extends ImageSet {
  /** Of each image. */
  attributes: FaceAttributes[];
}

/** Names of the classes that `labels` numbers: each combination of glasses, a smile and a hat. */
export const FACE_CLASSES = [0, 1, 2, 3, 4, 5, 6, 7].map(
  (label) =>
    ['glasses', 'smile', 'hat'].filter((_, bit) => label & (1 << bit)).join(' and ') || 'none of them',
);

function labelOf({ glasses, smile, hat }: FaceAttributes): number {
  return Number(glasses !== 'none') + 2 * Number(smile >= SMILE) + 4 * Number(hat !== 'none');
}

/**
 * Faces of 64×64 pixels in colour, each with its attributes.
 *
 * @param options.count 1 or more; 8,000 take some seconds.
 * @throws RangeError for another count.
 */
export function drawFaces({ random, count }: { random: RandomStream; count: number }): FaceSet {
  if (!Number.isInteger(count) || count < 1) {
    throw new RangeError(`The number of faces is a whole number from 1 on; got ${count}.`);
  }
  const attributes = Array.from({ length: count }, () => drawAttributes(random));
  const bytes = FACE_SIDE * FACE_SIDE * 3;
  const pixels = new Uint8Array(count * bytes);
  for (const [i, face] of attributes.entries()) pixels.set(drawFace(face), i * bytes);
  return {
    source: `${count.toLocaleString('en')} faces drawn by the course`,
    count,
    height: FACE_SIDE,
    width: FACE_SIDE,
    channels: 3,
    pixels,
    labels: Uint8Array.from(attributes, labelOf),
    attributes,
  };
}
