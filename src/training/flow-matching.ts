/**
 * Flow matching for points (Lipman et al. 2023): one network, one regression, no opponent. The network learns the velocity
 * that carries noise to examples along straight ways (see arithmetic/flow.ts); points are drawn by following it.
 */
import * as tf from '@tensorflow/tfjs';
import { RecordedFunction } from '../backend/recording/recorded-function';
import { batchIndices } from '../data/batches';
import { Network } from '../models/network';
import type { NetworkSpec } from '../models/spec';
import type { RandomStream } from '../random/stream';
import { takePoints } from './examples';
import { buildOptimizer, type OptimizerOptions } from './optimizers';

export interface Flow {
  /** A place and a time, [batch, size + 1] → a velocity, [batch, size]. */
  network: Network;
  /**
   * Learns from a batch of examples, [batch, size]; the noise that each comes from, and its time, are drawn.
   * @returns the mean squared error of the velocity before the update, over all numbers.
   */
  step(examples: tf.Tensor2D): Promise<number>;
  dispose(): void;
}

export interface FlowOptions {
  /** Its input is one longer than its output: the time comes last. */
  network: NetworkSpec;
  /** Everything that is drawn comes from forks of this stream. */
  random: RandomStream;
  optimizer: OptimizerOptions;
}

/** The mean squared error of the velocity on straight ways. @param noise as many as examples. @param times [batch, 1]. */
export function flowLoss(
  network: Network,
  examples: tf.Tensor,
  noise: tf.Tensor,
  times: tf.Tensor,
): tf.Scalar {
  return tf.tidy(() => {
    const wanted = tf.sub(examples, noise);
    const places = tf.add(noise, tf.mul(times, wanted));
    const velocity = network.apply(tf.concat([places, times], 1), { training: true });
    return tf.mean(tf.square(tf.sub(velocity, wanted))) as tf.Scalar;
  });
}

/** Builds the network with fresh weights, and its optimiser. @throws RangeError if it takes no time beside the place. */
export function buildFlow({ network: spec, random, optimizer: rule }: FlowOptions): Flow {
  const network = Network.build(spec, random.fork('initial weights'));
  const size = network.outputShape[0]!;
  if (spec.inputShape[0] !== size + 1) {
    network.dispose();
    throw new RangeError(
      `A velocity of ${size} numbers needs ${size + 1} inputs, the time last; the ${spec.name} takes ${spec.inputShape}.`,
    );
  }
  const optimizer = buildOptimizer(network.variables, rule);
  const [noise, times] = [random.fork('noise'), random.fork('times')];
  const recorded = new RecordedFunction((examples, starts, at) => {
    const loss = () => flowLoss(network, examples, starts!, at!);
    const { value, grads } = tf.variableGrads(loss, network.variables);
    optimizer.apply(grads);
    return value;
  });
  const step = async (examples: tf.Tensor2D) => {
    const count = examples.shape[0];
    const starts = tf.tensor2d(noise.normals(count * size), [count, size]);
    const at = tf.tensor2d(times.uniforms(count), [count, 1]);
    const loss = recorded.run(examples, starts, at);
    const [value] = await loss.data();
    tf.dispose([starts, at, loss]);
    return value!;
  };
  const dispose = () => {
    recorded.dispose();
    optimizer.dispose();
    network.dispose();
  };
  return { network, step, dispose };
}

/**
 * Trains for some epochs and yields the loss of each step.
 *
 * @param points n × 2 numbers, best of mean 0 and deviation 1. @throws Error if a loss is no longer a number.
 */
export async function* trainFlow(
  flow: Flow,
  points: Float32Array,
  { epochs, batchSize, shuffle }: { epochs: number; batchSize: number; shuffle: RandomStream },
): AsyncGenerator<number> {
  for (let epoch = 0; epoch < epochs; epoch++) {
    for (const indices of batchIndices(points.length / 2, { batchSize, random: shuffle })) {
      const examples = takePoints(points, indices);
      const loss = await flow.step(examples);
      examples.dispose();
      if (!Number.isFinite(loss)) throw new Error(`The loss is ${loss}: take a smaller learning rate.`);
      yield loss;
      await tf.nextFrame();
    }
  }
}

/**
 * Carries noise along the network's velocity, in equal steps (Euler's rule). The caller disposes of the result.
 *
 * @param noise [count, size]. @param evaluations of the network a point, 1 or more.
 * @returns the points at the time 1, [count, size].
 */
export function followFlow(network: Network, noise: tf.Tensor2D, evaluations: number): tf.Tensor2D {
  if (!Number.isSafeInteger(evaluations) || evaluations < 1)
    throw new RangeError(`evaluations is a whole number from 1 on; got ${evaluations}.`);
  let places = noise.clone();
  for (let i = 0; i < evaluations; i++) {
    const next = tf.tidy(() => {
      const times = tf.fill([noise.shape[0], 1], i / evaluations);
      const velocity = network.apply(tf.concat([places, times], 1), { training: false });
      return tf.add(places, tf.div(velocity, evaluations)) as tf.Tensor2D;
    });
    places.dispose();
    places = next;
  }
  return places;
}
