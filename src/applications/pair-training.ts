/**
 * Learns from pairs: a network is shown what is given, and makes its answer near the one that is wanted, pixel by pixel.
 * With a discriminator its answers must also pass for true ones (pix2pix, Isola et al. 2017).
 */
import * as tf from '@tensorflow/tfjs';
import { RecordedFunction } from '../backend/recording/recorded-function';
import { endlessBatches, toTensor } from '../data/batches';
import { type ImageSet, imageBytes, toBytes } from '../data/images';
import { Network } from '../models/network';
import { ENLARGING_GENERATOR, MENDING_GENERATOR, PAIR_DISCRIMINATOR } from '../models/pair-networks';
import type { RandomStream } from '../random/stream';
import { nonSaturating } from '../training/losses/non-saturating';
import { buildOptimizer, type Optimizer, type OptimizerOptions } from '../training/optimizers';
import type { Pairs, PairTask } from './pairs';

export interface PairGame {
  generator: Network;
  discriminator?: Network;
  generatorOptimizer: Optimizer;
  discriminatorOptimizer?: Optimizer;
  pixelLoss: PixelLoss;
  adversarial: number;
  dispose(): void;
}

/** Mean absolute error, or mean squared error, of numbers in [-1, 1]. */
export type PixelLoss = 'L1' | 'L2';

export interface PairGameOptions {
  task: PairTask;
  pixelLoss: PixelLoss;
  /** Weight of the adversarial loss beside the pixels', which has weight 1. At 0 there is no discriminator. */
  adversarial: number;
  optimizer: OptimizerOptions;
  random: RandomStream;
}

/** @throws RangeError for a weight below 0. */
export function buildPairGame({
  task,
  pixelLoss,
  adversarial,
  optimizer,
  random,
}: PairGameOptions): PairGame {
  if (!(adversarial >= 0) || adversarial === Number.POSITIVE_INFINITY)
    throw new RangeError(`The weight of the adversarial loss is a number from 0 on; got ${adversarial}.`);
  const spec = task === 'super-resolution' ? ENLARGING_GENERATOR : MENDING_GENERATOR;
  // Forks by name: with and without a discriminator the generator begins with the same weights.
  const generator = Network.build(spec, random.fork('generator'));
  const discriminator =
    adversarial > 0 ? Network.build(PAIR_DISCRIMINATOR, random.fork('discriminator')) : undefined;
  const generatorOptimizer = buildOptimizer(generator.variables, optimizer);
  const discriminatorOptimizer = discriminator && buildOptimizer(discriminator.variables, optimizer);
  const parts = [generator, discriminator, generatorOptimizer, discriminatorOptimizer];
  const dispose = () => {
    for (const part of parts) part?.dispose();
  };
  return {
    generator,
    discriminator,
    generatorOptimizer,
    discriminatorOptimizer,
    pixelLoss,
    adversarial,
    dispose,
  };
}

export interface PairReport {
  /** From 1. */
  step: number;
  steps: number;
  /** Of the pixels, before the update. */
  pixelLoss: number;
  /** Both are 0 without a discriminator. */
  generatorLoss: number;
  discriminatorLoss: number;
}

/** What is given beside an answer, as channels; a small image is repeated to the answer's size. */
function join(given: tf.Tensor, answer: tf.Tensor): tf.Tensor {
  const [batch, height, width] = given.shape as [number, number, number];
  const factor = answer.shape[1]! / height;
  const tall = tf.tile(tf.reshape(given, [batch, height, 1, width, 1]), [1, 1, factor, 1, factor]);
  return tf.concat([tf.reshape(tall, answer.shape), answer], 3);
}

/** The discriminator's update; its answers to look at are not learned from here. */
function moveDiscriminator(
  { discriminator, discriminatorOptimizer }: PairGame,
  pair: [tf.Tensor, tf.Tensor],
) {
  const { value, grads } = tf.variableGrads(() => {
    const [real, fake] = pair.map((joined) => discriminator!.apply(joined, { training: true }));
    return nonSaturating.discriminator(real!, fake!);
  }, discriminator!.variables);
  discriminatorOptimizer!.apply(grads);
  return value;
}

/**
 * The step as a recorded function, the discriminator first.
 *
 * @returns a function of what is given and what is wanted, [batch, …] in [-1, 1]; it gives the losses of the pixels, the
 *   generator and the discriminator. To be disposed of.
 */
export function recordPairStep(game: PairGame): RecordedFunction {
  const { generator, discriminator, generatorOptimizer, pixelLoss, adversarial } = game;
  const context = { training: true };
  return new RecordedFunction((given, wanted) => {
    const judged = discriminator
      ? moveDiscriminator(game, [join(given!, wanted!), join(given!, generator.apply(given!, context))])
      : tf.scalar(0);
    let numbers!: tf.Tensor;
    const { grads } = tf.variableGrads(() => {
      const answer = generator.apply(given!, context);
      const apart = tf.sub(answer, wanted!);
      const ofPixels = tf.mean(pixelLoss === 'L1' ? tf.abs(apart) : tf.square(apart));
      if (!discriminator) {
        numbers = tf.keep(tf.stack([ofPixels, tf.scalar(0), judged]));
        return ofPixels as tf.Scalar;
      }
      const verdict = discriminator.apply(join(given!, answer), context);
      const passing = nonSaturating.generator(verdict, verdict);
      numbers = tf.keep(tf.stack([ofPixels, passing, judged]));
      return tf.add(ofPixels, tf.mul(passing, adversarial)) as tf.Scalar;
    }, generator.variables);
    generatorOptimizer.apply(grads);
    const result = tf.clone(numbers);
    numbers.dispose();
    return result;
  });
}

export interface PairTrainingOptions {
  steps: number;
  batchSize: number;
  /** Shuffles the pairs. */
  random: RandomStream;
}

/** Takes so many steps and yields after each; may be left at any. @throws Error if a batch is larger than the set. */
export async function* trainPairs(
  game: PairGame,
  { given, wanted }: Pairs,
  { steps, batchSize, random }: PairTrainingOptions,
): AsyncGenerator<PairReport> {
  const recorded = recordPairStep(game);
  const batches = endlessBatches(given.count, { batchSize, random });
  try {
    for (let step = 1; step <= steps; step++) {
      const indices = batches.next().value;
      const inputs = [toTensor(given, indices), toTensor(wanted, indices)];
      const numbers = recorded.run(...inputs);
      const [pixelLoss, generatorLoss, discriminatorLoss] = (await numbers.data()) as Float32Array;
      tf.dispose([...inputs, numbers]);
      yield {
        step,
        steps,
        pixelLoss: pixelLoss!,
        generatorLoss: generatorLoss!,
        discriminatorLoss: discriminatorLoss!,
      };
      await tf.nextFrame();
    }
  } finally {
    recorded.dispose();
  }
}

/** The generator's answers, as bytes, with the labels of what was given. @throws Error if the sizes do not fit. */
export async function answerAll(generator: Network, given: ImageSet, batchSize = 250): Promise<ImageSet> {
  const [height, width, channels] = generator.outputShape as [number, number, number];
  const size = imageBytes({ height, width, channels });
  const pixels = new Uint8Array(given.count * size);
  for (let from = 0; from < given.count; from += batchSize) {
    const indices = Array.from({ length: Math.min(batchSize, given.count - from) }, (_, i) => from + i);
    const answers = tf.tidy(() => generator.apply(toTensor(given, indices), { training: false }));
    pixels.set(toBytes(await answers.data()), from * size);
    answers.dispose();
  }
  return { ...given, height, width, channels, pixels };
}
