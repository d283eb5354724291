/**
 * Best of n: for each example a generator draws n candidates, and its own discriminator keeps the one that it finds most
 * real. What the discriminator has learned is thus of use after the training, too. The idea is that of discriminator
 * rejection sampling (Azadi et al. 2019), which keeps candidates by chance, as often as the discriminator's odds say;
 * best of n is simpler, and leans to what is easy to draw: the more candidates, the more.
 */
import type * as tf from '@tensorflow/tfjs';
import type { Network } from '../models/network';

export interface BestOf {
  /** The one that the generator was trained against. */
  discriminator: Network;
  /** For each example: 1 to MOST_CANDIDATES. */
  candidates: number;
}

/** Far more than are of use: so many take a hundred times as long. */
export const MOST_CANDIDATES = 100;

/** @throws RangeError that says why this discriminator cannot choose among the generator's examples. */
export function assertCanChoose(generator: Network, { discriminator, candidates }: BestOf): void {
  if (!Number.isInteger(candidates) || candidates < 1 || candidates > MOST_CANDIDATES) {
    throw new RangeError(`Best of n: n is a whole number from 1 to ${MOST_CANDIDATES}; got ${candidates}.`);
  }
  const [drawn, judged] = [generator.outputShape, discriminator.spec.inputShape].map((shape) =>
    shape.join('×'),
  );
  if (drawn !== judged) {
    throw new RangeError(
      `The discriminator cannot choose: it judges examples of ${judged}, and the generator draws ${drawn}.`,
    );
  }
  if (discriminator.outputShape.join() !== '1') {
    throw new RangeError(
      `The discriminator cannot choose: it gives ${discriminator.outputShape.join('×')} numbers for an example, and not one.`,
    );
  }
}

/**
 * The place of the best candidate of each example, counted over all of them.
 *
 * @param examples [count × candidates, …], the candidates of an example one after the other.
 * @param labels one-hot, of each candidate, for conditional players.
 * @throws RangeError if a verdict is not a number.
 */
export async function findBest(
  examples: tf.Tensor,
  { discriminator, candidates }: BestOf,
  labels?: tf.Tensor,
): Promise<number[]> {
  const output = discriminator.apply(examples, { training: false, labels });
  const logits = (await output.data()) as Float32Array;
  output.dispose();
  if (logits.some(Number.isNaN)) {
    throw new RangeError(
      'The discriminator gives NaN: its weights, or those of the generator, are too large. Take another checkpoint.',
    );
  }
  return Array.from({ length: logits.length / candidates }, (_, i) => {
    let best = i * candidates;
    for (let place = best + 1; place < (i + 1) * candidates; place++) {
      if (logits[place]! > logits[best]!) best = place;
    }
    return best;
  });
}
