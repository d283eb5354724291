/**
 * A step of deck 002 (lines 159-176) and of Algorithm 1 (deck 004, lines 136-159): first the discriminator learns, `k`
 * times, then the generator, from new noise and against the discriminator that has just learned. `trainStep` differs:
 * there both players learn from the same forward pass.
 *
 * No layer is ever frozen. Each optimiser has its own list of variables, and gradients are taken for that list only.
 */
import * as tf from '@tensorflow/tfjs';
import type { Gan } from './gan';
import { binaryCrossEntropy, generatorLoss } from './losses';
import { drawLatents, type StepResult } from './step';

/** What the discriminator's phase has measured. */
export type DiscriminatorResult = Pick<StepResult, 'discriminatorLoss' | 'realScore' | 'fakeScore'>;

/**
 * Phase 1: real and as many new generated examples in one batch, labels 1 and 0, a step of the discriminator.
 *
 * The loss is the mean over all of them, as deck 002's `train_on_batch` computes it: log 2 = 0.693 means "no idea". That
 * is half of `discriminatorLoss`.
 */
export async function discriminatorPhase(gan: Gan, real: tf.Tensor): Promise<DiscriminatorResult> {
  const { discriminator } = gan;
  const measured = tf.tidy(() => {
    const count = real.shape[0]!;
    const fakes = gan.generator.apply(drawLatents(gan, count), { training: true });
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
    return numbers;
  });
  const [discriminatorLoss, realScore, fakeScore] = await measured.data();
  measured.dispose();
  return { discriminatorLoss: discriminatorLoss!, realScore: realScore!, fakeScore: fakeScore! };
}

/** Phase 2: `count` new latents, labelled "real", a step of the generator; the discriminator stays as it is. */
export async function generatorPhase(gan: Gan, count: number): Promise<Pick<StepResult, 'generatorLoss'>> {
  const measured = tf.tidy(() => {
    const z = drawLatents(gan, count);
    const { value, grads } = tf.variableGrads(() => {
      const fakes = gan.generator.apply(z, { training: true });
      return generatorLoss(gan.discriminator.apply(fakes, { training: true, random: gan.dropout }));
    }, gan.generator.variables);
    gan.generatorOptimizer.apply(grads);
    return value;
  });
  const [loss] = await measured.data();
  measured.dispose();
  return { generatorLoss: loss! };
}

/**
 * One step: phase 1 on each of the batches (Algorithm 1's k of them), then phase 2.
 *
 * @param batches real examples, at least one batch; each has the same size.
 */
export async function twoPhaseStep(gan: Gan, batches: readonly tf.Tensor[]): Promise<StepResult> {
  let judged: DiscriminatorResult | undefined;
  for (const real of batches) judged = await discriminatorPhase(gan, real);
  if (!judged) throw new Error('A step needs at least one batch of real examples.');
  return { ...judged, ...(await generatorPhase(gan, batches[0]!.shape[0]!)) };
}
