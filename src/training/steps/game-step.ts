/**
 * A step of any game (see `Game`): every loss, order, number of discriminator updates and penalty, written plainly and
 * recorded as one graph where the engine can. Games that allow it have a faster step; see `chooseStep`.
 */
import * as tf from '@tensorflow/tfjs';
import { findGameFault, type Game } from '../game';
import type { Gan } from '../gan';
import { adaptStrength, START_STRENGTH } from './adaptive-strength';
import { type Batch, playGame } from './play-game';
import { takeRecordedStep } from './recorded-step';
import { drawLatents, type StepResult } from './shared-pass';

/**
 * One step of the game. The discriminator's loss is told without its penalties.
 *
 * @param batches the game's k batches of real examples.
 * @param latents k of them, and one more for the generator if they are fresh; drawn if left out.
 * @param labels of the batches, one-hot, for conditional players: the fakes beside a batch are asked for by its labels,
 *   and those that the generator learns from by the labels of the batch that they are set against.
 * @throws Error if the game or the number of batches cannot be.
 */
export async function gameStep(
  gan: Gan,
  game: Game,
  batches: readonly tf.Tensor[],
  latents?: readonly tf.Tensor[],
  labels: readonly tf.Tensor[] = [],
): Promise<StepResult> {
  assertPlayable(game, batches, labels);
  const wanted = game.latents === 'fresh' ? [...batches, batches[0]!] : batches;
  const codes = latents ?? wanted.map((batch) => drawLatents(gan, batch.shape[0]!));
  const step = (...inputs: tf.Tensor[]) => {
    const told = inputs.slice(game.k, game.k + labels.length);
    const pairs = inputs.slice(0, game.k).map((real, i): Batch => ({ real, labels: told[i] }));
    return playGame(gan, game, pairs, inputs.slice(game.k + told.length));
  };
  try {
    const inputs = [...batches, ...labels, ...codes];
    const measured = takeRecordedStep(gan, `game ${JSON.stringify(game)}`, step, inputs);
    return await readResult(gan, game, measured, game.k * batches[0]!.shape[0]!);
  } finally {
    if (!latents) tf.dispose(codes as tf.Tensor[]);
  }
}

/** The same without labels, operation by operation: what the graph is recorded from. */
export async function eagerGameStep(
  gan: Gan,
  game: Game,
  batches: readonly tf.Tensor[],
  latents: readonly tf.Tensor[],
): Promise<StepResult> {
  assertPlayable(game, batches, []);
  const pairs = batches.map((real): Batch => ({ real }));
  const measured = tf.tidy(() => playGame(gan, game, pairs, [...latents]));
  return readResult(gan, game, measured, game.k * batches[0]!.shape[0]!);
}

function assertPlayable(game: Game, batches: readonly tf.Tensor[], labels: readonly tf.Tensor[]): void {
  const fault = findGameFault(game);
  if (fault) throw new Error(fault);
  if (batches.length !== game.k) {
    throw new Error(`A step of this game takes ${game.k} batches of real examples; got ${batches.length}.`);
  }
  if (labels.length > 0 && labels.length !== game.k) {
    throw new Error(`A step of this game takes labels for ${game.k} batches; got ${labels.length}.`);
  }
}

/** Reads what a step has measured; adaptive augmentation follows it. @param images real ones of the step. */
async function readResult(
  gan: Gan,
  { augment, adaptImages }: Game,
  measured: tf.Tensor,
  images: number,
): Promise<StepResult> {
  const [discriminatorLoss, realScore, fakeScore, sign, generatorLoss] = await measured.data();
  measured.dispose();
  if (augment === 'adaptive') {
    gan.strength = adaptStrength(gan.strength ?? START_STRENGTH, { sign: sign!, images, adaptImages });
  }
  return {
    discriminatorLoss: discriminatorLoss!,
    generatorLoss: generatorLoss!,
    realScore: realScore!,
    fakeScore: fakeScore!,
  };
}
