/** Initial weights, drawn from the seeded stream. */
import type { RandomStream } from '../random/stream';

/** How a weight begins. */
export type Initializer =
  | 'zeros'
  | 'ones'
  | 'glorotUniform'
  | { normal: { mean?: number; standardDeviation: number } };

/**
 * Fan-in and fan-out of a kernel, counted as Keras counts them: the last two sizes times the taps.
 *
 * @param shape [in, out] of a dense layer, [height, width, in, out] of a convolution.
 */
export function countFans(shape: readonly number[]): { fanIn: number; fanOut: number } {
  const taps = shape.slice(0, -2).reduce((product, size) => product * size, 1);
  return { fanIn: taps * shape[shape.length - 2]!, fanOut: taps * shape[shape.length - 1]! };
}

/**
 * The values of a new weight.
 *
 * `glorotUniform` is Keras' default for kernels: uniform in ±√(6 / (fan-in + fan-out)) (Glorot and Bengio 2010).
 */
export function drawWeight(
  initializer: Initializer,
  shape: readonly number[],
  random: RandomStream,
): Float32Array {
  const count = shape.reduce((product, size) => product * size, 1);
  if (initializer === 'zeros') return new Float32Array(count);
  if (initializer === 'ones') return new Float32Array(count).fill(1);
  if (initializer === 'glorotUniform') {
    const { fanIn, fanOut } = countFans(shape);
    const limit = Math.sqrt(6 / (fanIn + fanOut));
    return random.uniforms(count, -limit, limit);
  }
  const { mean = 0, standardDeviation } = initializer.normal;
  return random.normals(count).map((value) => mean + standardDeviation * value);
}
