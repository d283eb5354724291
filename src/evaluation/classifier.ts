/**
 * The shipped classifier of digits, for measuring: what it says of an image, and the 64 features it sees in it. It was
 * trained on the 60,000, so that no digit of MNIST's test set was seen by it.
 */
import { join } from 'node:path';
import * as tf from '@tensorflow/tfjs';
import { toTensor } from '../data/batches';
import type { ImageSet } from '../data/images';
import { CLASSIFIER_TRUNK, DIGITS, FEATURES } from '../models/classifier';
import { CheckpointError, WEIGHTS_FILE } from '../training/checkpoints/checkpoint';
import { readNamedNetworks } from '../training/checkpoints/stored-networks';
import { type Classifier, joinParts } from '../training/classifier';

const SHIPPED = join(__dirname, '..', '..', 'checkpoints', 'classifier');

/** From this probability on an image counts as readable: the classifier is sure. */
export const SURE = 0.9;

/** @throws CheckpointError if the weights are missing or damaged. The caller disposes of the result. */
export function openClassifier(folder = SHIPPED): Classifier {
  const file = join(folder, WEIGHTS_FILE);
  const { trunk, head } = readNamedNetworks(file, ['trunk', 'head']);
  if (!trunk || !head) throw new CheckpointError(`The weights ${file} hold no classifier of this course.`);
  return joinParts(trunk, head);
}

export interface Classified {
  count: number;
  /** count × 64. */
  features: Float32Array;
  /** count × 10; each image's add up to 1. */
  probabilities: Float32Array;
}

export interface ClassifyOptions {
  /** Images at a time. Default 500. */
  batchSize?: number;
  /** Hears after each batch how many are done. */
  onProgress?: (done: number) => void;
}

/**
 * What the classifier says of images of 28×28.
 *
 * @throws RangeError for images of another size.
 */
export async function classify(
  { trunk, head }: Classifier,
  images: Pick<ImageSet, 'count' | 'height' | 'width' | 'channels' | 'pixels'>,
  { batchSize = 500, onProgress = () => {} }: ClassifyOptions = {},
): Promise<Classified> {
  const { count, height, width, channels } = images;
  if ([height, width, channels].join() !== CLASSIFIER_TRUNK.inputShape.join()) {
    throw new RangeError(
      `The classifier reads grey images of 28×28; these are ${height}×${width}×${channels}.`,
    );
  }
  const features = new Float32Array(count * FEATURES);
  const probabilities = new Float32Array(count * DIGITS);
  for (let from = 0; from < count; from += batchSize) {
    const indices = Array.from({ length: Math.min(batchSize, count - from) }, (_, i) => from + i);
    const [seen, said] = tf.tidy(() => {
      const at = trunk.apply(toTensor({ ...images, source: '', labels: new Uint8Array() }, indices), {
        training: false,
      });
      return [at, tf.softmax(head.apply(at, { training: false }))];
    });
    features.set(await seen!.data<'float32'>(), from * FEATURES);
    probabilities.set(await said!.data<'float32'>(), from * DIGITS);
    tf.dispose([seen!, said!]);
    onProgress(from + indices.length);
    // Timers and signals get their turn: a bar is drawn, Ctrl-C is heard.
    await tf.nextFrame();
  }
  return { count, features, probabilities };
}

/** The most likely digit of each image, and its probability. */
export function readDigitsOf({ count, probabilities }: Classified): {
  digits: Uint8Array;
  sureness: Float32Array;
} {
  const digits = new Uint8Array(count);
  const sureness = new Float32Array(count);
  for (let i = 0; i < count; i++) {
    for (let digit = 0; digit < DIGITS; digit++) {
      const probability = probabilities[i * DIGITS + digit]!;
      if (probability > sureness[i]!) [digits[i], sureness[i]] = [digit, probability];
    }
  }
  return { digits, sureness };
}

/** Share of images of which the classifier is sure, 0 … 1; not a number where there are none. */
export const readableShare = (sureness: Float32Array): number =>
  sureness.filter((value) => value >= SURE).length / sureness.length;
