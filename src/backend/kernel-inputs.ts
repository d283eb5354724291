/** What kernels made of other kernels share. */
import * as tf from '@tensorflow/tfjs';

/** A kernel's inputs are bare handles; operations want tensors. */
export function tensorOf<T extends tf.Tensor>(info: T): T {
  if (info instanceof tf.Tensor) return info;
  return tf.engine().makeTensorFromTensorInfo(info as tf.TensorInfo) as T;
}

/**
 * Puts zeros before and after an image's rows and columns, or cuts them, until it has the given size.
 *
 * @param x [batch, height, width, channels].
 * @param before rows and columns of zeros; negative: how many are cut.
 */
export function fitRows(
  x: tf.Tensor4D,
  before: readonly [rows: number, columns: number],
  size: readonly [height: number, width: number],
): tf.Tensor4D {
  const [batch, height, width, channels] = x.shape;
  const down = fitLine(height, before[0], size[0]);
  const across = fitLine(width, before[1], size[1]);
  const isWhole = down.kept === height && across.kept === width;
  const cut = isWhole
    ? x
    : tf.slice(x, [0, down.begin, across.begin, 0], [batch, down.kept, across.kept, channels]);
  const isFitted = cut.shape[1] === size[0] && cut.shape[2] === size[1];
  return isFitted ? cut : tf.pad(cut, [[0, 0], down.zeros, across.zeros, [0, 0]]);
}

function fitLine(length: number, before: number, size: number) {
  const begin = Math.max(0, -before);
  const zeros = Math.max(0, before);
  const kept = Math.min(length - begin, size - zeros);
  return { begin, kept, zeros: [zeros, size - zeros - kept] as [number, number] };
}
