/** What a game may do to the discriminator's inputs and weights; see `Game`. All of it records as a part of a graph. */
import * as tf from '@tensorflow/tfjs';
import { drawNumbers } from '../../backend/operations';
import { stepBySgd } from '../../backend/optimizer-updates';
import { everyCall } from '../../backend/recording/recorder';
import { type Game, noiseAt } from '../game';
import type { Gan } from '../gan';

/** The deviation of a step's instance noise; undefined in a game without. */
export type NoiseLevel = tf.Scalar | undefined;

/** How much noise this step has: the generator's steps so far say how far it has faded, also after a resume. */
export function fadeNoise({ generatorOptimizer }: Gan, game: Game): NoiseLevel {
  if (!game.noise) return undefined;
  return everyCall(() => tf.scalar(noiseAt(game, generatorOptimizer.steps)));
}

/** x with normal noise of that deviation on each number. The gradient by x is as without. */
export function addNoise({ dropout }: Gan, x: tf.Tensor, level: NoiseLevel): tf.Tensor {
  if (!level) return x;
  return tf.add(x, tf.mul(drawNumbers('normal', x.shape, dropout), level));
}

/** Each example somewhere on the straight line from a fake to a real one, uniformly. */
export function placeBetween({ dropout }: Gan, real: tf.Tensor, fakes: tf.Tensor): tf.Tensor {
  const shape = real.shape.map((size, axis) => (axis === 0 ? size : 1));
  return tf.add(fakes, tf.mul(tf.sub(real, fakes), drawNumbers('uniform', shape, dropout)));
}

/** Cuts every weight to [−most, most]. */
export function clipWeights(variables: readonly tf.Variable[], most: number): void {
  for (const variable of variables) {
    tf.tidy(() => {
      // A step down by what is too much: an update in place, after which a graph may update the weight again.
      const gradient = tf.sub(variable, tf.clipByValue(variable, -most, most));
      stepBySgd({ variable, gradient, rate: tf.scalar(1), momentum: 0, nesterov: false });
    });
  }
}
