/**
 * The gradient of a convolution by its filter, as a kernel made of other kernels: pad the input, take the strided
 * slice that each filter tap sees, and multiply it with the output's gradient.
 *
 * Registered for engines that lack Conv2DBackpropFilter (wasm: tensorflow/tfjs#8474).
 */
import * as tf from '@tensorflow/tfjs';

/** Registers the kernel `Conv2DBackpropFilter` for one backend. NHWC only. */
export function registerConv2dFilterGradient(backendName: string): void {
  if (tf.getKernel(tf.Conv2DBackpropFilter, backendName)) return;
  tf.registerKernel({
    kernelName: tf.Conv2DBackpropFilter,
    backendName,
    kernelFunc: ({ inputs, attrs }) => {
      const { strides, pad, dataFormat, dimRoundingMode, filterShape } =
        attrs as unknown as tf.Conv2DBackpropFilterAttrs;
      if (dataFormat !== 'NHWC') throw new Error(`Conv2DBackpropFilter on ${backendName} needs NHWC data`);
      const x = inputs.x as tf.Tensor4D;
      const dy = inputs.dy as tf.Tensor4D;
      const geometry = tf.backend_util.computeConv2DInfo(
        x.shape,
        filterShape,
        strides,
        1,
        pad,
        dimRoundingMode,
      );
      return filterGradient(x, dy, geometry);
    },
  });
}

function filterGradient(x: tf.Tensor4D, dy: tf.Tensor4D, geometry: tf.backend_util.Conv2DInfo): tf.Tensor {
  const { batchSize, inChannels, outChannels, outHeight, outWidth } = geometry;
  const { filterHeight, filterWidth, strideHeight, strideWidth, padInfo } = geometry;
  return tf.tidy(() => {
    const padded = tf.pad(tensorOf(x), [
      [0, 0],
      [padInfo.top, padInfo.bottom],
      [padInfo.left, padInfo.right],
      [0, 0],
    ]);
    const columns = tf.reshape(tensorOf(dy), [batchSize * outHeight * outWidth, outChannels]);
    const taps: tf.Tensor[] = [];
    for (let row = 0; row < filterHeight; row++) {
      for (let column = 0; column < filterWidth; column++) {
        const seen = tf.stridedSlice(
          padded,
          [0, row, column, 0],
          [
            batchSize,
            row + strideHeight * (outHeight - 1) + 1,
            column + strideWidth * (outWidth - 1) + 1,
            inChannels,
          ],
          [1, strideHeight, strideWidth, 1],
        );
        const rows = tf.reshape(seen, [batchSize * outHeight * outWidth, inChannels]);
        taps.push(tf.matMul(rows, columns, true, false));
      }
    }
    return tf.reshape(tf.stack(taps), [filterHeight, filterWidth, inChannels, outChannels]);
  });
}

/** A kernel's inputs are bare handles; operations want tensors. */
function tensorOf<T extends tf.Tensor>(info: T): T {
  if (info instanceof tf.Tensor) return info;
  return tf.engine().makeTensorFromTensorInfo(info as tf.TensorInfo) as T;
}
