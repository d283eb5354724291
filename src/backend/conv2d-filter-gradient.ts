/**
 * The gradient of a convolution by its filter, as a convolution itself: the filter's weight at (row, column) from input
 * channel c to output channel o is the sum, over all images and places, of the input there times the output's gradient.
 * That is what a convolution computes when images and channels change roles: c plays the image, the images play the
 * channels, and the gradient plays the filter, with its rows as far apart as the stride took them.
 *
 * Registered for engines that lack Conv2DBackpropFilter (wasm: tensorflow/tfjs#8474).
 */
import * as tf from '@tensorflow/tfjs';
import { fitRows, tensorOf } from './kernel-inputs';

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
      const geometry = tf.backend_util.computeConv2DInfo(
        x.shape,
        filterShape,
        strides,
        1,
        pad,
        dimRoundingMode,
      );
      return tf.tidy(() => filterGradient(tensorOf(x), tensorOf(inputs.dy as tf.Tensor4D), geometry));
    },
  });
}

function filterGradient(x: tf.Tensor4D, dy: tf.Tensor4D, geometry: tf.backend_util.Conv2DInfo): tf.Tensor {
  const { outHeight, outWidth, filterHeight, filterWidth, strideHeight, strideWidth, padInfo } = geometry;
  // As many rows as the filter has touched: the result then has the filter's size.
  const touched = fitRows(
    x,
    [padInfo.top, padInfo.left],
    [strideHeight * (outHeight - 1) + filterHeight, strideWidth * (outWidth - 1) + filterWidth],
  );
  const images = tf.transpose(touched, [3, 1, 2, 0]);
  const filter = tf.transpose(dy, [1, 2, 0, 3]);
  const gradient = tf.conv2d(images, filter, 1, 'valid', 'NHWC', [strideHeight, strideWidth]);
  return tf.transpose(gradient, [1, 2, 0, 3]);
}
