/** Measures what a training's steps do not: the sizes of the gradients, and how varied the generated examples are. */
import * as tf from '@tensorflow/tfjs';
import type { Gan } from './gan';
import { discriminatorLoss, generatorLoss } from './losses/binary-cross-entropy';
import { packExamples } from './steps/pack';

/** What a probe measures. */
export interface Probe {
  /** Root mean square of each player's gradient, over all its weights. */
  generatorGradient: number;
  discriminatorGradient: number;
  /** How much generated examples differ from each other, as a share of how much real ones do. */
  variety: number;
}

export interface ProbeInputs {
  /** [count, latent size], the same each time. */
  latents: tf.Tensor2D;
  /** As many real examples. */
  real: tf.Tensor;
  /** Of the real examples, one-hot, for conditional players; the fakes are asked for by the same. */
  labels?: tf.Tensor2D;
}

/** Measures both gradients and the variety, all with `training: false`. */
export async function probeHealth(gan: Gan, { latents, real, labels }: ProbeInputs): Promise<Probe> {
  const { generator, discriminator } = gan;
  const draw = () => generator.apply(latents, { training: false, labels });
  const pack = discriminator.spec.inputShape.at(-1)! / generator.outputShape.at(-1)!;
  const whole = latents.shape[0] - (latents.shape[0] % pack);
  const packed = (x: tf.Tensor) => (pack === 1 ? x : packExamples(x.slice(0, whole), pack));
  // Of a discriminator with two heads the first number says whether it is real.
  const judge = (x: tf.Tensor) =>
    tf.slice(discriminator.apply(packed(x), { training: false, labels }), [0, 0], [-1, 1]);
  const measured = tf.tidy(() => {
    const fakes = draw();
    const g = tf.variableGrads(() => generatorLoss(judge(draw())), generator.variables);
    const d = tf.variableGrads(() => discriminatorLoss(judge(real), judge(fakes)), discriminator.variables);
    const variety = tf.div(spread(fakes), tf.add(spread(real), 1e-12));
    return tf.stack([rootMeanSquare(g.grads), rootMeanSquare(d.grads), variety]);
  });
  const [generatorGradient, discriminatorGradient, variety] = await measured.data();
  measured.dispose();
  return {
    generatorGradient: generatorGradient!,
    discriminatorGradient: discriminatorGradient!,
    variety: variety!,
  };
}

/** Root of the mean variance of each number over the examples. */
function spread(examples: tf.Tensor): tf.Tensor {
  return tf.sqrt(tf.mean(tf.moments(examples, 0).variance));
}

function rootMeanSquare(gradients: tf.NamedTensorMap): tf.Tensor {
  const all = Object.values(gradients);
  const count = all.reduce((sum, { size }) => sum + size, 0);
  return tf.sqrt(tf.div(tf.addN(all.map((gradient) => tf.sum(tf.square(gradient)))), count));
}
