/**
 * The gradient of a convolution by its input, which is also the transposed convolution: as one convolution at the small
 * size, and a rearrangement.
 *
 * With stride s, the input's rows fall into s kinds: row s·q + p is reached only by the filter's rows p, p + s, p + 2s …
 * Each kind is a convolution of its own with those few rows; all kinds together are one convolution with s² times as many
 * channels, laid side by side afterwards (Shi et al. 2016, "sub-pixel"). No product with a zero between pixels is made.
 *
 * Registered in place of wasm's own kernel, a plain loop.
 */
import * as tf from '@tensorflow/tfjs';
import { fitRows, tensorOf } from './kernel-inputs';

/** Registers the kernel `Conv2DBackpropInput` for one backend, in place of its own. NHWC only. */
export function registerConv2dInputGradient(backendName: string): void {
  if (tf.getKernel(tf.Conv2DBackpropInput, backendName))
    tf.unregisterKernel(tf.Conv2DBackpropInput, backendName);
  tf.registerKernel({
    kernelName: tf.Conv2DBackpropInput,
    backendName,
    kernelFunc: ({ inputs, attrs }) => {
      const { strides, pad, dataFormat, dimRoundingMode, inputShape } =
        attrs as unknown as tf.Conv2DBackpropInputAttrs;
      if (dataFormat !== 'NHWC') throw new Error(`Conv2DBackpropInput on ${backendName} needs NHWC data`);
      const filter = inputs.filter as tf.Tensor4D;
      const geometry = tf.backend_util.computeConv2DInfo(
        inputShape,
        filter.shape,
        strides,
        1,
        pad,
        dimRoundingMode,
      );
      return tf.tidy(() => inputGradient(tensorOf(inputs.dy as tf.Tensor4D), tensorOf(filter), geometry));
    },
  });
}

function inputGradient(
  dy: tf.Tensor4D,
  filter: tf.Tensor4D,
  geometry: tf.backend_util.Conv2DInfo,
): tf.Tensor {
  const { batchSize, inHeight, inWidth, inChannels, padInfo } = geometry;
  const { filterHeight, filterWidth, strideHeight, strideWidth } = geometry;
  const down = layTaps(filterHeight, strideHeight, padInfo.top);
  const across = layTaps(filterWidth, strideWidth, padInfo.left);
  const rows = Math.ceil(inHeight / strideHeight);
  const columns = Math.ceil(inWidth / strideWidth);

  const kinds = arrangeTaps(filter, geometry, down, across);
  const around = fitRows(dy, [down.before, across.before], [rows + down.taps - 1, columns + across.taps - 1]);
  const small = tf.conv2d(around, kinds, 1, 'valid');
  const side = tf.reshape(small, [batchSize * rows, columns, strideHeight, strideWidth * inChannels]);
  // Without a stride there is one kind, and nothing to lay.
  const laid = strideHeight === 1 ? side : tf.transpose(side, [0, 2, 1, 3]);
  const large = tf.reshape<tf.Rank.R4>(laid, [
    batchSize,
    rows * strideHeight,
    columns * strideWidth,
    inChannels,
  ]);
  return fitRows(large, [0, 0], [inHeight, inWidth]);
}

interface Taps {
  /** Filter rows that each kind has, zeros included. */
  taps: number;
  /** Zeros before the filter, so that the first input row is of the first kind. */
  first: number;
  /** Rows of zeros before the output's gradient. */
  before: number;
}

/** How a filter's rows (or columns) are dealt to the kinds of input rows. */
function layTaps(size: number, stride: number, pad: number): Taps {
  const first = (stride - (pad % stride)) % stride;
  const taps = Math.ceil((size + first) / stride);
  return { taps, first, before: taps - 1 - (pad + first) / stride };
}

/**
 * The filters of all kinds: [taps, taps, outChannels, kinds · inChannels], from the last tap to the first, since a
 * convolution slides a filter as it is. By hand, because wasm's own kernels copy slowly.
 */
function arrangeTaps(
  filter: tf.Tensor4D,
  geometry: tf.backend_util.Conv2DInfo,
  down: Taps,
  across: Taps,
): tf.Tensor4D {
  const { inChannels, outChannels, filterHeight, filterWidth, strideHeight, strideWidth } = geometry;
  const from = tf.transpose(filter, [0, 1, 3, 2]).dataSync() as Float32Array;
  const kinds = strideHeight * strideWidth;
  const to = new Float32Array(down.taps * across.taps * outChannels * kinds * inChannels);
  for (let row = 0; row < filterHeight; row++) {
    const tapRow = down.taps - 1 - Math.floor((row + down.first) / strideHeight);
    const kindRow = (row + down.first) % strideHeight;
    for (let column = 0; column < filterWidth; column++) {
      const tapColumn = across.taps - 1 - Math.floor((column + across.first) / strideWidth);
      const kind = kindRow * strideWidth + ((column + across.first) % strideWidth);
      for (let channel = 0; channel < outChannels; channel++) {
        const start = ((row * filterWidth + column) * outChannels + channel) * inChannels;
        const place = ((tapRow * across.taps + tapColumn) * outChannels + channel) * kinds + kind;
        to.set(from.subarray(start, start + inChannels), place * inChannels);
      }
    }
  }
  return tf.tensor4d(to, [down.taps, across.taps, outChannels, kinds * inChannels]);
}
