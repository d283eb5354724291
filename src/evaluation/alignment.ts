/**
 * Does a conditional generator draw what it is asked for? The share of images that the classifier reads as the class that
 * was asked for, beside two controls, and how much the images of one class differ. A generator that has learned one image
 * a class by heart is aligned, too: only the variance tells it.
 */
import type { RandomStream } from '../random/stream';

/** How far images keep to their labels. */
export interface Alignment {
  count: number;
  /** Share read as asked, 0 … 1. */
  aligned: number;
  /** The same share against the same labels in another order: about what chance gives, 0.1 for ten even classes. */
  permuted: number;
  /** For each class the share of its images read as asked; NaN for a class that nobody asked for. */
  ofClass: number[];
}

/**
 * Compares what was asked for with what was read.
 *
 * @param asked the class of each image, whole numbers from 0 to classes − 1.
 * @param read what a classifier reads in the same images: `readDigitsOf(await classify(…)).digits`.
 * @param random draws the other order of the labels.
 * @throws RangeError if there are no images, not as many of both, or a label is no class.
 */
export function measureAlignment(
  asked: ArrayLike<number>,
  read: ArrayLike<number>,
  { classes, random }: { classes: number; random: RandomStream },
): Alignment {
  assertLabels(asked, classes, read.length);
  const order = random.permutation(asked.length);
  const permuted = Array.from(order, (place) => asked[place]!);
  const [wanted, met] = [new Array<number>(classes).fill(0), new Array<number>(classes).fill(0)];
  for (let i = 0; i < asked.length; i++) {
    wanted[asked[i]!]!++;
    if (read[i] === asked[i]) met[asked[i]!]!++;
  }
  return {
    count: asked.length,
    aligned: shareOfEqual(asked, read),
    permuted: shareOfEqual(permuted, read),
    ofClass: wanted.map((count, label) => met[label]! / count),
  };
}

function shareOfEqual(a: ArrayLike<number>, b: ArrayLike<number>): number {
  let equal = 0;
  for (let i = 0; i < a.length; i++) if (a[i] === b[i]) equal++;
  return equal / a.length;
}

/**
 * How much examples of the same class differ: the variance of each number within a class (around the class's mean, divided
 * by its number of examples), averaged over the numbers, then over the classes. 0: one and the same image in each class.
 *
 * @param values count × size: pixels, or the classifier's features.
 * @param labels the class of each example.
 * @returns that of all classes that have examples, and of each; NaN for a class without any.
 * @throws RangeError if there are no examples, the numbers are not as many for each, or a label is no class.
 */
export function varianceWithinClasses(
  values: ArrayLike<number>,
  labels: ArrayLike<number>,
  classes: number,
): { mean: number; ofClass: number[] } {
  assertLabels(labels, classes, labels.length);
  const size = values.length / labels.length;
  if (!Number.isInteger(size) || size === 0) {
    throw new RangeError(`${values.length} numbers cannot be shared evenly among ${labels.length} examples.`);
  }
  const ofClass = Array.from({ length: classes }, (_, label) => {
    const places = Array.from(labels, (_, i) => i).filter((i) => labels[i] === label);
    return varianceOf(values, places, size);
  });
  const known = ofClass.filter((variance) => !Number.isNaN(variance));
  return { mean: known.reduce((sum, variance) => sum + variance, 0) / known.length, ofClass };
}

/** Of the examples at these places, averaged over their numbers; NaN of none. */
function varianceOf(values: ArrayLike<number>, places: readonly number[], size: number): number {
  let sum = 0;
  for (let k = 0; k < size; k++) {
    const mean = places.reduce((total, i) => total + values[i * size + k]!, 0) / places.length;
    sum += places.reduce((total, i) => total + (values[i * size + k]! - mean) ** 2, 0) / places.length;
  }
  return sum / size;
}

/**
 * The baseline of a generator that has learned a single image of each class: for each label the first example of it.
 *
 * @param examples what is repeated: count × size numbers, and their classes.
 * @param asked the class of each image that is wanted.
 * @returns asked × size numbers, of which those of one class are all the same.
 * @throws RangeError if a class that is asked for has no example.
 */
export function oneImageAClass<Values extends Float32Array | Uint8Array>(
  { values, labels }: { values: Values; labels: ArrayLike<number> },
  asked: ArrayLike<number>,
): Values {
  const size = values.length / labels.length;
  const first = new Map<number, number>();
  for (let i = labels.length - 1; i >= 0; i--) first.set(labels[i]!, i);
  const repeated = new (values.constructor as new (length: number) => Values)(asked.length * size);
  for (let i = 0; i < asked.length; i++) {
    const place = first.get(asked[i]!);
    if (place === undefined) throw new RangeError(`No example is of class ${asked[i]}.`);
    repeated.set(values.subarray(place * size, (place + 1) * size), i * size);
  }
  return repeated;
}

function assertLabels(labels: ArrayLike<number>, classes: number, count: number): void {
  if (labels.length === 0) throw new RangeError('There are no images to be compared with their labels.');
  if (labels.length !== count) {
    throw new RangeError(`Each image has a label: there are ${count} images and ${labels.length} labels.`);
  }
  for (let i = 0; i < labels.length; i++) {
    const label = labels[i]!;
    if (Number.isInteger(label) && label >= 0 && label < classes) continue;
    throw new RangeError(`A label is a whole number from 0 to ${classes - 1}; number ${i} is ${label}.`);
  }
}
