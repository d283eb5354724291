/** What the step's benchmark can measure: the recipes of images, and the classifier's training. */
import * as tf from '@tensorflow/tfjs';
import type { ImageSet } from '../../src/data/images';
import { CLASSIFIER_HEAD, CLASSIFIER_TRUNK } from '../../src/models/classifier';
import { RandomStream } from '../../src/random/stream';
import { buildClassifier, ClassifierTraining } from '../../src/training/classifier';
import { buildGan } from '../../src/training/gan';
import { findRecipe } from '../../src/training/recipes';
import { takeStep } from '../../src/training/steps/choose-step';
import { stepStatus } from '../../src/training/steps/recorded-step';

/** `dcgan` is the case study's, with more subjects and a profile. */
export const MEASURED = ['dcgan', 'standard-gan', 'resize-dcgan', 'dcgan64', 'classifier'] as const;
export type MeasuredRecipe = (typeof MEASURED)[number];

/** @throws Error that lists the known names. */
export function assertMeasured(name: string): asserts name is MeasuredRecipe {
  if ((MEASURED as readonly string[]).includes(name)) return;
  throw new Error(`There is no step of "${name}" to measure. Known: ${MEASURED.join(', ')}.`);
}

/** The networks and rules as the peers in Python are told them. */
export function describeRecipe(name: MeasuredRecipe): string {
  if (name === 'classifier') return JSON.stringify({ trunk: CLASSIFIER_TRUNK, head: CLASSIFIER_HEAD });
  const { networks, game } = findRecipe(name);
  return JSON.stringify({ generator: networks.generator, discriminator: networks.discriminator, game });
}

/** The batch of the recipe's full plan. */
export function batchOf(name: MeasuredRecipe): number {
  return name === 'classifier' ? 128 : findRecipe(name).plans.full.batchSize;
}

export interface RecipeStep {
  /** `graph` or `plain`; `recorded` where the step does not say. */
  mode: string;
  step(): Promise<unknown>;
}

/** This course's step, after its first. */
export async function prepareRecipe(name: MeasuredRecipe, batchSize: number): Promise<RecipeStep> {
  return name === 'classifier' ? prepareClassifier(batchSize) : prepareGan(name, batchSize);
}

async function prepareGan(name: string, batchSize: number): Promise<RecipeStep> {
  const { networks, game, plans } = findRecipe(name);
  const random = new RandomStream(1);
  const gan = buildGan({ ...networks, random, optimizer: plans.full.optimizer });
  const shape = [batchSize, ...networks.discriminator.inputShape];
  const count = shape.reduce((product, size) => product * size, 1);
  const real = tf.tensor(random.uniforms(count, -1, 1), shape);
  const step = () => takeStep(gan, game, [real]);
  await step();
  return { mode: Object.values(stepStatus(gan))[0]?.mode ?? 'plain', step };
}

/** One batch again and again; scaling it and moving its digits is a part of the step, as it is in a training. */
async function prepareClassifier(batchSize: number): Promise<RecipeStep> {
  const random = new RandomStream(1);
  const pixels = Uint8Array.from({ length: batchSize * 784 }, () => random.integer(256));
  const labels = Uint8Array.from({ length: batchSize }, (_, i) => i % 10);
  const images: ImageSet = {
    source: '',
    count: batchSize,
    height: 28,
    width: 28,
    channels: 1,
    pixels,
    labels,
  };
  const options = { epochs: 1_000_000, batchSize, learningRate: 1e-3, random };
  const reports = new ClassifierTraining(buildClassifier(random), options).run(images);
  const step = () => reports.next();
  await step();
  return { mode: 'recorded', step };
}
