/** What happens in a step of any game, operation by operation: each player's turn, in the game's order. */
import * as tf from '@tensorflow/tfjs';
import { detach, holdGradientsFixed } from '../../backend/nested-gradients';
import { everyCall } from '../../backend/recording/recorder';
import type { Game } from '../game';
import type { Gan } from '../gan';
import { findLoss } from '../losses';
import { halved } from '../losses/gan-loss';
import { smoothed } from '../losses/smoothed';
import { START_STRENGTH } from './adaptive-strength';
import { augment } from './augment';
import { packExamples } from './pack';
import { addNoise, clipWeights, fadeNoise, type NoiseLevel, placeBetween } from './regularizers';
import { fixSlope, fixUnitSlope } from './slope-penalty';

/** Real examples, and, where the players are conditional, the labels of these and of the fakes beside them. */
export interface Batch {
  real: tf.Tensor;
  labels?: tf.Tensor;
}

/** @returns the discriminator's last loss and scores, the mean sign of its outputs at real examples, the generator's loss. */
export function playGame(gan: Gan, game: Game, batches: Batch[], codes: tf.Tensor[]): tf.Tensor {
  const rules: Rules = { game, level: fadeNoise(gan, game), share: readShare(gan, game) };
  const isShared = game.latents === 'shared';
  const fakesFor = (i: number) =>
    gan.generator.apply(codes[i]!, { training: true, labels: batches[i]!.labels });
  if (game.order === 'discriminator-first') {
    let judged!: tf.Tensor;
    const last = game.k - 1;
    for (let i = 0; i < (isShared ? last : game.k); i++)
      judged = teachDiscriminator(gan, rules, batches[i]!, fakesFor(i));
    // With shared fakes the discriminator learns between the generator's forward and backward pass.
    const meanwhile = (fakes: tf.Tensor) => {
      if (isShared) judged = tf.keep(teachDiscriminator(gan, rules, batches[last]!, fakes));
    };
    const turn = findGeneratorGradients(gan, rules, codes[codes.length - 1]!, batches[last]!, meanwhile);
    gan.generatorOptimizer.apply(turn.grads);
    const numbers = tf.concat([judged, turn.loss]);
    tf.dispose([judged, turn.fakes]);
    return numbers;
  }
  const turn = findGeneratorGradients(gan, rules, isShared ? codes[0]! : codes[game.k]!, batches[0]!);
  if (game.order === 'generator-first') gan.generatorOptimizer.apply(turn.grads);
  let judged!: tf.Tensor;
  for (let i = 0; i < game.k; i++) {
    judged = teachDiscriminator(gan, rules, batches[i]!, isShared && i === 0 ? turn.fakes : fakesFor(i));
  }
  if (game.order === 'together') gan.generatorOptimizer.apply(turn.grads);
  turn.fakes.dispose();
  return tf.concat([judged, turn.loss]);
}

/** The game, and what this step of it has: how much noise, and the share of the images that is changed. */
interface Rules {
  game: Game;
  level: NoiseLevel;
  /** Undefined where augmentation does not adapt. */
  share: tf.Scalar | undefined;
}

function readShare(gan: Gan, { augment: name }: Game): tf.Scalar | undefined {
  if (name !== 'adaptive') return undefined;
  return everyCall(() => tf.scalar((gan.strength ?? START_STRENGTH).probability));
}

/** What the discriminator sees of examples: changed, with noise, in packs. The gradient flows through all of it. */
function present(gan: Gan, { game, level, share }: Rules, x: tf.Tensor): tf.Tensor {
  const isSame = (game.augment ?? 'none') === 'none';
  const changed = isSame ? x : augment(gan, x, share);
  return packExamples(addNoise(gan, changed, level), game.pack);
}

interface GeneratorTurn {
  loss: tf.Tensor;
  grads: tf.NamedTensorMap;
  fakes: tf.Tensor;
}

/** @param meanwhile gets the fakes before they are judged; no gradient flows through what it does. */
function findGeneratorGradients(
  gan: Gan,
  rules: Rules,
  z: tf.Tensor,
  { real, labels }: Batch,
  meanwhile: (fakes: tf.Tensor) => void = () => {},
): GeneratorTurn {
  const loss = findLoss(rules.game.loss);
  const context = { training: true, random: gan.dropout, labels };
  let fakes!: tf.Tensor;
  const { value, grads } = tf.variableGrads(() => {
    const made = gan.generator.apply(z, { training: true, labels });
    fakes = detach(made);
    holdGradientsFixed(() => meanwhile(fakes));
    const judge = (x: tf.Tensor) => gan.discriminator.apply(present(gan, rules, x), context);
    const logits = judge(made);
    const compared = loss.isRelative ? judge(real) : logits;
    return loss.generator(logits, compared);
  }, gan.generator.variables);
  return { loss: tf.reshape(value, [1]), grads, fakes };
}

/** The discriminator's update. @returns its loss, the mean scores of real examples and fakes, and the sign at real ones. */
function teachDiscriminator(
  gan: Gan,
  rules: Rules,
  { real: clean, labels }: Batch,
  made: tf.Tensor,
): tf.Tensor1D {
  const { discriminator } = gan;
  const { game } = rules;
  const [real, fakes] = [clean, made].map((x) => present(gan, rules, x)) as [tf.Tensor, tf.Tensor];
  const found = findLoss(game.loss);
  const named = game.smoothing ? smoothed(found, game.smoothing) : found;
  const loss = game.halved ? halved(named) : named;
  const penalties = [
    ...(game.r1 > 0 ? [fixSlope(gan, real, game.r1, labels)] : []),
    ...(game.r2 > 0 ? [fixSlope(gan, fakes, game.r2, labels)] : []),
    ...(game.gp ? [fixUnitSlope(gan, placeBetween(gan, real, fakes), game.gp, labels)] : []),
  ];
  let numbers!: tf.Tensor1D;
  const { grads } = tf.variableGrads(() => {
    const context = { training: true, random: gan.dropout, labels };
    const fakeLogits = discriminator.apply(fakes, context);
    const realLogits = discriminator.apply(real, context);
    const value = loss.discriminator(realLogits, fakeLogits);
    const scores = [realLogits, fakeLogits].map((logits) => tf.mean(tf.sigmoid(logits)));
    numbers = tf.keep(tf.stack([value, ...scores, tf.mean(tf.sign(realLogits))])) as tf.Tensor1D;
    return penalties.reduce((sum, { surrogate }) => tf.add(sum, surrogate()) as tf.Scalar, value);
  }, discriminator.variables);
  for (const penalty of penalties) penalty.dispose();
  gan.discriminatorOptimizer.apply(grads);
  if (game.clip) clipWeights(discriminator.variables, game.clip);
  const result = tf.clone(numbers);
  numbers.dispose();
  return result;
}
