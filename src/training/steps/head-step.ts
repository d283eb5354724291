/**
 * Steps of games in which the discriminator has a second head. Its output is [batch, 1 + classes]: the first number says
 * whether an image is real, the others are logits of a class, and everything before the last layer is shared.
 *
 * - `codes`, InfoGAN (Chen et al. 2016): the generator is given a class that was drawn by lot, its code, and the head
 *   guesses it from the fake. −log of the guess bounds from above what of the code cannot be read in the image, so that
 *   making it small makes the mutual information large (their section 5). Both players do so; no label is read.
 * - `classes`, AC-GAN (Odena et al. 2017): the head learns the labels of real images, and those that fakes were asked for.
 */
import * as tf from '@tensorflow/tfjs';
import { detach } from '../../backend/nested-gradients';
import { toOneHot } from '../../models/conditional';
import { findGameFault, type Game } from '../game';
import type { Gan } from '../gan';
import { findLoss } from '../losses';
import { softmaxCrossEntropy } from '../losses/softmax-cross-entropy';
import { takeRecordedStep } from './recorded-step';
import { drawLatents, type StepResult } from './shared-pass';

export interface HeadResult extends StepResult {
  /** Mean cross entropy of the head at fakes, before the update; log(classes) is no idea. */
  headLoss: number;
}

/** Output of a discriminator with two heads, [batch, 1 + classes], as its parts: [batch, 1] and [batch, classes]. */
export function splitHeads(output: tf.Tensor): { logits: tf.Tensor; guess: tf.Tensor } {
  const [logits, guess] = tf.split(output, [1, output.shape[1]! - 1], 1);
  return { logits: logits!, guess: guess! };
}

/** Codes by lot, each class as likely as any other, one-hot, from the stream of the latents. The caller disposes of them. */
export function drawCodes(gan: Gan, count: number): tf.Tensor2D {
  const classes = gan.generator.spec.classes!;
  return toOneHot(
    Array.from({ length: count }, () => gan.latents.integer(classes)),
    classes,
  );
}

/** What a step takes; what is left out is drawn. */
export interface HeadInputs {
  real: tf.Tensor;
  /** Of the real examples, one-hot: AC-GAN's; also what its fakes are asked for. */
  labels?: tf.Tensor;
  latents?: tf.Tensor2D;
  /** InfoGAN's codes, one-hot. */
  codes?: tf.Tensor2D;
}

/**
 * One step: both players learn from the weights before it, on the same fakes.
 *
 * @throws Error if the game cannot be, the generator takes no classes, or AC-GAN's labels are missing.
 */
export async function headStep(gan: Gan, game: Game, inputs: HeadInputs): Promise<HeadResult> {
  const fault = findGameFault(game);
  if (fault) throw new Error(fault);
  assertHeads(gan, game, inputs);
  const { real, labels } = inputs;
  const z = inputs.latents ?? drawLatents(gan, real.shape[0]!);
  const asked = game.head === 'classes' ? labels! : (inputs.codes ?? drawCodes(gan, real.shape[0]!));
  const play = (...given: tf.Tensor[]) => playHeads(gan, game, given[0]!, given[1]!, given[2]!);
  try {
    const measured = takeRecordedStep(gan, `heads ${JSON.stringify(game)}`, play, [real, z, asked]);
    const [discriminatorLoss, realScore, fakeScore, generatorLoss, headLoss] = await measured.data();
    measured.dispose();
    return {
      discriminatorLoss: discriminatorLoss!,
      generatorLoss: generatorLoss!,
      realScore: realScore!,
      fakeScore: fakeScore!,
      headLoss: headLoss!,
    };
  } finally {
    if (!inputs.latents) z.dispose();
    if (asked !== labels && asked !== inputs.codes) asked.dispose();
  }
}

function assertHeads({ generator, discriminator }: Gan, { head }: Game, { labels }: HeadInputs): void {
  const { classes } = generator.spec;
  if (!head) throw new Error('This game has no second head: play it with gameStep.');
  if (classes === undefined || discriminator.outputShape.join() !== String(1 + classes)) {
    throw new Error(
      'A game with a second head wants a generator with classes, and a discriminator without them whose output ' +
        `has 1 + classes numbers; they have ${classes ?? 0} classes and [${discriminator.outputShape}].`,
    );
  }
  if (head === 'classes' && !labels) {
    throw new Error('AC-GAN learns from labels, and there are none: give them, or play InfoGAN.');
  }
}

function playHeads(gan: Gan, game: Game, real: tf.Tensor, z: tf.Tensor, asked: tf.Tensor): tf.Tensor {
  const { generator, discriminator } = gan;
  const loss = findLoss(game.loss);
  const weight = game.headWeight ?? 1;
  const context = { training: true, random: gan.dropout };
  const ofHead = (guess: tf.Tensor) => softmaxCrossEntropy(guess, asked);
  let fakes!: tf.Tensor;
  let judged!: tf.Tensor;
  let told!: tf.Tensor;
  const g = tf.variableGrads(() => {
    const made = generator.apply(z, { training: true, labels: asked });
    fakes = detach(made);
    const { logits, guess } = splitHeads(discriminator.apply(made, context));
    const fooled = loss.generator(logits, logits);
    const headLoss = ofHead(guess);
    told = tf.keep(tf.stack([fooled, headLoss]));
    return tf.add(fooled, tf.mul(headLoss, weight)) as tf.Scalar;
  }, generator.variables);
  const d = tf.variableGrads(() => {
    const ofReal = splitHeads(discriminator.apply(real, context));
    const ofFake = splitHeads(discriminator.apply(fakes, context));
    const value = loss.discriminator(ofReal.logits, ofFake.logits);
    const scores = [ofReal.logits, ofFake.logits].map((logits) => tf.mean(tf.sigmoid(logits)));
    judged = tf.keep(tf.stack([value, ...scores]));
    const named = ofHead(ofFake.guess);
    const both = game.head === 'classes' ? tf.add(named, ofHead(ofReal.guess)) : named;
    return tf.add(value, tf.mul(both, weight)) as tf.Scalar;
  }, discriminator.variables);
  gan.discriminatorOptimizer.apply(d.grads);
  gan.generatorOptimizer.apply(g.grads);
  const numbers = tf.concat([judged, told]);
  tf.dispose([fakes, judged, told]);
  return numbers;
}
