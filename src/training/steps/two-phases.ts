/**
 * A step of deck 002 (lines 159-176) and of Algorithm 1 (deck 004, lines 136-159): first the discriminator learns, `k`
 * times, then the generator, from new noise and against the discriminator that has just learned. `trainStep` differs:
 * there both players learn from the same forward pass.
 *
 * No layer is ever frozen. Each optimiser has its own list of variables, and gradients are taken for that list only.
 */
import * as tf from '@tensorflow/tfjs';
import type { Gan } from '../gan';
import { binaryCrossEntropy, generatorLoss } from '../losses/binary-cross-entropy';
import { takeRecordedStep } from './recorded-step';
import { drawLatents, type StepResult } from './shared-pass';

/** What the discriminator's phase has measured. */
export type DiscriminatorResult = Pick<StepResult, 'discriminatorLoss' | 'realScore' | 'fakeScore'>;

/**
 * Phase 1: real and as many new generated examples in one batch, labels 1 and 0, a step of the discriminator.
 *
 * The loss is the mean over all of them, as deck 002's `train_on_batch` computes it: log 2 = 0.693 means "no idea". That
 * is half of `discriminatorLoss`.
 */
export async function discriminatorPhase(gan: Gan, real: tf.Tensor): Promise<DiscriminatorResult> {
  const measured = tf.tidy(() => teachDiscriminator(gan, real, drawLatents(gan, real.shape[0]!)));
  const [discriminatorLoss, realScore, fakeScore] = await readNumbers(measured);
  return { discriminatorLoss: discriminatorLoss!, realScore: realScore!, fakeScore: fakeScore! };
}

/** Phase 2: `count` new latents, labelled "real", a step of the generator; the discriminator stays as it is. */
export async function generatorPhase(gan: Gan, count: number): Promise<Pick<StepResult, 'generatorLoss'>> {
  const measured = tf.tidy(() => teachGenerator(gan, drawLatents(gan, count)));
  const [generatorLoss] = await readNumbers(measured);
  return { generatorLoss: generatorLoss! };
}

/**
 * One step: phase 1 on each of the batches (Algorithm 1's k of them), then phase 2.
 *
 * @param batches real examples, at least one batch; each has the same size.
 */
export async function twoPhaseStep(gan: Gan, batches: readonly tf.Tensor[]): Promise<StepResult> {
  if (batches.length === 0) throw new Error('A step needs at least one batch of real examples.');
  const latents = [...batches, batches[0]!].map((batch) => drawLatents(gan, batch.shape[0]!));
  const play = (...inputs: tf.Tensor[]) => {
    const [real, codes] = [inputs.slice(0, batches.length), inputs.slice(batches.length)];
    const judged = real.map((batch, i) => teachDiscriminator(gan, batch, codes[i]!));
    return tf.concat([judged[judged.length - 1]!, teachGenerator(gan, codes[real.length]!)]);
  };
  try {
    const measured = takeRecordedStep(gan, `${batches.length} + 1 phases`, play, [...batches, ...latents]);
    const [discriminatorLoss, realScore, fakeScore, generatorLoss] = await readNumbers(measured);
    return {
      discriminatorLoss: discriminatorLoss!,
      realScore: realScore!,
      fakeScore: fakeScore!,
      generatorLoss: generatorLoss!,
    };
  } finally {
    tf.dispose(latents);
  }
}

/** The discriminator's update. @returns its loss, and the mean scores of real and generated examples. */
function teachDiscriminator(gan: Gan, real: tf.Tensor, z: tf.Tensor): tf.Tensor1D {
  const { discriminator } = gan;
  const fakes = gan.generator.apply(z, { training: true });
  const both = tf.concat([fakes, real], 0);
  let scores!: tf.Tensor;
  const { value, grads } = tf.variableGrads(() => {
    const logits = discriminator.apply(both, { training: true, random: gan.dropout });
    const [fakeLogits, realLogits] = tf.split(logits, 2, 0) as [tf.Tensor, tf.Tensor];
    scores = tf.keep(tf.stack([tf.mean(tf.sigmoid(realLogits)), tf.mean(tf.sigmoid(fakeLogits))]));
    const sum = tf.add(binaryCrossEntropy(fakeLogits, 'fake'), binaryCrossEntropy(realLogits, 'real'));
    return tf.div(sum, 2) as tf.Scalar;
  }, discriminator.variables as tf.Variable[]);
  gan.discriminatorOptimizer.apply(grads);
  const numbers = tf.concat([tf.reshape(value, [1]), scores]);
  scores.dispose();
  return numbers as tf.Tensor1D;
}

/** The generator's update. @returns its loss. */
function teachGenerator(gan: Gan, z: tf.Tensor): tf.Tensor1D {
  const { value, grads } = tf.variableGrads(() => {
    const fakes = gan.generator.apply(z, { training: true });
    return generatorLoss(gan.discriminator.apply(fakes, { training: true, random: gan.dropout }));
  }, gan.generator.variables);
  gan.generatorOptimizer.apply(grads);
  return tf.reshape(value, [1]);
}

async function readNumbers(measured: tf.Tensor): Promise<Float32Array> {
  try {
    return (await measured.data()) as Float32Array;
  } finally {
    measured.dispose();
  }
}
