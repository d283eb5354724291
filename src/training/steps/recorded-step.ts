/**
 * Steps as graphs: each GAN's step is recorded at its first call and runs as one TensorFlow graph from then on, where
 * the engine can; see RecordedFunction. A step written for this keeps to its rules, and nobody else has to know.
 */
import type * as tf from '@tensorflow/tfjs';
import { RecordedFunction, type RecordingStatus } from '../../backend/recording/recorded-function';
import type { Gan } from '../gan';

export type { RecordingStatus } from '../../backend/recording/recorded-function';

interface Recorded {
  step: RecordedFunction;
  /** What the recording has taken in; with other parts it is of no use. */
  parts: unknown[];
}

/** By generator, then by the step's name. */
const recordings = new WeakMap<object, Map<string, Recorded>>();

function partsOf(gan: Gan): unknown[] {
  const { discriminator, generatorOptimizer, discriminatorOptimizer, dropout, precision } = gan;
  return [discriminator, generatorOptimizer, discriminatorOptimizer, dropout, precision];
}

/**
 * Takes a step of these inputs. The caller disposes of the result.
 *
 * @param name of the step, one for each function.
 * @param step synchronous; gets the inputs, and draws nothing itself but through `everyCall`.
 */
export function takeRecordedStep(
  gan: Gan,
  name: string,
  step: (...inputs: tf.Tensor[]) => tf.Tensor,
  inputs: tf.Tensor[],
): tf.Tensor {
  let steps = recordings.get(gan.generator);
  if (!steps) {
    steps = new Map();
    recordings.set(gan.generator, steps);
  }
  const parts = partsOf(gan);
  let recorded = steps.get(name);
  if (!recorded || recorded.parts.some((part, i) => part !== parts[i])) {
    recorded?.step.dispose();
    recorded = { step: new RecordedFunction(step, gan.precision), parts };
    steps.set(name, recorded);
  }
  return recorded.step.run(...inputs);
}

/** How the GAN's steps run, by their names: as a graph or plainly, and why. */
export function stepStatus(gan: Pick<Gan, 'generator'>): Record<string, RecordingStatus> {
  const steps = recordings.get(gan.generator) ?? [];
  return Object.fromEntries([...steps].map(([name, { step }]) => [name, step.status]));
}

/** Forgets the GAN's recordings; the next step is recorded anew. */
export function forgetRecordings(gan: Pick<Gan, 'generator'>): void {
  for (const { step } of recordings.get(gan.generator)?.values() ?? []) step.dispose();
  recordings.delete(gan.generator);
}
