/** The epoch loop for points in the plane: batches of points, two phases a step. It yields, and draws nothing. */
import * as tf from '@tensorflow/tfjs';
import { batchIndices, countBatches } from '../data/batches';
import type { RandomStream } from '../random/stream';
import type { Gan } from './gan';
import { assertFinite, eachEpoch, type Place, type StepReport } from './loop';
import { twoPhaseStep } from './steps/two-phases';

export interface PointTrainOptions {
  epochs: number;
  batchSize: number;
  /** Shuffles the points anew for each epoch. */
  shuffle: RandomStream;
  /** Where to go on, kept up to date by the loop; see `TrainOptions`. */
  place?: Place;
  /** Algorithm 1's k: batches that the discriminator learns from before the generator learns once. Default 1. */
  k?: number;
}

/** Picks points out of n × 2 numbers, as a tensor [count, 2]. The caller disposes of it. */
export function takePoints(points: Float32Array, indices: ArrayLike<number>): tf.Tensor2D {
  const values = new Float32Array(2 * indices.length);
  for (let i = 0; i < indices.length; i++) {
    values[2 * i] = points[2 * indices[i]!]!;
    values[2 * i + 1] = points[2 * indices[i]! + 1]!;
  }
  return tf.tensor2d(values, [indices.length, 2]);
}

/**
 * Trains for some epochs. A step takes k batches; what is left of an epoch after the last whole step is dropped, so that
 * with k = 5 the generator learns a fifth as often from the same points.
 *
 * @param points n × 2 numbers, best of mean 0 and deviation 1.
 * @throws Error if an epoch has no whole step, or if a loss is no longer a number.
 */
export async function* trainPoints(
  gan: Gan,
  points: Float32Array,
  options: PointTrainOptions,
): AsyncGenerator<StepReport> {
  const { epochs, batchSize, k = 1 } = options;
  if (!Number.isInteger(k) || k < 1) throw new Error(`k is a whole number from 1 on; got ${k}.`);
  const count = points.length / 2;
  const stepsPerEpoch = Math.floor(countBatches(count, { batchSize }) / k);
  if (stepsPerEpoch === 0) {
    throw new Error(`A step takes ${k} × ${batchSize} points, and there are ${count}: take smaller batches.`);
  }
  for (const { place, random } of eachEpoch(options)) {
    const batches = [...batchIndices(count, { batchSize, random })];
    while (place.step < stepsPerEpoch) {
      const taken = batches.slice(place.step * k, (place.step + 1) * k);
      const real = taken.map((indices) => takePoints(points, indices));
      try {
        const result = await twoPhaseStep(gan, real);
        place.step++;
        assertFinite(result, place.epoch, place.step);
        yield { ...result, epoch: place.epoch, step: place.step, stepsPerEpoch, epochs };
      } finally {
        tf.dispose(real);
      }
    }
    // Timers, the figures' messages and a stop button get their turn.
    await tf.nextFrame();
  }
}
