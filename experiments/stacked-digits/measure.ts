/**
 * Stacked digits, 1,000 modes: five games with the same narrow networks and equally many steps, over seeds. Modes found
 * and their divergence from even shares are read by the shipped classifier, channel by channel, of 10,000 images. Writes
 * results.json beside this file:
 *
 *     npm run experiment -- stacked-digits
 */
import * as tf from '@tensorflow/tfjs';
import { findMnistData } from '../../src/data/choose-digits';
import type { ImageSet } from '../../src/data/images';
import { loadMnist } from '../../src/data/mnist';
import { splitChannels, stackDigits } from '../../src/data/stacked-digits';
import { classify, openClassifier, readDigitsOf } from '../../src/evaluation/classifier';
import { countClasses } from '../../src/metrics/class-histogram';
import { type ModeCoverage, measureModes, readStackedModes } from '../../src/metrics/mode-coverage';
import { plainNetworks } from '../../src/models/plain-dcgan';
import { RandomStream } from '../../src/random/stream';
import { imageExamples } from '../../src/training/examples';
import { type Game, TUTORIAL_GAME } from '../../src/training/game';
import { networksFor } from '../../src/training/game-networks';
import { buildGan, type Gan } from '../../src/training/gan';
import { NotFiniteError, trainSteps } from '../../src/training/loop';
import { generateImages } from '../../src/training/sample';
import { takeStep } from '../../src/training/steps/choose-step';
import type { Experiment } from '../harness';

export const SETTINGS = {
  width: 16,
  batchSize: 64,
  steps: 1000,
  learningRate: 2e-4,
  beta1: 0.5,
  /** Of R1 and R2. */
  gamma: 1,
  /** Images that are trained on, and that are measured. */
  stacked: 20_000,
  measured: 10_000,
};

const { gamma } = SETTINGS;

export const GAMES: Readonly<Record<string, Game>> = {
  DCGAN: TUTORIAL_GAME,
  packing: { ...TUTORIAL_GAME, pack: 2 },
  R1: { ...TUTORIAL_GAME, r1: gamma },
  'R1 + R2': { ...TUTORIAL_GAME, r1: gamma, r2: gamma },
  'relativistic + R1 + R2': { ...TUTORIAL_GAME, loss: 'relativistic', r1: gamma, r2: gamma },
};

/** No normalisation in either: the games alone differ. */
export const stackedNetworks = (width: number) => plainNetworks({ width, channels: 3 });

/** Modes of images with three channels, as the shipped classifier reads them. */
async function measure(images: Parameters<typeof splitChannels>[0]): Promise<ModeCoverage> {
  const classifier = openClassifier();
  const { digits } = readDigitsOf(await classify(classifier, splitChannels(images)));
  classifier.dispose();
  return measureModes(countClasses(readStackedModes(digits), 1000));
}

export interface StackedRun extends ModeCoverage {
  game: string;
  seed: number;
  /** Fewer than asked for where a loss was no longer a number. */
  steps: number;
}

type Size = Pick<typeof SETTINGS, 'width' | 'batchSize' | 'steps' | 'measured'>;

/** Trains one game and measures its images. */
export async function runGame(
  name: string,
  { seed, images, size = SETTINGS }: { seed: number; images: ImageSet; size?: Size },
): Promise<StackedRun> {
  const game = GAMES[name]!;
  const random = new RandomStream(seed);
  const { learningRate, beta1 } = SETTINGS;
  const networks = networksFor(stackedNetworks(size.width), game);
  const gan = buildGan({ ...networks, random, optimizer: { learningRate, beta1, epsilon: 1e-8 } });
  let steps = 0;
  try {
    for await (const _ of trainSteps(gan, imageExamples(images), {
      steps: size.steps,
      batchSize: size.batchSize,
      k: 1,
      shuffle: random.fork('shuffle'),
      step: (player, batches) => takeStep(player, game, batches),
    }))
      steps++;
  } catch (error) {
    if (!(error instanceof NotFiniteError)) throw error;
  }
  const coverage = await measureGenerator(gan, random.fork('score'), size.measured);
  gan.dispose();
  return { game: name, seed, steps, ...coverage };
}

/** In parts of 500 images, so that little memory is asked for. */
async function measureGenerator(gan: Gan, random: RandomStream, count: number): Promise<ModeCoverage> {
  const bytes = 28 * 28 * 3;
  const pixels = new Uint8Array(count * bytes);
  for (let from = 0; from < count; from += 500) {
    const taken = Math.min(500, count - from);
    const latents = tf.tensor2d(random.normals(taken * 64), [taken, 64]);
    pixels.set((await generateImages(gan.generator, latents)).pixels, from * bytes);
    latents.dispose();
  }
  return measure({ count, height: 28, width: 28, channels: 3, pixels });
}

const REAL = 'real digits';

export const experiment: Experiment<StackedRun> = {
  name: 'stacked-digits',
  file: 'stacked-digits/results.json',
  engine: 'tensors',
  seeds: [1, 2, 3],
  settings: SETTINGS,
  listParts(seeds) {
    const { train, test } = loadMnist({ folder: findMnistData() });
    const stack = (digits: ImageSet, count: number) =>
      stackDigits(digits, { count, random: new RandomStream(1).fork('stacked digits') });
    const real = async () => ({
      game: REAL,
      seed: 0,
      steps: 0,
      ...(await measure(stack(test, SETTINGS.measured))),
    });
    const runs = seeds.flatMap((seed) =>
      Object.keys(GAMES).map((name) => ({
        name: `${name}, seed ${seed}`,
        seed,
        run: () => runGame(name, { seed, images: stack(train, SETTINGS.stacked) }),
      })),
    );
    return [{ name: REAL, run: real }, ...runs];
  },
  collect: (rows) => ({ runs: [...rows.values()] }),
  tell: ({ modes, divergence }) => `${modes} modes, KL ${divergence.toFixed(3)}`,
};
