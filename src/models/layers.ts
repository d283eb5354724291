/**
 * What each kind of layer does: the shape it gives, the weights it owns, and its pass over a batch.
 *
 * The numbers agree with Keras' layers of the same names (tests/models holds them against golden values).
 */
import * as tf from '@tensorflow/tfjs';
import { convolutionSize } from '../arithmetic/sizes';
import { batchNormalize, conv2d, conv2dTranspose, dropoutMask, leakyRelu, relu } from '../backend/operations';
import type { RandomStream } from '../random/stream';
import type { ActivationPattern } from './activation-pattern';
import type { Initializer } from './initializers';
import type { ConvolutionSpec, LayerKind, LayerSpec, TransposedConvolutionSpec } from './spec';

/** One weight that a layer owns. */
export interface WeightSpec {
  name: string;
  shape: number[];
  initializer: Initializer;
  /** False for statistics that are gathered, not learned. */
  trainable: boolean;
}

/** How a network is being used. */
export interface PassContext {
  /** True while training: dropout drops, batch normalisation takes the batch's own statistics and gathers them. */
  training: boolean;
  /** Draws the dropout masks; needed while training a network with dropout. */
  random?: RandomStream;
  /** False: batch normalisation takes the batch's statistics, but gathers none. Default true. */
  gathers?: boolean;
  /** Notes, or holds, which units are on. */
  pattern?: ActivationPattern;
}

interface LayerKindOf<S extends LayerSpec> {
  outputShape(spec: S, input: number[]): number[];
  weights?(spec: S, input: number[]): WeightSpec[];
  apply(spec: S, x: tf.Tensor, weights: tf.Variable[], context: PassContext): tf.Tensor;
}

type LayerTable = { [K in LayerKind]: LayerKindOf<Extract<LayerSpec, { layer: K }>> };

function kernelAndBias(kernelShape: number[], biasSize: number, useBias = true): WeightSpec[] {
  const kernel: WeightSpec = {
    name: 'kernel',
    shape: kernelShape,
    initializer: 'glorotUniform',
    trainable: true,
  };
  if (!useBias) return [kernel];
  return [kernel, { name: 'bias', shape: [biasSize], initializer: 'zeros', trainable: true }];
}

function addBias(x: tf.Tensor, bias: tf.Variable | undefined): tf.Tensor {
  return bias ? tf.add(x, bias) : x;
}

function expectImage(kind: LayerKind, input: number[]): [number, number, number] {
  if (input.length !== 3) {
    throw new Error(`${kind} wants images [height, width, channels]; its input has the shape [${input}].`);
  }
  return input as [number, number, number];
}

/** @throws RangeError if no window fits: such a network would be built, and give nothing. */
function convolvedSize(size: number, spec: ConvolutionSpec): number {
  const { kernelSize, strides = 1, padding = 'valid' } = spec;
  return convolutionSize({ size, kernel: kernelSize, stride: strides, padding });
}

function transposedSize(size: number, spec: TransposedConvolutionSpec): number {
  const { kernelSize, strides = 1, padding = 'valid' } = spec;
  return padding === 'same' ? size * strides : size * strides + Math.max(kernelSize - strides, 0);
}

function activation(f: (x: tf.Tensor) => tf.Tensor) {
  return {
    outputShape: (_: LayerSpec, input: number[]) => input,
    apply: (_: LayerSpec, x: tf.Tensor) => f(x),
  };
}

export const LAYERS: LayerTable = {
  dense: {
    outputShape: (spec) => [spec.units],
    weights: (spec, input) => {
      if (input.length !== 1) {
        throw new Error(`dense wants vectors; its input has the shape [${input}]. Put a flatten before it.`);
      }
      return kernelAndBias([input[0]!, spec.units], spec.units, spec.useBias);
    },
    apply: (_, x, [kernel, bias]) => addBias(tf.matMul(x as tf.Tensor2D, kernel as tf.Tensor2D), bias),
  },

  conv2d: {
    outputShape: (spec, input) => {
      const [height, width] = expectImage('conv2d', input);
      return [convolvedSize(height, spec), convolvedSize(width, spec), spec.filters];
    },
    weights: (spec, input) => {
      const channels = expectImage('conv2d', input)[2];
      return kernelAndBias(
        [spec.kernelSize, spec.kernelSize, channels, spec.filters],
        spec.filters,
        spec.useBias,
      );
    },
    apply: ({ strides = 1, padding = 'valid' }, x, [kernel, bias]) =>
      addBias(conv2d(x, kernel!, strides, padding), bias),
  },

  conv2dTranspose: {
    outputShape: (spec, input) => {
      const [height, width] = expectImage('conv2dTranspose', input);
      return [transposedSize(height, spec), transposedSize(width, spec), spec.filters];
    },
    weights: (spec, input) => {
      const channels = expectImage('conv2dTranspose', input)[2];
      return kernelAndBias(
        [spec.kernelSize, spec.kernelSize, spec.filters, channels],
        spec.filters,
        spec.useBias,
      );
    },
    apply: (spec, x, [kernel, bias]) => {
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
  },

  batchNormalization: {
    outputShape: (_, input) => input,
    weights: (_, input) => {
      const shape = [input[input.length - 1]!];
      return [
        { name: 'gamma', shape, initializer: 'ones', trainable: true },
        { name: 'beta', shape, initializer: 'zeros', trainable: true },
        { name: 'movingMean', shape, initializer: 'zeros', trainable: false },
        { name: 'movingVariance', shape, initializer: 'ones', trainable: false },
      ];
    },
    apply: ({ momentum = 0.99, epsilon = 1e-3 }, x, weights, { training, gathers = true }) => {
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
  },

  leakyRelu: {
    outputShape: (_, input) => input,
    apply: ({ negativeSlope = 0.3 }, x, _, { pattern }) => {
      const plain = (at: tf.Tensor) => leakyRelu(at, negativeSlope);
      return pattern ? pattern.apply(x, negativeSlope, plain) : plain(x);
    },
  },

  relu: {
    outputShape: (_, input) => input,
    apply: (_, x, __, { pattern }) => (pattern ? pattern.apply(x, 0, relu) : relu(x)),
  },
  tanh: activation((x) => tf.tanh(x)),
  sigmoid: activation((x) => tf.sigmoid(x)),

  dropout: {
    outputShape: (_, input) => input,
    apply: ({ rate }, x, _, { training, random }) => {
      if (!training || rate === 0) return x;
      if (!random) throw new Error('Dropout draws its masks: pass { training: true, random } with a stream.');
      return tf.mul(x, dropoutMask(x.shape, rate, random));
    },
  },

  reshape: {
    outputShape: ({ shape }, input) => {
      const count = (sizes: number[]) => sizes.reduce((product, size) => product * size, 1);
      if (count(shape) !== count(input)) {
        throw new Error(
          `reshape cannot make [${shape}] (${count(shape)} numbers) of [${input}] (${count(input)}).`,
        );
      }
      return shape;
    },
    apply: ({ shape }, x) => tf.reshape(x, [x.shape[0]!, ...shape]),
  },

  flatten: {
    outputShape: (_, input) => [input.reduce((product, size) => product * size, 1)],
    apply: (_, x) => tf.reshape(x, [x.shape[0]!, x.size / x.shape[0]!]),
  },

  upsampling2d: {
    outputShape: ({ factor }, input) => {
      const [height, width, channels] = expectImage('upsampling2d', input);
      return [height * factor, width * factor, channels];
    },
    // Not resizeNearestNeighbor: its gradient is wrong on TensorFlow.js' cpu engine unless the image is square.
    apply: ({ factor }, x) => {
      const [batch, height, width, channels] = x.shape as [number, number, number, number];
      const rows = tf.tile(tf.reshape(x, [batch * height, 1, width * channels]), [1, factor, 1]);
      const pixels = tf.reshape(rows, [batch * height * factor * width, 1, channels]);
      return tf.reshape(tf.tile(pixels, [1, factor, 1]), [batch, height * factor, width * factor, channels]);
    },
  },
};
