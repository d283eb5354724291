/** A training with two domains: the source has labels, the target has none (DANN; see steps/adapt.ts). */
import * as tf from '@tensorflow/tfjs';
import { reversalStrength } from '../arithmetic/reversal-strength';
import { countBatches, endlessBatches, toTensor } from '../data/batches';
import { type ImageSet, selectImages } from '../data/images';
import type { RandomStream } from '../random/stream';
import { oneHot } from './classifier';
import { rateFactor } from './schedules';
import { type Adaptation, type AdaptResult, recordAdaptStep, takeAdaptStep } from './steps/adapt';

export interface AdaptOptions {
  /** Passes through the source; the target is shuffled anew as often as it runs out. */
  epochs: number;
  /** Of each domain. */
  batchSize: number;
  /** Of the first step; it falls to 0 along half a wave. */
  learningRate: number;
  /** λ over the training, by its share that is done; default: the paper's. 0 throughout leaves the domains alone. */
  strength?: (progress: number) => number;
  random: RandomStream;
}

export interface AdaptReport extends AdaptResult {
  /** From 1. */
  step: number;
  steps: number;
  lambda: number;
}

/**
 * Trains for some epochs and yields after every step; may be left at any of them. The target's labels are not read.
 *
 * @param source in the format of the trunk's input, its labels 0 to 9. @param target in the same format.
 * @throws Error if a batch is larger than one of both sets.
 */
export async function* adapt(
  adaptation: Adaptation,
  { source, target }: { source: ImageSet; target: ImageSet },
  { epochs, batchSize, learningRate, strength = reversalStrength, random }: AdaptOptions,
): AsyncGenerator<AdaptReport> {
  const steps = epochs * countBatches(source.count, { batchSize });
  const ofSource = endlessBatches(source.count, { batchSize, random: random.fork('source') });
  const ofTarget = endlessBatches(target.count, { batchSize, random: random.fork('target') });
  const recorded = recordAdaptStep(adaptation);
  try {
    for (let step = 1; step <= steps; step++) {
      const progress = (step - 1) / steps;
      adaptation.optimizer.learningRate =
        learningRate * Math.max(1e-4, rateFactor({ name: 'cosine' }, progress));
      const batch = selectImages(source, ofSource.next().value);
      const inputs = {
        source: toTensor(batch),
        labels: oneHot(batch.labels),
        target: toTensor(target, ofTarget.next().value),
      };
      const lambda = strength(progress);
      const result = await takeAdaptStep(recorded, { ...inputs, lambda });
      tf.dispose(Object.values(inputs));
      yield { ...result, step, steps, lambda };
      await tf.nextFrame();
    }
  } finally {
    recorded.dispose();
  }
}
