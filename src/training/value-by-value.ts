/**
 * A pixel model for points: value after value, as PixelRNN writes pixel after pixel (van den Oord et al. 2016). Each value
 * is cut into bins; one network names the bin of the next value from those before it, by cross entropy. To draw a point
 * of n values the network is asked n times.
 */
import * as tf from '@tensorflow/tfjs';
import { RecordedFunction } from '../backend/recording/recorded-function';
import { toOneHot } from '../models/conditional';
import { Network } from '../models/network';
import type { NetworkSpec } from '../models/spec';
import type { RandomStream } from '../random/stream';
import { softmaxCrossEntropy } from './losses/softmax-cross-entropy';
import { buildOptimizer, type OptimizerOptions } from './optimizers';

/** Where the bins of each value begin, and how wide they are. */
export interface Bins {
  count: number;
  low: number[];
  width: number[];
}

export interface ValueModel {
  network: Network;
  bins: Bins;
  /** Learns from a batch of examples, [batch, size]. @returns the mean cross entropy of a value before the update. */
  step(examples: tf.Tensor2D): Promise<number>;
  /** Points, [count, size]; the caller disposes of them. One network evaluation a value. */
  draw(random: RandomStream, count: number): tf.Tensor2D;
  dispose(): void;
}

export interface ValueModelOptions {
  /** It takes 2 · size numbers: the values, and which one is next. It gives a logit for each bin. */
  network: NetworkSpec;
  /** n × size numbers; the bins reach from their least to their greatest. */
  points: Float32Array;
  /** Numbers in a point. */
  size: number;
  random: RandomStream;
  optimizer: OptimizerOptions;
}

/** Equally wide bins for each value. @param points n × size numbers. @throws RangeError if a value never differs. */
export function makeBins(points: ArrayLike<number>, size: number, count: number): Bins {
  const bins: Bins = { count, low: [], width: [] };
  for (let axis = 0; axis < size; axis++) {
    const values = Array.from(points).filter((_, i) => i % size === axis);
    const low = values.reduce((least, value) => Math.min(least, value));
    const high = values.reduce((most, value) => Math.max(most, value));
    if (!(high > low))
      throw new RangeError(`Value ${axis} is ${low} in all points: there is nothing to cut.`);
    bins.low.push(low);
    bins.width.push((high - low) / count);
  }
  return bins;
}

/** The bin of a value; what lies outside belongs to the nearest one. */
export function findBin({ count, low, width }: Bins, axis: number, value: number): number {
  const bin = Math.floor((value - low[axis]!) / width[axis]!);
  return Math.min(count - 1, Math.max(0, bin));
}

/** What the network is told before it names value `axis`: [batch, 2 · size]. */
function describeKnown(points: tf.Tensor2D, axis: number): tf.Tensor2D {
  const [count, size] = points.shape;
  return tf.tidy(() => {
    const known = tf.mul(points, tf.tensor1d(Array.from({ length: size }, (_, i) => Number(i < axis))));
    const next = tf.tensor2d([Array.from({ length: size }, (_, i) => Number(i === axis))]);
    return tf.concat([known, tf.tile(next, [count, 1])], 1) as tf.Tensor2D;
  });
}

/** Builds the network with fresh weights, and its optimiser. @throws RangeError if its input is not 2 · size. */
export function buildValueModel(options: ValueModelOptions): ValueModel {
  const { network: spec, points, size, random, optimizer: rule } = options;
  if (spec.inputShape[0] !== 2 * size)
    throw new RangeError(`Points of ${size} numbers need ${2 * size} inputs; got ${spec.inputShape}.`);
  const network = Network.build(spec, random.fork('initial weights'));
  const bins = makeBins(points, size, network.outputShape[0]!);
  const optimizer = buildOptimizer(network.variables, rule);
  const recorded = new RecordedFunction((known, wanted) => {
    const loss = () => softmaxCrossEntropy(network.apply(known, { training: true }), wanted!);
    const { value, grads } = tf.variableGrads(loss, network.variables);
    optimizer.apply(grads);
    return value;
  });
  const step = async (examples: tf.Tensor2D) => {
    const values = await examples.data();
    const axes = Array.from({ length: size }, (_, axis) => axis);
    const known = tf.tidy(() => tf.concat(axes.map((axis) => describeKnown(examples, axis))));
    const named = axes.flatMap((axis) =>
      Array.from(
        values.filter((_, i) => i % size === axis),
        (value) => findBin(bins, axis, value),
      ),
    );
    const wanted = toOneHot(named, bins.count);
    const loss = recorded.run(known, wanted);
    const [value] = await loss.data();
    tf.dispose([known, wanted, loss]);
    return value!;
  };
  const dispose = () => {
    recorded.dispose();
    optimizer.dispose();
    network.dispose();
  };
  return { network, bins, step, draw: (stream, count) => drawValues(network, bins, stream, count), dispose };
}

/**
 * Value after value: a bin is drawn with its probability, and a place in it evenly.
 *
 * @returns [count, size]; the caller disposes of it.
 */
export function drawValues(network: Network, bins: Bins, random: RandomStream, count: number): tf.Tensor2D {
  const size = bins.low.length;
  return tf.tidy(() => {
    let points = tf.zeros([count, size]) as tf.Tensor2D;
    for (let axis = 0; axis < size; axis++) {
      const logits = network.apply(describeKnown(points, axis), { training: false });
      const passed = tf.less(
        tf.cumsum(tf.softmax(logits), 1),
        tf.tensor2d(random.uniforms(count), [count, 1]),
      );
      // Rounding may leave the last sum below a draw: then it is the last bin.
      const bin = tf.minimum(tf.sum(tf.cast(passed, 'float32'), 1), bins.count - 1);
      const inside = tf.add(bin, tf.tensor1d(random.uniforms(count)));
      const value = tf.add(tf.mul(inside, bins.width[axis]!), bins.low[axis]!).reshape([count, 1]);
      const before = points.slice([0, 0], [count, axis]);
      const after = points.slice([0, axis + 1], [count, size - axis - 1]);
      points = tf.concat([before, value, after], 1) as tf.Tensor2D;
    }
    return points;
  });
}
