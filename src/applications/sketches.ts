/** StackGAN's stage I in miniature: a network that was trained before draws the digit's shape, in grey. */
import * as tf from '@tensorflow/tfjs';
import type { ImageSet } from '../data/images';
import type { Network } from '../models/network';
import type { RandomStream } from '../random/stream';
import { generateImages } from '../training/sample';

/**
 * A grey sketch of 28×28 for each digit, which it has as its label.
 *
 * @param stageOne a conditional generator of digits: openShipped('conditional-dcgan')'s.
 */
export async function sketchDigits(
  stageOne: Network,
  digits: ArrayLike<number>,
  random: RandomStream,
  batchSize = 250,
): Promise<ImageSet> {
  const labels = Uint8Array.from(digits);
  const size = stageOne.spec.inputShape[0]!;
  const pixels = new Uint8Array(labels.length * 28 * 28);
  for (let from = 0; from < labels.length; from += batchSize) {
    const part = labels.subarray(from, from + batchSize);
    const latents = tf.tensor2d(random.normals(part.length * size), [part.length, size]);
    const drawn = await generateImages(stageOne, latents, part);
    pixels.set(drawn.pixels, from * 28 * 28);
    latents.dispose();
  }
  return { source: 'sketches', count: labels.length, height: 28, width: 28, channels: 1, pixels, labels };
}
