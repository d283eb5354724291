/** How far generated examples are from real ones, and how far real ones are from each other: below that nothing is seen. */

import * as tf from '@tensorflow/tfjs';
import { meanDeviation } from '../../metrics/mean-deviation';
import { slicedWasserstein } from '../../metrics/sliced-wasserstein';
import { evenOneHot } from '../../models/conditional';
import type { Network } from '../../models/network';
import { RandomStream } from '../../random/stream';

/** Examples that the score compares. */
export const SCORED = 512;

/** Sets of real examples that the first one is compared with. */
const FLOOR_SETS = 4;

const sizeOf = (shape: readonly number[]) => shape.reduce((product, length) => product * length, 1);

/** The same directions each time make distances comparable. */
const directionsOf = (seed: number) => new RandomStream(seed).fork('score directions');

/** Sliced Wasserstein distance of as many generated examples from the real ones. */
export async function scoreGenerator(generator: Network, real: Float32Array, seed: number): Promise<number> {
  const size = sizeOf(generator.outputShape);
  const count = real.length / size;
  const fakes = tf.tidy(() => {
    const latentSize = generator.spec.inputShape[0]!;
    const latents = new RandomStream(seed).fork('score latents').normals(count * latentSize);
    const labels = evenOneHot(generator.spec, count);
    return generator.apply(tf.tensor2d(latents, [count, latentSize]), { training: false, labels });
  });
  const values = (await fakes.data()) as Float32Array;
  fakes.dispose();
  return slicedWasserstein(real, values, { size, random: directionsOf(seed) });
}

/** The distance of real examples from other real ones, as many as a score compares. */
export interface ScoreFloor {
  mean: number;
  /** Standard deviation between the sets. */
  deviation: number;
  /** Examples in each set. */
  count: number;
}

/**
 * Measures it on disjoint sets.
 *
 * @param take up to that many real examples, one after the other.
 * @returns undefined if there are not examples enough for two comparisons.
 */
export function measureFloor(
  take: (count: number) => Float32Array,
  size: number,
  seed: number,
): ScoreFloor | undefined {
  const examples = take((FLOOR_SETS + 1) * SCORED);
  const count = Math.min(SCORED, Math.floor(examples.length / size / 3));
  if (count < 2) return undefined;
  const set = (index: number) => examples.slice(index * count * size, (index + 1) * count * size);
  const sets = Math.min(FLOOR_SETS, Math.floor(examples.length / size / count) - 1);
  const distances = Array.from({ length: sets }, (_, i) =>
    slicedWasserstein(set(0), set(i + 1), { size, random: directionsOf(seed) }),
  );
  const { mean, deviation = Number.NaN } = meanDeviation(distances);
  return { mean, deviation, count };
}

/** The floor in words, to be said once. */
export function describeFloor({ mean, deviation, count }: ScoreFloor): string {
  return (
    `distance: of generated examples from real ones. Real ones are ${mean.toFixed(4)} ± ${deviation.toFixed(4)} from other ` +
    `real ones (${count} each); what is still wrong at such a distance it cannot see.`
  );
}
