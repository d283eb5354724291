/**
 * What is seen in a painted digit, without knowing what was asked for: colours and thickness by plain arithmetic, the
 * digit by the course's classifier.
 */
import { type ImageSet, imageBytes, pixelsOf } from '../data/images';
import { GROUNDS, INKS, spread } from '../data/painted-digits';
import { classify, readDigitsOf } from '../evaluation/classifier';
import type { Classifier } from '../training/classifier';
import { REQUEST_KINDS, type Request, type RequestKind } from './requests';

type Rgb = readonly number[];

const apart = (a: Rgb, b: Rgb) => Math.hypot(a[0]! - b[0]!, a[1]! - b[1]!, a[2]! - b[2]!);

function nearest<Name extends string>(colours: Readonly<Record<Name, Rgb>>, colour: Rgb): Name {
  const names = Object.keys(colours) as Name[];
  return names.reduce((best, name) =>
    apart(colours[name], colour) < apart(colours[best], colour) ? name : best,
  );
}

function meanColour(pixels: Uint8Array, places: readonly number[]): Rgb {
  return [0, 1, 2].map(
    (channel) => places.reduce((sum, place) => sum + pixels[3 * place + channel]!, 0) / places.length,
  );
}

/** From this share on, left when a pixel is taken off all round, a stroke counts as thick (tests/applications say how often rightly). */
const THICK_FROM = 0.48;

/** Places of the outermost two rows and columns: there is no digit there. */
const borderOf = (side: number): number[] =>
  Array.from({ length: side * side }, (_, i) => i).filter((i) =>
    [i % side, Math.floor(i / side)].some((at) => at < 2 || at >= side - 2),
  );

export interface Seen extends Omit<Request, 'digit'> {
  /** The digit as levels, white on black: how far each pixel's colour is from the ground's, the farthest 255. */
  cover: Uint8Array;
  /** Share of the ink that is left when one pixel is taken off all round, 0 to 1. */
  core: number;
}

/**
 * Colours and thickness of one picture. The ground is what the border has; the ink is the mean colour where the picture
 * differs most from it (at least 0.7 of the largest difference).
 *
 * @param pixels side × side × 3 bytes.
 */
export function seePainted(pixels: Uint8Array, side: number): Seen {
  const ground = meanColour(pixels, borderOf(side));
  const distances = Array.from({ length: side * side }, (_, i) =>
    apart([...pixels.subarray(3 * i, 3 * i + 3)], ground),
  );
  const farthest = Math.max(...distances, 1);
  const cover = Uint8Array.from(distances, (distance) => Math.round((255 * distance) / farthest));
  const inked = [...distances.keys()].filter((i) => distances[i]! >= 0.7 * farthest);
  const sum = (levels: Uint8Array) => levels.reduce((total, level) => total + level, 0);
  const core = sum(spread(cover, side, 'smallest')) / Math.max(1, sum(cover));
  return {
    cover,
    core,
    thickness: core >= THICK_FROM ? 'thick' : 'thin',
    ink: nearest(INKS, meanColour(pixels, inked.length > 0 ? inked : [0])),
    ground: nearest(GROUNDS, ground),
  };
}

/** What is seen in each picture. @throws RangeError unless they are 28×28 in colour. */
export async function readPainted(
  classifier: Classifier,
  images: Pick<ImageSet, 'count' | 'height' | 'width' | 'channels' | 'pixels'>,
): Promise<Request[]> {
  const { count, height, width, channels } = images;
  if (height !== 28 || width !== 28 || channels !== 3)
    throw new RangeError(`Painted digits are 28×28 in colour; these are ${height}×${width}×${channels}.`);
  const set: ImageSet = { ...images, source: '', labels: new Uint8Array(count) };
  const seen = Array.from({ length: count }, (_, i) => seePainted(pixelsOf(set, i), width));
  const grey = { count, height, width, channels: 1 };
  const pixels = new Uint8Array(count * imageBytes(grey));
  for (const [i, { cover }] of seen.entries()) pixels.set(cover, i * cover.length);
  const { digits } = readDigitsOf(await classify(classifier, { ...grey, pixels }));
  return seen.map(({ thickness, ink, ground }, i) => ({ thickness, ink, ground, digit: digits[i]! }));
}

/** Shares of pictures in which a request's word is seen, kind by kind, and all four at once; 0 to 1. */
export type Followed = Record<RequestKind | 'all', number>;

/** @throws RangeError unless there are as many readings as requests, at least one. */
export function shareFollowed(seen: readonly Request[], asked: readonly Request[]): Followed {
  if (seen.length !== asked.length || seen.length === 0)
    throw new RangeError(
      `Each picture has its request; got ${seen.length} pictures, ${asked.length} requests.`,
    );
  const share = (kinds: readonly RequestKind[]) =>
    seen.filter((one, i) => kinds.every((kind) => one[kind] === asked[i]![kind])).length / seen.length;
  return {
    ...(Object.fromEntries(REQUEST_KINDS.map((kind) => [kind, share([kind])])) as Record<
      RequestKind,
      number
    >),
    all: share(REQUEST_KINDS),
  };
}
