/** A short training on digits of a discriminator with two heads: InfoGAN's guesses codes, AC-GAN's names the digit. */
import type * as tf from '@tensorflow/tfjs';
import { loadMnist } from '../../src/data/mnist';
import type { RandomStream } from '../../src/random/stream';
import type { GeneratorAverage } from '../../src/training/averages';
import { imageExamples } from '../../src/training/examples';
import type { Game } from '../../src/training/game';
import type { Gan } from '../../src/training/gan';
import { trainSteps } from '../../src/training/loop';
import { type HeadResult, headStep } from '../../src/training/steps/head-step';

export interface HeadTraining {
  game: Game;
  batchSize: number;
  steps: number;
  random: RandomStream;
}

/** The last steps, over which the head's loss is averaged. */
const COUNTED = 50;

/** @returns the head's mean loss over the last 50 steps. */
export async function learnHeads(
  gan: Gan,
  average: GeneratorAverage,
  { game, batchSize, steps, random }: HeadTraining,
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
  return counted.reduce((sum, loss) => sum + loss, 0) / counted.length;
}
