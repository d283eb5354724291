/**
 * A short training on digits of a discriminator with two heads, and what the shipped classifier reads in the generator's
 * images: InfoGAN's second head guesses codes, AC-GAN's names the digit.
 */
import * as tf from '@tensorflow/tfjs';
import { mean } from '../../src/arithmetic/mean';
import { loadMnist } from '../../src/data/mnist';
import {
  type Classified,
  classify,
  openClassifier,
  readableShare,
  readDigitsOf,
} from '../../src/evaluation/classifier';
import { evenLabels } from '../../src/models/conditional';
import type { Network } from '../../src/models/network';
import { RandomStream } from '../../src/random/stream';
import { GeneratorAverage } from '../../src/training/averages';
import { imageExamples } from '../../src/training/examples';
import type { Game } from '../../src/training/game';
import { buildGan, type Gan } from '../../src/training/gan';
import { trainSteps } from '../../src/training/loop';
import type { Recipe } from '../../src/training/recipes/recipe';
import { generateImages } from '../../src/training/sample';
import { type HeadResult, headStep } from '../../src/training/steps/head-step';

export interface HeadSettings {
  batchSize: number;
  steps: number;
  /** Of the generator's running mean, which is what is measured. */
  averageDecay: number;
  /** Images that are read, as many of each class. */
  read: number;
}

export const SETTINGS: HeadSettings = { batchSize: 64, steps: 1000, averageDecay: 0.99, read: 1000 };

/** What both experiments keep of a training. */
export interface HeadRow {
  seed: number;
  /** Share of images of which the classifier is sure. */
  sure: number;
  /** Mean cross entropy of the second head at fakes over the last 50 steps; log 10 = 2.30 is no idea. */
  headLoss: number;
}

/** Images of a trained generator, what each was asked for, and what the classifier sees in them. */
export interface AskedImages {
  images: Awaited<ReturnType<typeof generateImages>>;
  asked: Uint8Array;
  seen: Classified;
  digits: Uint8Array;
}

/** The last steps, over which the head's loss is averaged. */
const COUNTED = 50;

/** @returns the head's mean loss over the last 50 steps. */
async function learnHeads(
  gan: Gan,
  average: GeneratorAverage,
  game: Game,
  { batchSize, steps, random }: HeadSettings & { random: RandomStream },
): Promise<number> {
  const { labels, ...unlabelled } = imageExamples(loadMnist().train);
  const readsLabels = game.head === 'classes';
  const examples = readsLabels ? { ...unlabelled, labels } : unlabelled;
  const losses: number[] = [];
  const step = async (player: Gan, [real]: tf.Tensor[], labels: tf.Tensor[] = []) => {
    const result: HeadResult = await headStep(player, game, { real: real!, labels: labels[0] });
    losses.push(result.headLoss);
    return result;
  };
  const loop = { steps, batchSize, k: 1, readsLabels, step, shuffle: random.fork('shuffle') };
  for await (const _ of trainSteps(gan, examples, loop)) average.update();
  const counted = losses.slice(-COUNTED);
  return mean(counted);
}

export const round = (value: number) => Number(value.toPrecision(4));

/**
 * Trains with a seed and reads images of the running mean.
 *
 * @param measure what else is kept of the images; its stream goes on after their latents.
 */
export async function trainHeads<Measures extends object>(
  { networks, plans, game }: Recipe,
  { seed, ...settings }: HeadSettings & { seed: number },
  measure: (images: AskedImages, random: RandomStream) => Measures | Promise<Measures>,
): Promise<HeadRow & Measures> {
  const random = new RandomStream(seed);
  const gan = buildGan({ ...networks, optimizer: plans.laptop.optimizer, random });
  const average = new GeneratorAverage(gan.generator, { decay: settings.averageDecay });
  const headLoss = await learnHeads(gan, average, game, { ...settings, random });
  average.refreshStatistics(random.fork('statistics'));
  const reading = random.fork('read');
  const { sureness, ...images } = await readImages(average.network, reading, settings.read);
  average.dispose();
  gan.dispose();
  const sure = readableShare(sureness);
  return { seed, headLoss: round(headLoss), ...(await measure(images, reading)), sure: round(sure) };
}

async function readImages(
  generator: Network,
  random: RandomStream,
  count: number,
): Promise<AskedImages & { sureness: Float32Array }> {
  const size = generator.spec.inputShape[0]!;
  const asked = evenLabels(count, generator.spec.classes!);
  const latents = tf.tensor2d(random.normals(count * size), [count, size]);
  const images = await generateImages(generator, latents, asked);
  latents.dispose();
  const classifier = openClassifier();
  const seen = await classify(classifier, images);
  classifier.dispose();
  return { images, asked, seen, ...readDigitsOf(seen) };
}
