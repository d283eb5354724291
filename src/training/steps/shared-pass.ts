/**
 * One step of adversarial training: the discriminator's update and the generator's, from the same forward passes.
 *
 * `plainStep` is the readable reference: two losses, two gradients, two updates. `trainStep` gives the same numbers
 * with less work wherever it can.
 */
import * as tf from '@tensorflow/tfjs';
import { detach, holdGradientsFixed } from '../../backend/nested-gradients';
import { atEveryCall } from '../../backend/recording/recorder';
import type { Gan } from '../gan';
import { binaryCrossEntropy, discriminatorLoss, generatorLoss } from '../losses/binary-cross-entropy';
import { takeRecordedStep } from './recorded-step';

/** What one step has measured, each number before the update. */
export interface StepResult {
  discriminatorLoss: number;
  generatorLoss: number;
  /** Mean D(x): how real the discriminator finds the real images, 0 to 1. */
  realScore: number;
  /** Mean D(G(z)): how real it finds the fakes, 0 to 1. */
  fakeScore: number;
}

/** Latents [count, latent size] from the GAN's stream, standard normal. The caller disposes of them. */
export function drawLatents(gan: Gan, count: number): tf.Tensor2D {
  const size = gan.generator.spec.inputShape[0]!;
  return tf.tensor2d(gan.latents.normals(count * size), [count, size]);
}

/**
 * One step, written plainly: each player's loss, its gradient by that player's own variables only, and both updates.
 *
 * @param real a batch of real images in [-1, 1]; the step draws as many latents, unless `latents` gives them.
 */
export async function plainStep(gan: Gan, real: tf.Tensor, latents?: tf.Tensor2D): Promise<StepResult> {
  return readResult(tf.tidy(() => playPlainly(gan, real, latents ?? drawLatents(gan, real.shape[0]!))));
}

/**
 * One step, the fast way: with less work (see `playTogether`), and, where the engine can, as one graph (see
 * `takeRecordedStep`).
 */
export async function trainStep(gan: Gan, real: tf.Tensor, latents?: tf.Tensor2D): Promise<StepResult> {
  const play = chooseFastest(gan);
  const z = latents ?? drawLatents(gan, real.shape[0]!);
  try {
    const step = (images: tf.Tensor, codes: tf.Tensor) => play(gan, images, codes);
    return await readResult(takeRecordedStep(gan, 'step', step, [real, z]));
  } finally {
    if (!latents) z.dispose();
  }
}

/** The same with less work, but operation by operation: what the graph is recorded from. */
export async function eagerStep(gan: Gan, real: tf.Tensor, latents?: tf.Tensor2D): Promise<StepResult> {
  const play = chooseFastest(gan);
  return readResult(tf.tidy(() => play(gan, real, latents ?? drawLatents(gan, real.shape[0]!))));
}

function chooseFastest({ discriminator }: Gan): typeof playPlainly {
  const samplesMeet = discriminator.spec.layers.some(({ layer }) => layer === 'batchNormalization');
  return samplesMeet ? playPlainly : playTogether;
}

function playPlainly(gan: Gan, real: tf.Tensor, z: tf.Tensor): tf.Tensor1D {
  const { generator, discriminator } = gan;
  // Both losses judge the fakes alike: a copy of the stream draws the same dropout masks again.
  const sameMasks = gan.dropout.clone();
  atEveryCall(() => sameMasks.moveTo(gan.dropout.state()));
  let fakes!: tf.Tensor;
  let fakeLogits!: tf.Tensor;
  let realLogits!: tf.Tensor;
  const g = tf.variableGrads(() => {
    fakes = tf.keep(generator.apply(z, { training: true }));
    fakeLogits = tf.keep(discriminator.apply(fakes, { training: true, random: sameMasks }));
    return generatorLoss(fakeLogits);
  }, generator.variables);
  const d = tf.variableGrads(() => {
    const again = discriminator.apply(fakes, { training: true, random: gan.dropout });
    realLogits = tf.keep(discriminator.apply(real, { training: true, random: gan.dropout }));
    return discriminatorLoss(realLogits, again);
  }, discriminator.variables);
  gan.discriminatorOptimizer.apply(d.grads);
  gan.generatorOptimizer.apply(g.grads);
  const numbers = measure(d.value, g.value, realLogits, fakeLogits);
  tf.dispose([fakes, fakeLogits, realLogits]);
  return numbers;
}

/**
 * The generator's gradient needs no pass of its own through the discriminator: for logit q the two losses' slopes are
 * σ(q) and σ(q) − 1, so that, sample by sample, the generator's gradient at a fake is −exp(−q) times the
 * discriminator's. That is exact as long as samples do not meet inside the discriminator; with batch normalisation
 * they do, and it is played plainly.
 */
function playTogether(gan: Gan, real: tf.Tensor, z: tf.Tensor): tf.Tensor1D {
  const { generator, discriminator } = gan;
  let numbers!: tf.Tensor1D;
  const discriminatorGradients: tf.NamedTensorMap = {};
  const g = tf.variableGrads(() => {
    const fakes = generator.apply(z, { training: true });
    const detached = detach(fakes);
    let fakeLogits!: tf.Tensor;
    let realLogits!: tf.Tensor;
    const play = tf.valueAndGrads((...inputs: tf.Tensor[]) => {
      fakeLogits = tf.keep(discriminator.apply(inputs[0]!, { training: true, random: gan.dropout }));
      realLogits = tf.keep(discriminator.apply(real, { training: true, random: gan.dropout }));
      return discriminatorLoss(realLogits, fakeLogits);
    });
    const { value, grads } = holdGradientsFixed(() => play([detached, ...discriminator.variables]));
    const [atFakes, ...own] = grads as [tf.Tensor, ...tf.Tensor[]];
    for (const [i, variable] of discriminator.variables.entries()) {
      discriminatorGradients[variable.name] = tf.keep(own[i]!);
    }
    // The exponent is held below float32's limit: a discriminator that sure gives no usable gradient anyway.
    const ratio = tf.neg(tf.exp(tf.minimum(tf.neg(fakeLogits), 80)));
    const perSample = tf.reshape(ratio, [fakes.shape[0]!, ...fakes.shape.slice(1).map(() => 1)]);
    const direction = tf.variable(tf.mul(atFakes, perSample), false);
    numbers = tf.keep(measure(value, binaryCrossEntropy(fakeLogits, 'real'), realLogits, fakeLogits));
    const surrogate = tf.sum(tf.mul(fakes, direction)) as tf.Scalar;
    tf.dispose([fakeLogits, realLogits, detached, direction]);
    return surrogate;
  }, generator.variables);
  gan.discriminatorOptimizer.apply(discriminatorGradients);
  gan.generatorOptimizer.apply(g.grads);
  tf.dispose(discriminatorGradients);
  return numbers;
}

function measure(
  discriminator: tf.Scalar,
  generator: tf.Scalar,
  realLogits: tf.Tensor,
  fakeLogits: tf.Tensor,
): tf.Tensor1D {
  return tf.tidy(() =>
    tf.stack([discriminator, generator, tf.mean(tf.sigmoid(realLogits)), tf.mean(tf.sigmoid(fakeLogits))]),
  ) as tf.Tensor1D;
}

async function readResult(measured: tf.Tensor): Promise<StepResult> {
  const [dLoss, gLoss, realScore, fakeScore] = await measured.data();
  measured.dispose();
  return {
    discriminatorLoss: dLoss!,
    generatorLoss: gLoss!,
    realScore: realScore!,
    fakeScore: fakeScore!,
  };
}
