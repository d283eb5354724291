/**
 * Operations of the networks that an engine may compute in a faster way than TensorFlow.js composes them.
 *
 * Each has a plain form, built of TensorFlow.js' own operations, that says what is meant and that every engine can run.
 */
import * as tf from '@tensorflow/tfjs';
import { planConvolution } from '../arithmetic/sizes';
import type { RandomStream } from '../random/stream';
import { hasNativeBackend, nativeBackend } from './native-backend';
import {
  fusedBatchNormalize,
  fusedLeakyRelu,
  fusedRelu,
  nativeDropoutMask,
  nativeNumbers,
} from './native-operations';
import { isGradientNested } from './nested-gradients';
import {
  isWorthSpectra,
  type SpectralGeometry,
  spectralConv2d,
  spectralConv2dTranspose,
} from './spectral-convolution';
import { addTapsUp, upsample } from './upsampled-convolution';

/**
 * Receives each channel's mean and variance over the batch (divided by n, not n - 1); they live only during the call.
 */
export type GatherStatistics = (mean: tf.Tensor, variance: tf.Tensor) => void;

/**
 * Batch normalisation with the batch's own statistics: gamma · (x − mean) / √(variance + epsilon) + beta, channel by
 * channel (Ioffe and Szegedy 2015).
 *
 * @param x [batch, channels] or [batch, height, width, channels].
 */
export function batchNormalize(
  x: tf.Tensor,
  gamma: tf.Tensor,
  beta: tf.Tensor,
  epsilon: number,
  gather: GatherStatistics,
): tf.Tensor {
  return hasNativeBackend() && !isGradientNested()
    ? fusedBatchNormalize(x, gamma, beta, epsilon, gather)
    : plainBatchNormalize(x, gamma, beta, epsilon, gather);
}

export function plainBatchNormalize(
  x: tf.Tensor,
  gamma: tf.Tensor,
  beta: tf.Tensor,
  epsilon: number,
  gather: GatherStatistics,
): tf.Tensor {
  const axes = x.shape.slice(0, -1).map((_, axis) => axis);
  const { mean, variance } = tf.moments(x, axes);
  gather(mean, variance);
  return tf.batchNorm(x, mean, variance, beta, gamma, epsilon);
}

/** x where it is positive, slope · x elsewhere. */
export function leakyRelu(x: tf.Tensor, slope: number): tf.Tensor {
  // tf.leakyRelu's gradient asks which numbers are positive, and that question has no gradient, not even 0.
  if (isGradientNested()) return tf.add(tf.mul(tf.relu(x), 1 - slope), tf.mul(x, slope));
  return hasNativeBackend() ? fusedLeakyRelu(x, slope) : tf.leakyRelu(x, slope);
}

/** x where it is positive, else 0. */
export function relu(x: tf.Tensor): tf.Tensor {
  // tf.relu's gradient brings as many ones and zeros from JavaScript as x has numbers, which no graph can take in.
  return hasNativeBackend() && !isGradientNested() ? fusedRelu(x) : tf.relu(x);
}

/** A mask of zeros (a share `rate` of it) and of 1 / (1 − rate), so that the expected sum stays the same. */
export function dropoutMask(shape: number[], rate: number, random: RandomStream): tf.Tensor {
  return hasNativeBackend() ? nativeDropoutMask(shape, rate, random) : plainDropoutMask(shape, rate, random);
}

/** Numbers from 0 to 1, or of mean 0 and deviation 1. */
export function drawNumbers(law: 'uniform' | 'normal', shape: number[], random: RandomStream): tf.Tensor {
  if (hasNativeBackend()) return nativeNumbers(law, shape, random);
  const count = shape.reduce((product, size) => product * size, 1);
  return tf.tensor(law === 'normal' ? random.normals(count) : random.uniforms(count), shape);
}

export function plainDropoutMask(shape: number[], rate: number, random: RandomStream): tf.Tensor {
  const mask = new Float32Array(shape.reduce((product, size) => product * size, 1));
  const kept = 1 / (1 - rate);
  for (let i = 0; i < mask.length; i++) mask[i] = random.uniform() >= rate ? kept : 0;
  return tf.tensor(mask, shape);
}

/**
 * How a convolution with SAME padding, or a transposed one, is best computed here; undefined for the plain way.
 *
 * @param large the shape of its large side: a convolution's input. @param strides from there to the small side.
 */
function chooseSpectra(large: number[], filter: tf.Tensor, strides: number): SpectralGeometry | undefined {
  if (!hasNativeBackend() || nativeBackend().isUsingGpuDevice || isGradientNested()) return undefined;
  const [batch, height, width, channels] = large as [number, number, number, number];
  const [kernelHeight, kernelWidth, , few] = filter.shape as [number, number, number, number];
  if (height !== width || height % strides !== 0 || kernelHeight !== kernelWidth) return undefined;
  const geometry = { size: height / strides, kernelSize: kernelHeight, strides };
  return isWorthSpectra(geometry, { batch, large: channels, small: few }) ? geometry : undefined;
}

/** @throws RangeError if no window fits: engines then read what is not theirs, or say nothing. */
function assertWindowFits(image: tf.Tensor4D, kernel: tf.Tensor4D, padding: 'same' | 'valid'): void {
  for (const axis of [0, 1])
    planConvolution({ size: image.shape[1 + axis]!, kernel: kernel.shape[axis]!, padding });
}

/** @throws Error for what XNNPACK, on which the engine wasm stands, answers with zeros. */
function assertWasmCan(kernel: tf.Tensor4D, strides: number, padding: 'same' | 'valid'): void {
  const [height, width] = kernel.shape;
  const isPoint = height === 1 && width === 1;
  if (tf.getBackend() !== 'wasm' || padding !== 'same' || isPoint || Math.min(height, width) >= strides)
    return;
  throw new Error(
    `The engine wasm computes no convolution with a kernel of ${height}×${width} below the stride ${strides} and padding ` +
      "'same'. Take a larger kernel, padding 'valid', or another engine.",
  );
}

/** Every `strides`th row and column, from the first on. */
function takeEvery(image: tf.Tensor4D, strides: number): tf.Tensor4D {
  const [batch, height, width, channels] = image.shape;
  const [rows, columns] = [Math.ceil(height / strides), Math.ceil(width / strides)];
  const whole = tf.pad(image, [
    [0, 0],
    [0, rows * strides - height],
    [0, columns * strides - width],
    [0, 0],
  ]);
  const byRow = tf.reshape(whole, [batch * rows, strides, columns * strides * channels]);
  const kept = tf.reshape(tf.slice(byRow, [0, 0, 0], [-1, 1, -1]), [
    batch * rows,
    columns,
    strides * channels,
  ]);
  return tf.reshape(tf.slice(kept, [0, 0, 0], [-1, -1, channels]), [batch, rows, columns, channels]);
}

/**
 * A convolution, as tf.conv2d has it.
 *
 * @param x [batch, height, width, in]. @param filter [height, width, in, out].
 * @param padding zeros on each side, where it is a number.
 * @throws RangeError if no window fits.
 */
export function conv2d(
  x: tf.Tensor,
  filter: tf.Tensor,
  strides: number,
  padding: 'same' | 'valid' | number,
): tf.Tensor {
  const [image, kernel] = [x as tf.Tensor4D, filter as tf.Tensor4D];
  if (strides > 1 && kernel.shape[0] === 1 && kernel.shape[1] === 1 && typeof padding !== 'number') {
    // The same with fewer multiplications; and the gradient by such a kernel crashes TensorFlow 2.21 in a batch of 1.
    return tf.conv2d(takeEvery(image, strides), kernel, 1, 'valid');
  }
  if (typeof padding === 'number') {
    const [, height, width] = image.shape;
    const isSame =
      kernel.shape[0] === kernel.shape[1] &&
      2 * padding === kernel.shape[0] - strides &&
      height % strides === 0 &&
      width % strides === 0;
    if (isSame) return conv2d(x, filter, strides, 'same');
    // tfjs-node knows no zeros by number.
    const zeros: [number, number] = [padding, padding];
    return conv2d(tf.pad(image, [[0, 0], zeros, zeros, [0, 0]]), kernel, strides, 'valid');
  }
  assertWindowFits(image, kernel, padding);
  assertWasmCan(kernel, strides, padding);
  if (padding === 'same') {
    const geometry = chooseSpectra(x.shape, filter, strides);
    if (geometry) return spectralConv2d(x, filter, geometry);
  }
  return tf.conv2d(image, kernel, strides, padding);
}

/**
 * A transposed convolution, as tf.conv2dTranspose has it.
 *
 * @param x [batch, height, width, in]. @param filter [height, width, out, in]. @param outputShape with the batch.
 */
export function conv2dTranspose(
  x: tf.Tensor,
  filter: tf.Tensor,
  outputShape: [number, number, number, number],
  strides: number,
  padding: 'same' | 'valid',
): tf.Tensor {
  // Its gradient is that convolution.
  assertWasmCan(filter as tf.Tensor4D, strides, padding);
  if (padding === 'same') {
    const geometry = chooseSpectra(outputShape, filter, strides);
    if (geometry) return spectralConv2dTranspose(x, filter, geometry);
  }
  return tf.conv2dTranspose(x as tf.Tensor4D, filter as tf.Tensor4D, outputShape, strides, padding);
}

/**
 * Each pixel repeated `factor` times in both directions, and a convolution with padding 'same' over that.
 *
 * @param x [batch, height, width, in]. @param filter of odd size, [k, k, in, out].
 */
export function upsampledConv2d(x: tf.Tensor, filter: tf.Tensor, factor: number): tf.Tensor {
  if (!hasNativeBackend() || isGradientNested()) return conv2d(upsample(x, factor), filter, 1, 'same');
  const [batch, height, width] = x.shape as [number, number, number, number];
  const shape: [number, number, number, number] = [batch, height * factor, width * factor, filter.shape[3]!];
  return conv2dTranspose(x, addTapsUp(filter, factor), shape, factor, 'same');
}
