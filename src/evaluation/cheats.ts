/**
 * Five generators that cheat: none of them has learned anything. What a measure is worth shows in which of them it catches,
 * and which one it lets pass. Each draws all it needs from the digits it is given, as a generator has its training set.
 */
import { type ImageSet, imageBytes, pixelsOf, selectImages } from '../data/images';
import { countClasses, meanImages } from '../data/statistics';
import { takeClass } from '../data/subsets';
import type { RandomStream } from '../random/stream';

export interface Cheat {
  name: string;
  /** What it does, for people. */
  does: string;
  /** `count` images made of these digits, every number drawn from the stream. */
  make(digits: ImageSet, options: { count: number; random: RandomStream }): ImageSet;
}

/** Digits of one class whose mean a blur is. */
const BLURRED = 8;

/** Deviation of the noise, in grey levels of 255. */
const NOISE = 50;

/** `count` numbers below `most`, none twice as long as there are enough. */
function drawIndices(most: number, count: number, random: RandomStream): number[] {
  const order = random.permutation(most);
  return Array.from({ length: count }, (_, i) => order[i % most]!);
}

const copyDigits = (digits: ImageSet, count: number, random: RandomStream) =>
  selectImages(digits, drawIndices(digits.count, count, random));

/** The classes that there are. */
const listClasses = (digits: ImageSet) =>
  [...countClasses(digits).entries()].filter(([, count]) => count > 0).map(([label]) => label);

/** Of each class the digit that lies nearest to the class's mean: clean, upright, like no one's hand. */
function takeTypical(digits: ImageSet): ImageSet {
  const means = meanImages(digits);
  const best = new Map<number, { index: number; distance: number }>();
  for (let index = 0; index < digits.count; index++) {
    const label = digits.labels[index]!;
    const mean = pixelsOf(means, label);
    const distance = pixelsOf(digits, index).reduce((sum, byte, i) => sum + (byte - mean[i]!) ** 2, 0);
    if (distance < (best.get(label)?.distance ?? Number.POSITIVE_INFINITY))
      best.set(label, { index, distance });
  }
  return selectImages(
    digits,
    listClasses(digits).map((label) => best.get(label)!.index),
  );
}

function blurDigits(digits: ImageSet, count: number, random: RandomStream): ImageSet {
  const classes = listClasses(digits).map((label) => takeClass(digits, label));
  const size = imageBytes(digits);
  const pixels = new Uint8Array(count * size);
  const labels = new Uint8Array(count);
  for (let i = 0; i < count; i++) {
    const own = classes[i % classes.length]!;
    const some = Array.from({ length: BLURRED }, () => pixelsOf(own, random.integer(own.count)));
    for (let p = 0; p < size; p++) {
      pixels[i * size + p] = Math.round(some.reduce((sum, one) => sum + one[p]!, 0) / BLURRED);
    }
    labels[i] = own.labels[0]!;
  }
  return { ...digits, count, pixels, labels };
}

function addNoise(images: ImageSet, random: RandomStream): ImageSet {
  const noise = random.normals(images.pixels.length);
  const pixels = images.pixels.map((byte, i) =>
    Math.max(0, Math.min(255, Math.round(byte + NOISE * noise[i]!))),
  );
  return { ...images, pixels };
}

/** Each image moved by one pixel: left, right, up or down. Digits have an empty border, so nothing is lost. */
function nudge(images: ImageSet, random: RandomStream): ImageSet {
  const size = imageBytes(images);
  const ways = [1, -1, images.width, -images.width];
  const pixels = new Uint8Array(images.pixels.length);
  for (let i = 0; i < images.count; i++) {
    const by = ways[random.integer(ways.length)]!;
    const image = pixelsOf(images, i);
    for (let p = Math.max(0, by); p < size + Math.min(0, by); p++) pixels[i * size + p] = image[p - by]!;
  }
  return { ...images, pixels };
}

export const CHEATS: readonly Cheat[] = [
  {
    name: 'copies',
    does: 'gives back digits that it was trained on',
    make: (digits, { count, random }) => copyDigits(digits, count, random),
  },
  {
    name: 'one a class',
    does: 'knows one clean digit of each class',
    make: (digits, { count }) => {
      const typical = takeTypical(digits);
      return selectImages(
        typical,
        Array.from({ length: count }, (_, i) => i % typical.count),
      );
    },
  },
  {
    name: 'blurs',
    does: `lays ${BLURRED} digits of a class over each other`,
    make: (digits, { count, random }) => blurDigits(digits, count, random),
  },
  {
    name: 'noise',
    does: `adds noise of deviation ${NOISE} grey levels to training digits`,
    make: (digits, { count, random }) =>
      addNoise(copyDigits(digits, count, random.fork('digits')), random.fork('noise')),
  },
  {
    name: 'half the classes',
    does: 'moves training digits by a pixel, and never draws 5 to 9',
    make: (digits, { count, random }) => {
      const lower = takeClass(digits, [0, 1, 2, 3, 4]);
      return nudge(copyDigits(lower, count, random.fork('digits')), random.fork('moves'));
    },
  },
];
