/**
 * What each kind of layer does to a batch. Its shapes and weights are in `layer-shapes.ts`.
 *
 * The numbers agree with Keras' layers of the same names (tests/models holds them against golden values).
 */
import * as tf from '@tensorflow/tfjs';
import {
  batchNormalize,
  conv2d,
  conv2dTranspose,
  dropoutMask,
  leakyRelu,
  relu,
  upsampledConv2d,
} from '../backend/operations';
import { upsample } from '../backend/upsampled-convolution';
import type { RandomStream } from '../random/stream';
import type { ActivationPattern } from './activation-pattern';
import { transposedSize } from './layer-shapes';
import type { LayerKind, LayerSpec } from './spec';
import { divideBySpectralNorm } from './spectral-normalization';

/** How a network is being used. */
export interface PassContext {
  /** True while training: dropout drops, batch normalisation takes the batch's own statistics and gathers them. */
  training: boolean;
  /** Draws the dropout masks; needed while training a network with dropout. */
  random?: RandomStream;
  /** One-hot, [batch, classes]; needed by a conditional network, and nothing to another. */
  labels?: tf.Tensor;
  /**
   * False: batch normalisation takes the batch's statistics, but gathers none, and spectral normalisation takes its
   * vector as it is. Default true.
   */
  gathers?: boolean;
  /** Notes, or holds, which units are on. */
  pattern?: ActivationPattern;
  /** Hears what each layer gives; the output lives only during the call. */
  onLayer?: (layer: LayerSpec, output: tf.Tensor) => void;
}

type Pass<S extends LayerSpec> = (
  spec: S,
  x: tf.Tensor,
  weights: tf.Variable[],
  context: PassContext,
) => tf.Tensor;

type PassTable = { [K in LayerKind]: Pass<Extract<LayerSpec, { layer: K }>> };

function addBias(x: tf.Tensor, bias: tf.Variable | undefined): tf.Tensor {
  return bias ? tf.add(x, bias) : x;
}

/** Kernel and bias of a layer; with spectral normalisation, the kernel divided by its largest singular value. */
function readWeights(
  { useBias = true, spectralNorm = false }: { useBias?: boolean; spectralNorm?: boolean },
  weights: tf.Variable[],
  { training, gathers = true }: PassContext,
): { kernel: tf.Tensor; bias: tf.Variable | undefined } {
  const [kernel, bias] = [weights[0]!, useBias ? weights[1] : undefined];
  if (!spectralNorm) return { kernel, bias };
  const vector = weights[weights.length - 1]!;
  return { kernel: divideBySpectralNorm(kernel, vector, training && gathers ? 1 : 0), bias };
}

export const PASSES: PassTable = {
  dense: (spec, x, weights, context) => {
    const { kernel, bias } = readWeights(spec, weights, context);
    return addBias(tf.matMul(x as tf.Tensor2D, kernel as tf.Tensor2D), bias);
  },

  conv2d: (spec, x, weights, context) => {
    const { strides = 1, padding = 'valid' } = spec;
    const { kernel, bias } = readWeights(spec, weights, context);
    return addBias(conv2d(x, kernel, strides, padding), bias);
  },

  conv2dTranspose: (spec, x, [kernel, bias]) => {
    const { strides = 1, padding = 'valid' } = spec;
    const [batch, height, width] = x.shape as [number, number, number, number];
    const shape: [number, number, number, number] = [
      batch,
      transposedSize(height, spec),
      transposedSize(width, spec),
      spec.filters,
    ];
    return addBias(conv2dTranspose(x, kernel!, shape, strides, padding), bias);
  },

  batchNormalization: ({ momentum = 0.99, epsilon = 1e-3 }, x, weights, { training, gathers = true }) => {
    const [gamma, beta, movingMean, movingVariance] = weights as [
      tf.Variable,
      tf.Variable,
      tf.Variable,
      tf.Variable,
    ];
    if (!training) return tf.batchNorm(x, movingMean, movingVariance, beta, gamma, epsilon);
    return batchNormalize(x, gamma, beta, epsilon, (mean, variance) => {
      if (!gathers) return;
      movingMean.assign(tf.add(tf.mul(movingMean, momentum), tf.mul(mean, 1 - momentum)));
      movingVariance.assign(tf.add(tf.mul(movingVariance, momentum), tf.mul(variance, 1 - momentum)));
    });
  },

  leakyRelu: ({ negativeSlope = 0.3 }, x, _, { pattern }) => {
    const plain = (at: tf.Tensor) => leakyRelu(at, negativeSlope);
    return pattern ? pattern.apply(x, negativeSlope, plain) : plain(x);
  },

  relu: (_, x, __, { pattern }) => (pattern ? pattern.apply(x, 0, relu) : relu(x)),
  tanh: (_, x) => tf.tanh(x),
  sigmoid: (_, x) => tf.sigmoid(x),

  dropout: ({ rate }, x, _, { training, random }) => {
    if (!training || rate === 0) return x;
    if (!random) throw new Error('Dropout draws its masks: pass { training: true, random } with a stream.');
    return tf.mul(x, dropoutMask(x.shape, rate, random));
  },

  reshape: ({ shape }, x) => tf.reshape(x, [x.shape[0]!, ...shape]),

  flatten: (_, x) => tf.reshape(x, [x.shape[0]!, x.size / x.shape[0]!]),

  upsampling2d: ({ factor }, x) => upsample(x, factor),

  // Not tf.maxPool: its gradient on the wasm engine forgets windows whose largest number is below 0.
  maxPooling2d: ({ factor }, x) => {
    const [batch, height, width, channels] = x.shape as [number, number, number, number];
    const [rows, columns] = [Math.floor(height / factor), Math.floor(width / factor)];
    const whole = tf.slice(x, [0, 0, 0, 0], [batch, rows * factor, columns * factor, channels]);
    const ofRows = tf.max(tf.reshape(whole, [batch * rows, factor, columns * factor * channels]), 1);
    const ofBoth = tf.max(tf.reshape(ofRows, [batch * rows * columns, factor, channels]), 1);
    return tf.reshape(ofBoth, [batch, rows, columns, channels]);
  },
};

/**
 * An upsampling and the convolution behind it, which together are computed faster; undefined for layers that are no such
 * pair.
 */
export function passPair(
  first: LayerSpec,
  second: LayerSpec,
  x: tf.Tensor,
  weights: tf.Variable[],
  context: PassContext,
): tf.Tensor | undefined {
  if (first.layer !== 'upsampling2d' || second.layer !== 'conv2d') return undefined;
  const { strides = 1, padding = 'valid', kernelSize } = second;
  const isSame = padding === 'same' || 2 * Number(padding) === kernelSize - 1;
  if (strides !== 1 || kernelSize % 2 === 0 || !isSame) return undefined;
  const { kernel, bias } = readWeights(second, weights, context);
  return addBias(upsampledConv2d(x, kernel, first.factor), bias);
}
