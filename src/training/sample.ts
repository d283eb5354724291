/** Images from a generator. */
import * as tf from '@tensorflow/tfjs';
import { toBytes } from '../data/images';
import type { Network } from '../models/network';
import { RandomStream } from '../random/stream';

/** Images as bytes, ready to be drawn or saved. */
export interface Pictures {
  count: number;
  height: number;
  width: number;
  channels: number;
  /** 0 … 255, image after image, row by row. */
  pixels: Uint8Array;
}

/**
 * The generator's images for these latents, with batch normalisation's gathered statistics (`training: false`).
 *
 * @param latents [count, latent size].
 */
export async function generateImages(generator: Network, latents: tf.Tensor2D): Promise<Pictures> {
  const images = tf.tidy(() => generator.apply(latents, { training: false }));
  const [count, height, width, channels] = images.shape as [number, number, number, number];
  try {
    return { count, height, width, channels, pixels: toBytes(await images.data()) };
  } finally {
    images.dispose();
  }
}

export interface DrawOptions {
  count: number;
  /** Of the latents. The same seed gives the same examples, and the first of many are those of few. */
  seed: number;
  /** Hears after each batch how many are drawn. */
  onProgress?: (done: number) => void;
}

export interface DrawnExamples {
  /** count × latent size. */
  latents: Float32Array;
  /** count × the generator's output, as it comes out: images in [-1, 1]. */
  values: Float32Array;
}

/** Examples that are drawn at once: all 10,000 would take 5 GB of memory. */
const BATCH = 500;

/**
 * Many examples of a generator, whatever they are, drawn in parts.
 *
 * @throws RangeError if a number that comes out is not finite.
 */
export async function drawExamples(
  generator: Network,
  { count, seed, onProgress = () => {} }: DrawOptions,
): Promise<DrawnExamples> {
  const size = generator.spec.inputShape[0]!;
  const length = generator.outputShape.reduce((product, side) => product * side, 1);
  const latents = new RandomStream(seed).fork('samples').normals(count * size);
  const values = new Float32Array(count * length);
  for (let at = 0; at < count; at += BATCH) {
    const end = Math.min(at + BATCH, count);
    const output = tf.tidy(() => {
      const part = tf.tensor2d(latents.subarray(at * size, end * size), [end - at, size]);
      return generator.apply(part, { training: false });
    });
    values.set((await output.data()) as Float32Array, at * length);
    output.dispose();
    onProgress(end);
    // Timers and signals get their turn: a bar is drawn, Ctrl-C is heard.
    await tf.nextFrame();
  }
  const bad = values.find((value) => !Number.isFinite(value));
  if (bad !== undefined) {
    throw new RangeError(`The generator draws ${bad}: its weights are too large. Take another checkpoint.`);
  }
  return { latents, values };
}
