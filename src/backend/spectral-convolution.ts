/**
 * Convolutions of small images with many channels by way of their spectra: the case study's layers on 7×7 take a tenth
 * (stride 1) to a third (stride 2) of the multiplications. Values and gradients are those of the plain operations but
 * for the last digits of float32 (tests/backend holds them together).
 */
import * as tf from '@tensorflow/tfjs';
import { assertFirstGradient } from './nested-gradients';
import { buildSpectrum, type Spectrum } from './spectral-matrices';

export interface SpectralGeometry {
  /** Height and width of the small side: a convolution's results, a transposed convolution's inputs. */
  size: number;
  kernelSize: number;
  strides: number;
}

/** Beyond, a plan's matrices would be large; a fast Fourier transform would be the way then. */
const MAX_SIZE = 16;

interface Plan extends SpectralGeometry, Spectrum {}

const plans = new Map<string, Plan>();

function planFor(geometry: SpectralGeometry): Plan {
  const { size, kernelSize, strides } = geometry;
  const key = `${size} ${kernelSize} ${strides}`;
  let plan = plans.get(key);
  if (!plan) {
    // TensorFlow's SAME: as many zeros on both sides; an odd one comes after.
    const padBefore = Math.floor(Math.max(kernelSize - strides, 0) / 2);
    plan = { ...geometry, ...buildSpectrum({ ...geometry, padBefore }) };
    plans.set(key, plan);
  }
  return plan;
}

/** What it costs to write a number of a spectrum or to read it again, in multiplications: measured on two cores. */
const MOVE = 32;

/**
 * Whether a layer's value and its two gradients come sooner by spectra on a CPU. Plainly they are three convolutions; by
 * spectra three products of spectra, each of which is written or read five times, and two transforms of images and
 * filters there and back. Small batches do not repay the filters' way: of the case study's layers on 7×7 the one of
 * stride 1 goes by spectra from batches of 16 on, those of stride 2 from 64 on.
 */
export function isWorthSpectra(
  geometry: SpectralGeometry,
  { batch, large, small }: { batch: number; large: number; small: number },
): boolean {
  const { size, kernelSize, strides } = geometry;
  if (size > MAX_SIZE || kernelSize > size) return false;
  const { rank } = planFor(geometry);
  const pairs = large * small;
  const images = batch * rank * (strides ** 2 * large + small);
  const filters = rank * strides ** 2 * pairs;
  const transforms = images * size ** 2 + filters * kernelSize ** 2;
  const direct = batch * (size * kernelSize) ** 2 * pairs;
  return 3 * batch * filters + 2 * transforms + 5 * MOVE * (images + filters) < 3 * direct;
}

/** tf.conv2d with SAME padding. @param x [batch, s·size, s·size, in]. @param filter [k, k, in, out]. */
export function spectralConv2d(x: tf.Tensor, filter: tf.Tensor, geometry: SpectralGeometry): tf.Tensor {
  const plan = planFor(geometry);
  const [inChannels, outChannels] = filter.shape.slice(2) as [number, number];
  return withGradients(x, filter, (image, taps) => {
    const spectrum = splitLarge(plan, image);
    const weights = splitFilter(plan, taps);
    return {
      value: joinSmall(plan, tf.matMul(spectrum, weights), outChannels),
      saved: [spectrum, weights],
      gradients: (dy, [input, kernel]) => {
        const slope = splitSmall(plan, dy);
        return [
          joinLarge(plan, tf.matMul(slope, kernel!, false, true), inChannels),
          joinFilter(plan, tf.matMul(input!, slope, true, false), filter.shape),
        ];
      },
    };
  });
}

/** tf.conv2dTranspose with SAME padding. @param x [batch, size, size, in]. @param filter [k, k, out, in]. */
export function spectralConv2dTranspose(
  x: tf.Tensor,
  filter: tf.Tensor,
  geometry: SpectralGeometry,
): tf.Tensor {
  const plan = planFor(geometry);
  const [outChannels, inChannels] = filter.shape.slice(2) as [number, number];
  return withGradients(x, filter, (image, taps) => {
    const spectrum = splitSmall(plan, image);
    const weights = splitFilter(plan, taps);
    return {
      value: joinLarge(plan, tf.matMul(spectrum, weights, false, true), outChannels),
      saved: [spectrum, weights],
      gradients: (dy, [input, kernel]) => {
        const slope = splitLarge(plan, dy);
        return [
          joinSmall(plan, tf.matMul(slope, kernel!), inChannels),
          joinFilter(plan, tf.matMul(slope, input!, true, false), filter.shape),
        ];
      },
    };
  });
}

type Computation = (
  x: tf.Tensor,
  filter: tf.Tensor,
) => {
  value: tf.Tensor;
  saved: tf.Tensor[];
  gradients(dy: tf.Tensor, saved: tf.Tensor[]): [tf.Tensor, tf.Tensor];
};

function withGradients(x: tf.Tensor, filter: tf.Tensor, compute: Computation): tf.Tensor {
  return tf.customGrad((image, taps, save) => {
    const { value, saved, gradients } = compute(image as tf.Tensor, taps as tf.Tensor);
    (save as (tensors: tf.Tensor[]) => void)(saved);
    return {
      value,
      gradFunc: (dy: tf.Tensor, tensors: tf.Tensor[]) => {
        assertFirstGradient('convolution');
        return gradients(dy, tensors);
      },
    };
  })(x, filter);
}

/** [rows, columns] · [columns, …rest] → [rows, …rest]. */
function apply(matrix: Float32Array, rows: number, x: tf.Tensor, isTransposed = false): tf.Tensor {
  const columns = matrix.length / rows;
  const constant = isTransposed ? tf.tensor2d(matrix, [columns, rows]) : tf.tensor2d(matrix, [rows, columns]);
  const [count, ...rest] = x.shape as [number, ...number[]];
  const flat = tf.reshape(x, [count, x.size / count]) as tf.Tensor2D;
  return tf.reshape(tf.matMul(constant, flat, isTransposed, false), [rows, ...rest]);
}

/** [batch, s·n, s·n, c] → [rank, batch, s²·c]. */
function splitLarge({ size: n, strides: s, rank, input }: Plan, x: tf.Tensor): tf.Tensor {
  const [batch, , , channels] = x.shape as [number, number, number, number];
  const phases = tf.transpose(tf.reshape(x, [batch, n, s, n, s, channels]), [1, 3, 0, 2, 4, 5]);
  return apply(input, rank, tf.reshape(phases, [n * n, batch, s * s * channels]));
}

/** The adjoint of `splitLarge`. */
function joinLarge({ size: n, strides: s, input }: Plan, x: tf.Tensor, channels: number): tf.Tensor {
  const batch = x.shape[1]!;
  const phases = tf.reshape(apply(input, n * n, x, true), [n, n, batch, s, s, channels]);
  return tf.reshape(tf.transpose(phases, [2, 0, 3, 1, 4, 5]), [batch, n * s, n * s, channels]);
}

/** [rank, batch, c] → [batch, n, n, c]. */
function joinSmall({ size: n, output }: Plan, x: tf.Tensor, channels: number): tf.Tensor {
  const batch = x.shape[1]!;
  const places = apply(output, n * n, x);
  return tf.reshape(tf.transpose(places, [1, 0, 2]), [batch, n, n, channels]);
}

/** The adjoint of `joinSmall`. */
function splitSmall({ size: n, rank, output }: Plan, x: tf.Tensor): tf.Tensor {
  const [batch, , , channels] = x.shape as [number, number, number, number];
  const places = tf.transpose(tf.reshape(x, [batch, n * n, channels]), [1, 0, 2]);
  return apply(output, rank, places, true);
}

/** [k, k, large, small] → [rank, s²·large, small]. */
function splitFilter({ kernelSize: k, strides: s, rank, filter }: Plan, x: tf.Tensor): tf.Tensor {
  const [, , large, small] = x.shape as [number, number, number, number];
  const taps = tf.reshape(x, [k * k, large, small]);
  return tf.reshape(apply(filter, rank * s * s, taps), [rank, s * s * large, small]);
}

/** The adjoint of `splitFilter`. */
function joinFilter(
  { kernelSize: k, strides: s, rank, filter }: Plan,
  x: tf.Tensor,
  shape: number[],
): tf.Tensor {
  const [, , large, small] = shape as [number, number, number, number];
  return tf.reshape(apply(filter, k * k, tf.reshape(x, [rank * s * s, large, small]), true), shape);
}
