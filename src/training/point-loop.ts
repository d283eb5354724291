/** The loop for points in the plane: batches of points, two phases a step. */
import type { RandomStream } from '../random/stream';
import { pointExamples } from './examples';
import type { Gan } from './gan';
import { type Place, type StepReport, trainOn } from './loop';
import { twoPhaseStep } from './steps/two-phases';

export { takePoints } from './examples';

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

/**
 * Trains for some epochs. A step takes k batches; what is left of an epoch after the last whole step is dropped, so that
 * with k = 5 the generator learns a fifth as often from the same points.
 *
 * @param points n × 2 numbers, best of mean 0 and deviation 1.
 * @throws Error if an epoch has no whole step, or if a loss is no longer a number.
 */
export function trainPoints(
  gan: Gan,
  points: Float32Array,
  options: PointTrainOptions,
): AsyncGenerator<StepReport> {
  return trainOn(gan, pointExamples(points), { k: 1, ...options, step: twoPhaseStep });
}
