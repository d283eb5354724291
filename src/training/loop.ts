/** The epoch loop. It yields after every step and knows nothing of drawing, printing or files. */
import * as tf from '@tensorflow/tfjs';
import { countBatches, imageBatches } from '../data/batches';
import type { ImageSet } from '../data/images';
import type { RandomStream } from '../random/stream';
import type { Gan } from './gan';
import { type StepResult, trainStep } from './step';

/** A step's result and its place in the training. */
export interface StepReport extends StepResult {
  /** 1 … epochs. */
  epoch: number;
  /** 1 … stepsPerEpoch. */
  step: number;
  stepsPerEpoch: number;
  epochs: number;
}

export interface TrainOptions {
  epochs: number;
  batchSize: number;
  /** Shuffles the images anew for each epoch. */
  shuffle: RandomStream;
  /** The step to take; default `trainStep`. */
  step?: (gan: Gan, real: tf.Tensor4D) => Promise<StepResult>;
}

/**
 * Trains for some epochs; a last partial batch is dropped.
 *
 * `for await (const report of train(…))` may stop at any step: nothing is left behind but the weights so far.
 *
 * @throws Error if the loss is no longer a number, with what to try.
 */
export async function* train(gan: Gan, images: ImageSet, options: TrainOptions): AsyncGenerator<StepReport> {
  const { epochs, batchSize, shuffle, step: takeStep = trainStep } = options;
  const stepsPerEpoch = countBatches(images.count, { batchSize });
  for (let epoch = 1; epoch <= epochs; epoch++) {
    let step = 0;
    for (const real of imageBatches(images, { batchSize, random: shuffle })) {
      step++;
      try {
        const result = await takeStep(gan, real);
        assertFinite(result, epoch, step);
        yield { ...result, epoch, step, stepsPerEpoch, epochs };
      } finally {
        real.dispose();
      }
      // Timers, the figures' messages and a stop button get their turn.
      await tf.nextFrame();
    }
  }
}

/** @throws Error that names the first number of a step that is not finite, and what to try. */
export function assertFinite(result: StepResult, epoch: number, step: number): void {
  const bad = Object.entries(result).find(([, value]) => !Number.isFinite(value));
  if (bad) {
    throw new Error(
      `Training stopped in epoch ${epoch}, step ${step}: ${bad[0]} is ${bad[1]}. Try a smaller learning rate.`,
    );
  }
}
