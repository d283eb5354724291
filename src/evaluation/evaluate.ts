/**
 * How good generated digits are: images, or a generator, in; one row of measures out. Every measure looks through the
 * shipped classifier, and every distance stands beside the floor of real digits.
 */
import { cropImages, toBytes } from '../data/images';
import { countClasses, distanceFromUniform } from '../metrics/class-histogram';
import { classifierScoreOfSplits, type SplitScore } from '../metrics/classifier-score';
import type { CriticGap } from '../metrics/critic-gap';
import { measureDensityCoverage } from '../metrics/density-coverage';
import { frechetDistance } from '../metrics/frechet';
import { frechetLimit } from '../metrics/frechet-limit';
import { disjointSubsets, type KernelEstimate, kernelDistanceOverSubsets } from '../metrics/kernel-distance';
import { memorisedShare } from '../metrics/memorised';
import { findAllNearest } from '../metrics/nearest';
import { coveredShare } from '../metrics/precision-recall';
import { rowsOf, type Vectors } from '../metrics/vectors';
import { CLASSIFIER_TRUNK, DIGITS, FEATURES } from '../models/classifier';
import { evenLabels } from '../models/conditional';
import type { Network } from '../models/network';
import { RandomStream } from '../random/stream';
import type { BestOf } from '../training/best-of';
import type { Classifier } from '../training/classifier';
import { drawExamples, type Pictures } from '../training/sample';
import { type Alignment, measureAlignment } from './alignment';
import { type Classified, classify, openClassifier, readableShare, readDigitsOf } from './classifier';
import { measureOwnGap, type OwnCritic } from './own-critic';
import { openReference, type Reference, type ReferenceOptions } from './reference';

/** The classifier and the real digits that all rows of a table share. */
export interface Evaluator {
  classifier: Classifier;
  reference: Reference;
  /** Of real digits, by their number on each side. */
  floors: Map<number, number>;
  dispose(): void;
}

/** What is known of one generator, or of images that nobody knows the generator of. */
export interface EvaluationRow {
  name: string;
  /** Images that shares are of. */
  count: number;
  /** Images on each side of the distances, and of precision, recall, density and coverage; at most `count`. */
  compared: number;
  /** The real digits, in words. */
  reference: string;
  /** Share of which the classifier is at least 0.9 sure, 0 … 1. */
  readable: number;
  /** Squared Fréchet distance in 64 features, and that of equally many other real digits. */
  distance: number;
  floor: number;
  /** The distance at infinitely many images, from 512 on: extrapolated, so that it may be below 0 by chance. */
  limit?: number;
  /** KID, with the standard error of its mean over disjoint subsets. */
  kernel: KernelEstimate;
  /** k = 3. */
  precision: number;
  recall: number;
  /** k = 5. */
  density: number;
  coverage: number;
  /** Share nearer to a training digit than 99 of 100 held-out digits are; so held-out digits have 0.01. */
  memorised: number;
  /** Images of each digit, as the classifier reads them, and their distance from even shares. */
  classes: number[];
  imbalance: number;
  /** 1 … 10; real digits show what can be reached. */
  score: SplitScore;
  parameters?: number;
  /** What the generator's own discriminator knows of its training digits by heart, where both are known. */
  criticGap?: CriticGap;
  /** Of a conditional generator: the share read as asked, and against the same labels in another order. */
  alignment?: Pick<Alignment, 'aligned' | 'permuted'>;
  /** That the drawing of all images took. */
  seconds?: number;
}

/** Fewer images than features plus one have no Fréchet distance. */
export const LEAST_IMAGES = FEATURES + 1;

/** A line to infinitely many needs parts that are four times as many as the features, and twice as many in all. */
const LEAST_FOR_LIMIT = 8 * FEATURES;

/** Images in a part of the classifier score, so that a table's scores have a spread. */
const SPLIT_IMAGES = 100;
const MOST_SPLITS = 10;

/** An engine must have been started. The caller disposes of the result. */
export async function openEvaluator(options: ReferenceOptions = {}): Promise<Evaluator> {
  const classifier = openClassifier();
  try {
    const reference = await openReference(classifier, options);
    return { classifier, reference, floors: new Map(), dispose: () => classifier.dispose() };
  } catch (error) {
    classifier.dispose();
    throw error;
  }
}

export interface EvaluateOptions {
  name: string;
  /** What a conditional generator was asked for, image by image. */
  asked?: ArrayLike<number>;
  parameters?: number;
  criticGap?: CriticGap;
  seconds?: number;
  /** Hears after each batch how many images are classified. */
  onProgress?: (done: number) => void;
}

/**
 * Measures images, real or fake.
 *
 * @param images grey, 28×28 or 32×32 (whose border of 2 pixels is cut off), 65 or more.
 * @throws RangeError for other images.
 */
export async function evaluateImages(
  evaluator: Evaluator,
  images: Pictures,
  { onProgress, asked, ...known }: EvaluateOptions,
): Promise<EvaluationRow> {
  assertReadable(images, known.name);
  const [side] = CLASSIFIER_TRUNK.inputShape as [number];
  const cut = images.height > side ? cropImages(images, side) : images;
  const seen = await classify(evaluator.classifier, cut, { onProgress });
  return measure(evaluator, seen, asked ? { ...known, alignment: alignmentOf(asked, seen) } : known);
}

function alignmentOf(asked: ArrayLike<number>, seen: Classified): EvaluationRow['alignment'] {
  const random = new RandomStream(1).fork('another order');
  const { digits } = readDigitsOf(seen);
  const { aligned, permuted } = measureAlignment(asked, digits, { classes: DIGITS, random });
  return { aligned, permuted };
}

export interface EvaluateGeneratorOptions {
  name: string;
  count: number;
  seed: number;
  /** The discriminator that it was trained against. */
  critic?: OwnCritic;
  /** Who chooses among how many candidates for each image. */
  bestOf?: BestOf;
  /** A clock in milliseconds; without it the row tells no time. */
  now?: () => number;
  /** Hears how many images are drawn and classified: `2 × count` at the end. */
  onProgress?: (done: number) => void;
}

/**
 * Measures the images of a generator, from latents of the seeded stream: those that `npm run sample` draws.
 *
 * @throws RangeError if its images are not those that the classifier reads, too few, or not finite.
 */
export async function evaluateGenerator(
  evaluator: Evaluator,
  generator: Network,
  { name, count, seed, critic, bestOf, now, onProgress = () => {} }: EvaluateGeneratorOptions,
): Promise<EvaluationRow> {
  const [height = 0, width = 0, channels = 0] = generator.outputShape;
  assertReadable({ count, height, width, channels }, name);
  const begun = now?.();
  const labels = labelsToAskFor(generator, { count, seed });
  const { values } = await drawExamples(generator, { count, seed, labels, bestOf, onProgress });
  const seconds = begun === undefined ? undefined : (now!() - begun) / 1000;
  const images = { count, height, width, channels, pixels: toBytes(values) };
  const fakes = { ...images, source: name, labels: labels ?? new Uint8Array(count) };
  return evaluateImages(evaluator, images, {
    name,
    seconds,
    criticGap: critic && measureOwnGap(critic, evaluator.reference.others, fakes),
    parameters: generator.parameterCount,
    asked: generator.spec.classes === DIGITS ? labels : undefined,
    onProgress: (done) => onProgress(count + done),
  });
}

/**
 * All classes equally often, in random order: the measures compare parts of the images, and every tenth image of classes
 * in turn is the same digit. Undefined for a generator without classes.
 */
function labelsToAskFor({ spec }: Network, { count, seed }: { count: number; seed: number }) {
  if (spec.classes === undefined) return undefined;
  const even = evenLabels(count, spec.classes);
  return Uint8Array.from(new RandomStream(seed).fork('labels').permutation(count), (place) => even[place]!);
}

/** The row of a perfect generator: `count` real digits that are not those of the reference (all if there are fewer). */
export async function evaluateReal(evaluator: Evaluator, count: number): Promise<EvaluationRow> {
  const { others } = evaluator.reference;
  assertCount(Math.min(count, others.count), 'real digits');
  return measure(evaluator, takeSome(others, Math.min(count, others.count)), { name: 'real digits' });
}

/** @throws RangeError that says what the classifier reads. */
export function assertReadable(
  { count, height, width, channels }: Omit<Pictures, 'pixels'>,
  name: string,
): void {
  if (channels !== 1 || height !== width || (height !== 28 && height !== 32)) {
    throw new RangeError(
      `${name}: the classifier reads grey digits of 28×28 or 32×32 pixels; these are ${[height, width, channels].filter(Boolean).join('×') || 'no images'}.`,
    );
  }
  assertCount(count, name);
}

function assertCount(count: number, name: string): void {
  if (Number.isInteger(count) && count >= LEAST_IMAGES) return;
  throw new RangeError(
    `${name}: ${count} images are too few: the distance of ${FEATURES} features needs ${LEAST_IMAGES} or more, and is worth reading from some 1,000 on.`,
  );
}

/** Images at equal distances, so that all parts of a set in some order are among them. */
function takeSome({ count, features, probabilities }: Classified, wanted: number): Classified {
  if (wanted === count) return { count, features, probabilities };
  const pick = (values: Float32Array, size: number) => {
    const picked = new Float32Array(wanted * size);
    for (let i = 0; i < wanted; i++) {
      const from = Math.floor((i * count) / wanted) * size;
      picked.set(values.subarray(from, from + size), i * size);
    }
    return picked;
  };
  return { count: wanted, features: pick(features, FEATURES), probabilities: pick(probabilities, DIGITS) };
}

const vectorsOf = (seen: Classified, count = seen.count): Vectors =>
  rowsOf(takeSome(seen, count).features, FEATURES);

function measure(
  evaluator: Evaluator,
  seen: Classified,
  known: Pick<EvaluationRow, 'name' | 'parameters' | 'seconds' | 'alignment' | 'criticGap'>,
): EvaluationRow {
  const { reference } = evaluator;
  const { digits, sureness } = readDigitsOf(seen);
  const { distances } = findAllNearest(vectorsOf(seen), rowsOf(reference.train.features, FEATURES));
  const classes = countClasses(digits, DIGITS);
  const splits = Math.max(1, Math.min(MOST_SPLITS, Math.floor(seen.count / SPLIT_IMAGES)));
  return {
    ...known,
    count: seen.count,
    reference: reference.line,
    readable: readableShare(sureness),
    ...compareWithReal(evaluator, seen),
    memorised: memorisedShare(distances, reference.copyThreshold),
    classes,
    imbalance: distanceFromUniform(classes),
    score: classifierScoreOfSplits(rowsOf(seen.probabilities, DIGITS), splits),
  };
}

/** The measures that depend on how many there are: as many on each side, and no more than there are real ones. */
function compareWithReal({ reference, floors }: Evaluator, seen: Classified) {
  const compared = Math.min(seen.count, reference.real.count, reference.others.count);
  const [real, fake] = [vectorsOf(reference.real, compared), vectorsOf(seen, compared)];
  if (!floors.has(compared))
    floors.set(compared, frechetDistance(real, vectorsOf(reference.others, compared)));
  return {
    compared,
    distance: frechetDistance(real, fake),
    floor: floors.get(compared)!,
    limit:
      compared < LEAST_FOR_LIMIT
        ? undefined
        : frechetLimit(real, fake, { random: new RandomStream(1) }).limit,
    kernel: kernelDistanceOverSubsets(real, fake, disjointSubsets(compared)),
    precision: coveredShare(fake, real),
    recall: coveredShare(real, fake),
    ...measureDensityCoverage(real, fake),
  };
}
