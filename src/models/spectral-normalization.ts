/**
 * Spectral normalisation (Miyato et al. 2018): a kernel W is divided by its largest singular value σ, so that no layer
 * stretches a difference of two inputs by more than about 1. W is taken as a matrix of the outputs' columns.
 *
 * σ comes from the power iteration, v ← Wu / ‖Wu‖, u ← Wᵀv / ‖Wᵀv‖, σ = vᵀWu: once a pass is enough, since W changes
 * little from step to step. u is kept beside the kernel, and so goes into checkpoints. As in PyTorch, u and v are
 * constants to the gradient: with Ŵ = W/σ, that by W is (g − ⟨g, Ŵ⟩ vuᵀ) / σ.
 */
import * as tf from '@tensorflow/tfjs';

/** Iterations when a network is built, as many as PyTorch takes. */
const FIRST_ITERATIONS = 15;

/** Added to lengths, so that a kernel of zeros gives zeros. */
const EPSILON = 1e-12;

interface Singular {
  sigma: tf.Tensor;
  /** [in, 1] and [out, 1], each of length 1. */
  v: tf.Tensor;
  u: tf.Tensor;
}

const unit = (x: tf.Tensor) => tf.div(x, tf.maximum(tf.sqrt(tf.sum(tf.square(x))), EPSILON));

/** @param iterations at 0, u stays as it is. */
function findLargest(kernel: tf.Tensor, vector: tf.Tensor, iterations: number): Singular {
  const matrix = tf.reshape(kernel, [-1, kernel.shape[kernel.rank - 1]!]) as tf.Tensor2D;
  let u = unit(tf.reshape(vector, [-1, 1]));
  let v = unit(tf.matMul(matrix, u as tf.Tensor2D));
  for (let i = 0; i < iterations; i++) {
    u = unit(tf.matMul(matrix, v as tf.Tensor2D, true));
    if (i < iterations - 1) v = unit(tf.matMul(matrix, u as tf.Tensor2D));
  }
  return { sigma: tf.sum(tf.mul(v, tf.matMul(matrix, u as tf.Tensor2D))), v, u };
}

/**
 * The kernel divided by its largest singular value, as far as that is known.
 *
 * @param kernel [in, out] or [height, width, in, out].
 * @param vector u, [out]; moved on by `iterations`: 1 in a pass of training, 0 elsewhere.
 */
export function divideBySpectralNorm(kernel: tf.Variable, vector: tf.Variable, iterations: 0 | 1): tf.Tensor {
  const divide = tf.customGrad((weights, save) => {
    const { sigma, v, u } = findLargest(weights as tf.Tensor, vector, iterations);
    if (iterations > 0) vector.assign(tf.reshape(u, vector.shape));
    const value = tf.div(weights as tf.Tensor, sigma);
    const outer = tf.reshape(tf.matMul(v as tf.Tensor2D, u as tf.Tensor2D, false, true), kernel.shape);
    (save as tf.GradSaveFunc)([value, outer, sigma]);
    const gradFunc = (dy: tf.Tensor, saved: tf.Tensor[]) => {
      const [divided, direction, norm] = saved as [tf.Tensor, tf.Tensor, tf.Tensor];
      return tf.div(tf.sub(dy, tf.mul(tf.sum(tf.mul(dy, divided)), direction)), norm);
    };
    return { value, gradFunc };
  });
  return divide(kernel);
}

/** Brings a vector that was drawn at random near the singular vector of its kernel. */
export function settleSpectralVector(kernel: tf.Variable, vector: tf.Variable): void {
  tf.tidy(() => {
    const { u } = findLargest(kernel, vector, FIRST_ITERATIONS);
    vector.assign(tf.reshape(u, vector.shape));
  });
}
