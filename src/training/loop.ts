/** The epoch loop. It yields after every step and knows nothing of drawing, printing or files. */
import * as tf from '@tensorflow/tfjs';
import { countBatches, imageBatches } from '../data/batches';
import type { ImageSet } from '../data/images';
import { RandomStream, type StreamState } from '../random/stream';
import type { Gan } from './gan';
import { type StepResult, trainStep } from './steps/shared-pass';

/** A step's result and its place in the training. */
export interface StepReport extends StepResult {
  /** 1 … epochs. */
  epoch: number;
  /** 1 … stepsPerEpoch. */
  step: number;
  stepsPerEpoch: number;
  epochs: number;
}

/** Where a training stands: what a checkpoint keeps of the loop. */
export interface Place {
  /** The epoch that is running, from 1. */
  epoch: number;
  /** Steps of it that are done. */
  step: number;
  /** The shuffling stream as it was when that epoch began. */
  shuffle: StreamState;
}

/** The beginning of a training. */
export function startPlace(shuffle: RandomStream): Place {
  return { epoch: 1, step: 0, shuffle: shuffle.state() };
}

export interface TrainOptions {
  epochs: number;
  batchSize: number;
  /** Shuffles the images anew for each epoch. */
  shuffle: RandomStream;
  /** Where to go on, kept up to date by the loop; with it, `shuffle` is not drawn from. Default: the beginning. */
  place?: Place;
  /** The step to take; default `trainStep`. */
  step?: (gan: Gan, real: tf.Tensor4D) => Promise<StepResult>;
}

/**
 * Trains for some epochs; a last partial batch is dropped.
 *
 * `for await (const report of train(…))` may stop at any step: nothing is left behind but the weights so far.
 *
 * @throws NotFiniteError if a loss is no longer a number, with what to try.
 */
export async function* train(gan: Gan, images: ImageSet, options: TrainOptions): AsyncGenerator<StepReport> {
  const { epochs, batchSize, step: takeStep = trainStep } = options;
  const stepsPerEpoch = countBatches(images.count, { batchSize });
  for (const { place, random } of eachEpoch(options)) {
    for (const real of imageBatches(images, { batchSize, random, skip: place.step })) {
      try {
        const result = await takeStep(gan, real);
        place.step++;
        assertFinite(result, place.epoch, place.step);
        yield { ...result, epoch: place.epoch, step: place.step, stepsPerEpoch, epochs };
      } finally {
        real.dispose();
      }
      // Timers, the figures' messages and a stop button get their turn.
      await tf.nextFrame();
    }
  }
}

/**
 * Moves the place from epoch to epoch; each epoch gets the shuffling stream as it is when that epoch begins. Who takes
 * the epoch must draw its order even if no step of it is left.
 */
export function* eachEpoch(
  options: Pick<TrainOptions, 'epochs' | 'shuffle' | 'place'>,
): Generator<{ place: Place; random: RandomStream }> {
  const { epochs, shuffle, place = startPlace(shuffle) } = options;
  const random = options.place ? RandomStream.restore(place.shuffle) : shuffle;
  while (place.epoch <= epochs) {
    yield { place, random };
    if (place.epoch === epochs) return;
    place.epoch++;
    place.step = 0;
    place.shuffle = random.state();
  }
}

/** A loss is no longer a number: nothing good comes after that. */
export class NotFiniteError extends Error {}

/** @throws NotFiniteError that names the first number of a step that is not finite, and what to try. */
export function assertFinite(result: StepResult, epoch: number, step: number): void {
  const bad = Object.entries(result).find(([, value]) => !Number.isFinite(value));
  if (bad) {
    throw new NotFiniteError(
      `Training stopped in epoch ${epoch}, step ${step}: ${bad[0]} is ${bad[1]}. Try a smaller learning rate.`,
    );
  }
}
