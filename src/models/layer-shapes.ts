/**
 * What each kind of layer gives and owns: the shape of its output, and its weights. Nothing here needs a tensor engine:
 * `describe.ts` makes tables of it, `layers.ts` has the same kinds' passes over a batch.
 */
import { convolutionSize } from '../arithmetic/sizes';
import type { Initializer } from './initializers';
import type { ConvolutionSpec, LayerKind, LayerSpec, NetworkSpec, TransposedConvolutionSpec } from './spec';

/** One weight that a layer owns. */
export interface WeightSpec {
  name: string;
  shape: number[];
  initializer: Initializer;
  /** False for statistics that are gathered, not learned. */
  trainable: boolean;
}

interface LayerShape<S extends LayerSpec> {
  /** @throws Error if an input of that shape does not fit. */
  outputShape(spec: S, input: number[]): number[];
  weights?(spec: S, input: number[]): WeightSpec[];
}

type ShapeTable = { [K in LayerKind]: LayerShape<Extract<LayerSpec, { layer: K }>> };

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

/** What spectral normalisation keeps beside a kernel: its left singular vector, as far as it is known. */
function spectralWeights(size: number, { spectralNorm = false }: { spectralNorm?: boolean }): WeightSpec[] {
  const initializer: Initializer = { normal: { standardDeviation: 1 } };
  return spectralNorm ? [{ name: 'singularVector', shape: [size], initializer, trainable: false }] : [];
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

/** Height or width that a transposed convolution makes of one. */
export function transposedSize(size: number, spec: TransposedConvolutionSpec): number {
  const { kernelSize, strides = 1, padding = 'valid' } = spec;
  return padding === 'same' ? size * strides : size * strides + Math.max(kernelSize - strides, 0);
}

/** What the first layer sees: the input, with a number, or a plane, more for each class of its label. */
export function joinedShape({ inputShape, classes = 0 }: NetworkSpec): number[] {
  return [...inputShape.slice(0, -1), inputShape[inputShape.length - 1]! + classes];
}

export const SHAPES: ShapeTable = {
  dense: {
    outputShape: (spec) => [spec.units],
    weights: (spec, input) => {
      if (input.length !== 1) {
        throw new Error(`dense wants vectors; its input has the shape [${input}]. Put a flatten before it.`);
      }
      const learned = kernelAndBias([input[0]!, spec.units], spec.units, spec.useBias);
      return [...learned, ...spectralWeights(spec.units, spec)];
    },
  },

  conv2d: {
    outputShape: (spec, input) => {
      const [height, width] = expectImage('conv2d', input);
      return [convolvedSize(height, spec), convolvedSize(width, spec), spec.filters];
    },
    weights: (spec, input) => {
      const channels = expectImage('conv2d', input)[2];
      const shape = [spec.kernelSize, spec.kernelSize, channels, spec.filters];
      return [...kernelAndBias(shape, spec.filters, spec.useBias), ...spectralWeights(spec.filters, spec)];
    },
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
  },

  leakyRelu: { outputShape: (_, input) => input },
  relu: { outputShape: (_, input) => input },
  tanh: { outputShape: (_, input) => input },
  sigmoid: { outputShape: (_, input) => input },
  dropout: { outputShape: (_, input) => input },

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
  },

  flatten: {
    outputShape: (_, input) => [input.reduce((product, size) => product * size, 1)],
  },

  upsampling2d: {
    outputShape: ({ factor }, input) => {
      const [height, width, channels] = expectImage('upsampling2d', input);
      return [height * factor, width * factor, channels];
    },
  },

  maxPooling2d: {
    outputShape: ({ factor }, input) => {
      const [height, width, channels] = expectImage('maxPooling2d', input);
      if (factor > height || factor > width) {
        throw new RangeError(
          `maxPooling2d: a window of ${factor} does not fit into ${height}×${width} numbers.`,
        );
      }
      return [Math.floor(height / factor), Math.floor(width / factor), channels];
    },
  },
};
