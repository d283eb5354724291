/** What the machine can do at best: the speed of a large matrix product. */
import * as tf from '@tensorflow/tfjs';

const SIZE = 1536;

/** Floating-point operations a second of one float32 matrix product, right now. */
export function measurePeak(): number {
  return tf.tidy(() => {
    const [a, b] = [tf.randomUniform([SIZE, SIZE]), tf.randomUniform([SIZE, SIZE])];
    tf.matMul(a, b).dataSync();
    const start = performance.now();
    tf.matMul(a, b).dataSync();
    return (2 * SIZE ** 3 * 1000) / (performance.now() - start);
  });
}
