/**
 * Networks as plain data: a list of layers in the field's words. The same data builds a network, draws its shape table
 * and goes into a checkpoint. Defaults are Keras'.
 */

export interface DenseSpec {
  layer: 'dense';
  units: number;
  /** Default true. */
  useBias?: boolean;
  /** The kernel is divided by its largest singular value; see `spectral-normalization.ts`. Default false. */
  spectralNorm?: boolean;
}

export interface ConvolutionSpec {
  layer: 'conv2d';
  filters: number;
  kernelSize: number;
  /** Default 1. */
  strides?: number;
  /** TensorFlow's `same` or `valid` (default), or PyTorch's number of zeros on each side. */
  padding?: 'same' | 'valid' | number;
  /** Default true. */
  useBias?: boolean;
  /** As for dense layers. */
  spectralNorm?: boolean;
}

export interface TransposedConvolutionSpec {
  layer: 'conv2dTranspose';
  filters: number;
  kernelSize: number;
  /** Default 1. */
  strides?: number;
  /** Default `valid`. */
  padding?: 'same' | 'valid';
  /** Default true. */
  useBias?: boolean;
}

export interface BatchNormalizationSpec {
  layer: 'batchNormalization';
  /** Share of the old value that a moving statistic keeps at each step. Default 0.99. */
  momentum?: number;
  /** Added to the variance. Default 1e-3. */
  epsilon?: number;
}

export interface LeakyReluSpec {
  layer: 'leakyRelu';
  /** Slope left of zero. Default 0.3. */
  negativeSlope?: number;
}

export interface ActivationSpec {
  layer: 'relu' | 'tanh' | 'sigmoid';
}

export interface DropoutSpec {
  layer: 'dropout';
  /** Share of the numbers set to zero while training, 0 to 1. */
  rate: number;
}

export interface ReshapeSpec {
  layer: 'reshape';
  /** Shape without the batch. */
  shape: number[];
}

export interface FlattenSpec {
  layer: 'flatten';
}

export interface UpsamplingSpec {
  layer: 'upsampling2d';
  /** Each pixel becomes factor × factor equal pixels. */
  factor: number;
}

export interface PoolingSpec {
  layer: 'maxPooling2d';
  /** Of each factor × factor window only the largest number is kept; rows and columns that fill no window are dropped. */
  factor: number;
}

export type LayerSpec =
  | DenseSpec
  | ConvolutionSpec
  | TransposedConvolutionSpec
  | BatchNormalizationSpec
  | LeakyReluSpec
  | ActivationSpec
  | DropoutSpec
  | ReshapeSpec
  | FlattenSpec
  | UpsamplingSpec
  | PoolingSpec;

export type LayerKind = LayerSpec['layer'];

export interface NetworkSpec {
  /** E.g. `generator`; the first part of every weight's name. */
  name: string;
  /** Shape of one input, without the batch. */
  inputShape: number[];
  /** Classes of the labels that a conditional network gets beside its input; its first layer sees both. */
  classes?: number;
  layers: LayerSpec[];
}
