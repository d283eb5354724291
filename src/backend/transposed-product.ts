/**
 * Matrix products with a transposed factor, as a transpose and a plain product: wasm has a fast routine for the plain
 * product only, and a loop for the others, which is all that a dense layer's gradients are made of.
 */
import * as tf from '@tensorflow/tfjs';
import { tensorOf } from './kernel-inputs';

/** Puts the transposes before one backend's own kernel `BatchMatMul`. */
export function registerTransposedProduct(backendName: string): void {
  const own = tf.getKernel(tf.BatchMatMul, backendName);
  tf.unregisterKernel(tf.BatchMatMul, backendName);
  tf.registerKernel({
    ...own,
    kernelFunc: ({ inputs, backend, attrs }) => {
      const { transposeA, transposeB } = attrs as unknown as tf.BatchMatMulAttrs;
      const factors = [inputs.a as tf.Tensor, inputs.b as tf.Tensor] as const;
      const isSingle = factors.every(({ shape }) => shape.slice(0, -2).every((size) => size === 1));
      if (!isSingle || (!transposeA && !transposeB)) return own.kernelFunc({ inputs, backend, attrs });
      return tf.tidy(() => {
        const [a, b] = [transposeA, transposeB].map((isTransposed, i) =>
          isTransposed ? transposeLast(tensorOf(factors[i]!)) : tensorOf(factors[i]!),
        ) as [tf.Tensor, tf.Tensor];
        return tf.matMul(a, b);
      });
    },
  });
}

function transposeLast(x: tf.Tensor): tf.Tensor {
  const axes = x.shape.map((_, axis) => axis);
  return tf.transpose(x, [...axes.slice(0, -2), x.rank - 1, x.rank - 2]);
}
