/** Images from a generator. */
import * as tf from '@tensorflow/tfjs';
import { toBytes } from '../data/images';
import type { Network } from '../models/network';

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
