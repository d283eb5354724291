/**
 * A variational autoencoder for binary images (Kingma and Welling 2014): an encoder says which codes an image may have,
 * a decoder how likely each pixel is on, given a code. Both learn together from one number, the evidence lower bound.
 */
import * as tf from '@tensorflow/tfjs';
import { RecordedFunction } from '../backend/recording/recorded-function';
import { Network } from '../models/network';
import type { NetworkSpec } from '../models/spec';
import type { RandomStream } from '../random/stream';
import { buildOptimizer, type OptimizerOptions } from './optimizers';

/**
 * KL divergence of each row's bell from the standard one, in nats: ½ Σ (μ² + σ² − 1 − log σ²), Kingma and Welling's
 * appendix B.
 *
 * @param means [batch, size]. @param logVariances [batch, size]. @returns [batch].
 */
export function bellDivergence(means: tf.Tensor, logVariances: tf.Tensor): tf.Tensor1D {
  return tf.tidy(() => {
    const parts = tf.sub(tf.add(tf.square(means), tf.exp(logVariances)), tf.add(logVariances, 1));
    return tf.mul(tf.sum(parts, 1), 0.5) as tf.Tensor1D;
  });
}

/** −log P(image | logits) in nats, each pixel for itself. @param images 0 or 1, [batch, pixels]. @returns [batch]. */
export function pixelCost(images: tf.Tensor, logits: tf.Tensor): tf.Tensor1D {
  return tf.tidy(() => tf.sum(tf.sub(tf.softplus(logits), tf.mul(images, logits)), 1) as tf.Tensor1D);
}

export interface Autoencoder {
  encoder: Network;
  decoder: Network;
}

/**
 * What each image costs at most, in nats: −ELBO, with one code drawn for each. The mean over draws is never below
 * −log P(image).
 *
 * @param images [batch, pixels]. @param noise standard normal, [batch, code size]. @returns [batch].
 */
export function variationalCost(
  { encoder, decoder }: Autoencoder,
  images: tf.Tensor,
  noise: tf.Tensor,
): tf.Tensor1D {
  return tf.tidy(() => {
    const size = noise.shape[1]!;
    const coded = encoder.apply(images, { training: true });
    const means = tf.slice(coded, [0, 0], [-1, size]);
    const logVariances = tf.slice(coded, [0, size], [-1, size]);
    const codes = tf.add(means, tf.mul(tf.exp(tf.mul(logVariances, 0.5)), noise));
    const logits = decoder.apply(codes, { training: true });
    return tf.add(pixelCost(images, logits), bellDivergence(means, logVariances)) as tf.Tensor1D;
  });
}

export interface VariationalTraining extends Autoencoder {
  /** Learns from a batch, [batch, pixels]. @returns what an image cost on average before the update, in nats. */
  step(images: tf.Tensor2D): Promise<number>;
  dispose(): void;
}

export interface VariationalOptions {
  /** Its output is twice as long as a code. */
  encoder: NetworkSpec;
  decoder: NetworkSpec;
  /** Everything that is drawn comes from forks of this stream. */
  random: RandomStream;
  optimizer: OptimizerOptions;
}

/** Builds both networks with fresh weights. @throws RangeError if the encoder's output is not two codes long. */
export function buildVariational({
  random,
  optimizer: rule,
  ...specs
}: VariationalOptions): VariationalTraining {
  const encoder = Network.build(specs.encoder, random.fork('encoder'));
  const decoder = Network.build(specs.decoder, random.fork('decoder'));
  const size = specs.decoder.inputShape[0]!;
  if (encoder.outputShape[0] !== 2 * size) {
    const got = encoder.outputShape[0];
    encoder.dispose();
    decoder.dispose();
    throw new RangeError(
      `The encoder gives a mean and a variance for each of ${size} numbers, so ${2 * size} outputs; it has ${got}.`,
    );
  }
  const variables = [...encoder.variables, ...decoder.variables];
  const optimizer = buildOptimizer(variables, rule);
  const noise = random.fork('noise');
  const recorded = new RecordedFunction((images, drawn) => {
    const loss = () => tf.mean(variationalCost({ encoder, decoder }, images, drawn!)) as tf.Scalar;
    const { value, grads } = tf.variableGrads(loss, variables);
    optimizer.apply(grads);
    return value;
  });
  const step = async (images: tf.Tensor2D) => {
    const drawn = tf.tensor2d(noise.normals(images.shape[0] * size), [images.shape[0], size]);
    const loss = recorded.run(images, drawn);
    const [value] = await loss.data();
    tf.dispose([drawn, loss]);
    if (!Number.isFinite(value)) throw new Error(`The loss is ${value}: take a smaller learning rate.`);
    return value!;
  };
  const dispose = () => {
    recorded.dispose();
    optimizer.dispose();
    encoder.dispose();
    decoder.dispose();
  };
  return { encoder, decoder, step, dispose };
}
