/** The epoch loop. It yields after every step and knows nothing of drawing, printing or files. */
import * as tf from '@tensorflow/tfjs';
import { batchIndices, countBatches } from '../data/batches';
import type { ImageSet } from '../data/images';
import { RandomStream, type StreamState } from '../random/stream';
import { type Examples, imageExamples, takeLabels } from './examples';
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
 * Trains on images for some epochs; a last partial batch is dropped.
 *
 * `for await (const report of train(…))` may stop at any step: nothing is left behind but the weights so far.
 *
 * @throws NotFiniteError if a loss is no longer a number, with what to try.
 */
export function train(gan: Gan, images: ImageSet, options: TrainOptions): AsyncGenerator<StepReport> {
  const { step = trainStep, ...rest } = options;
  const first = (player: Gan, batches: tf.Tensor[]) => step(player, batches[0] as tf.Tensor4D);
  return trainOn(gan, imageExamples(images), { ...rest, k: 1, step: first });
}

export interface LoopOptions extends Omit<TrainOptions, 'step'> {
  /** Batches that a step takes. */
  k: number;
  /** False: a player's classes are none of the examples', and their labels are not looked at. Default true. */
  readsLabels?: boolean;
  /** Gets labels, one-hot, where a player is conditional. */
  step(gan: Gan, batches: tf.Tensor[], labels?: tf.Tensor[]): Promise<StepResult>;
}

/**
 * The loop itself, for examples of any kind. A step takes k batches; what is left of an epoch after the last whole step
 * is dropped, so that with k = 5 the generator learns a fifth as often from the same examples.
 *
 * @throws Error if an epoch has no whole step, if conditional players get examples without labels, or if a loss is no
 *   longer a number.
 */
export async function* trainOn(
  gan: Gan,
  examples: Examples,
  options: LoopOptions,
): AsyncGenerator<StepReport> {
  const { epochs, batchSize, k } = options;
  const stepsPerEpoch = countSteps(examples, options);
  const { readsLabels = true } = options;
  const classes = readsLabels ? (gan.generator.spec.classes ?? gan.discriminator.spec.classes) : undefined;
  for (const { place, random } of eachEpoch(options)) {
    const batches = [...batchIndices(examples.count, { batchSize, random })];
    while (place.step < stepsPerEpoch) {
      const taken = batches.slice(place.step * k, (place.step + 1) * k);
      const real = taken.map((indices) => examples.take(indices));
      const labels = classes ? taken.map((indices) => takeLabels(examples, indices, classes)) : undefined;
      try {
        const result = await options.step(gan, real, labels);
        place.step++;
        assertFinite(result, place.epoch, place.step);
        yield { ...result, epoch: place.epoch, step: place.step, stepsPerEpoch, epochs };
      } finally {
        tf.dispose([real, labels ?? []]);
      }
      // Timers, the figures' messages and a stop button get their turn.
      await tf.nextFrame();
    }
  }
}

/** So many steps, through as many epochs as they take; else as `trainOn`. */
export async function* trainSteps(
  gan: Gan,
  examples: Examples,
  { steps, ...options }: Omit<LoopOptions, 'epochs'> & { steps: number },
): AsyncGenerator<StepReport> {
  let taken = 0;
  for await (const report of trainOn(gan, examples, { ...options, epochs: Number.POSITIVE_INFINITY })) {
    yield report;
    if (++taken === steps) return;
  }
}

function countSteps({ count, noun }: Examples, { batchSize, k }: LoopOptions): number {
  if (!Number.isInteger(k) || k < 1) throw new Error(`k is a whole number from 1 on; got ${k}.`);
  const batches = countBatches(count, { batchSize });
  const steps = Math.floor(batches / k);
  if (k > 1 && steps === 0) {
    throw new Error(
      `A step takes ${k} × ${batchSize} ${noun}, and there are ${count}: take smaller batches.`,
    );
  }
  return steps; // without any, batchIndices says what to do
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
