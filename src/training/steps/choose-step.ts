/** Which step plays a game: a fast one where it gives the same numbers, else the general one. */
import type * as tf from '@tensorflow/tfjs';
import type { NetworkSpec } from '../../models/spec';
import { type Game, isRegularized } from '../game';
import type { Gan } from '../gan';
import { gameStep } from './game-step';
import { headStep } from './head-step';
import { type StepResult, trainStep } from './shared-pass';
import { twoPhaseStep } from './two-phases';

export type StepName = 'shared pass' | 'two phases' | 'game';

/**
 * The fastest step that plays this game.
 *
 * The shared pass takes the generator's gradient from the discriminator's pass: exact for the non-saturating loss, when
 * both move together on the same fakes, nothing is added to the loss, and samples do not meet inside the discriminator,
 * as they do in batch normalisation; both players go without labels. Two phases judge real examples and fakes in one batch: under the same conditions,
 * but with the discriminator first, fresh latents and the mean of both halves.
 */
export function chooseStep(game: Game, discriminator: NetworkSpec): StepName {
  const samplesMeet = discriminator.layers.some(({ layer }) => layer === 'batchNormalization');
  const isPlain =
    discriminator.classes === undefined &&
    game.loss === 'non-saturating' &&
    !isRegularized(game) &&
    !samplesMeet;
  if (!isPlain) return 'game';
  if (game.order === 'together' && game.latents === 'shared' && !game.halved && game.k === 1) {
    return 'shared pass';
  }
  const isDeck002 = game.order === 'discriminator-first' && game.latents === 'fresh' && game.halved;
  return isDeck002 ? 'two phases' : 'game';
}

/**
 * Takes a step of the game, the fastest way.
 *
 * @param batches the game's k batches of real examples.
 * @param labels of each batch, one-hot, for conditional players; InfoGAN reads none.
 */
export function takeStep(
  gan: Gan,
  game: Game,
  batches: readonly tf.Tensor[],
  labels?: readonly tf.Tensor[],
): Promise<StepResult> {
  if (game.head) return headStep(gan, game, { real: batches[0]!, labels: labels?.[0] });
  const step = chooseStep(game, gan.discriminator.spec);
  if (step === 'shared pass') return trainStep(gan, batches[0]!);
  return step === 'two phases' ? twoPhaseStep(gan, batches) : gameStep(gan, game, batches, undefined, labels);
}
