/**
 * Transfer learning (deck 002, lines 10 to 35): a network that was trained on one task begins another, with few labelled
 * examples. Three ways are compared: its features as they are, its weights as a beginning, and nothing of it.
 */
import * as tf from '@tensorflow/tfjs';
import { toTensor } from '../data/batches';
import { type ImageSet, selectImages } from '../data/images';
import { Network } from '../models/network';
import type { NetworkSpec } from '../models/spec';
import type { RandomStream } from '../random/stream';
import { type Classifier, joinParts, trainClassifier } from './classifier';

export const TRANSFER_WAYS = ['feature extraction', 'fine-tuning', 'from nothing'] as const;
export type TransferWay = (typeof TRANSFER_WAYS)[number];

/** A network with the same weights and statistics, of its own. */
export function copyNetwork(network: Network, random: RandomStream): Network {
  const copy = Network.build(network.spec, random);
  copy.setWeights(network.weights);
  return copy;
}

/**
 * Examples of a set, drawn so that each class comes as often as any other, or once more.
 *
 * @throws RangeError unless `count` is a whole number from 1 on, and every class has enough.
 */
export function drawLabelled(images: ImageSet, count: number, random: RandomStream): ImageSet {
  if (!Number.isInteger(count) || count < 1)
    throw new RangeError(`A number of labelled examples is a whole number from 1 on; got ${count}.`);
  const byClass = new Map<number, number[]>();
  for (const index of random.permutation(images.count)) {
    const label = images.labels[index]!;
    byClass.set(label, [...(byClass.get(label) ?? []), index]);
  }
  const classes = [...byClass.keys()].sort((a, b) => a - b);
  const drawn = Array.from({ length: count }, (_, i) => {
    const label = classes[i % classes.length]!;
    const index = byClass.get(label)![Math.floor(i / classes.length)];
    if (index === undefined)
      throw new RangeError(`Class ${label} has fewer examples than ${count} in all need: take fewer.`);
    return index;
  });
  return selectImages(images, drawn);
}

export interface TransferOptions {
  way: TransferWay;
  /** Of the task learned before; it stays as it is. "From nothing" takes only its layers. */
  trunk: Network;
  /** Of the new task. */
  head: NetworkSpec;
  /** Labelled examples of the new task. */
  examples: ImageSet;
  /** Updates, rounded up to whole epochs: as many for few examples as for many. */
  steps: number;
  /** At most; fewer examples make one batch. */
  batchSize: number;
  learningRate: number;
  /** See `ClassifierOptions`; default 0. */
  shift?: number;
  random: RandomStream;
}

/** Trains a classifier of the new task, the given way. The caller disposes of it. @throws RangeError for an unknown way. */
export async function transfer(options: TransferOptions): Promise<Classifier> {
  const { way, head, examples, steps, random, learningRate, shift = 0 } = options;
  if (!TRANSFER_WAYS.includes(way))
    throw new RangeError(`Unknown way "${way}". Known: ${TRANSFER_WAYS.join(', ')}.`);
  const fresh = random.fork('trunk');
  const trunk =
    way === 'from nothing' ? Network.build(options.trunk.spec, fresh) : copyNetwork(options.trunk, fresh);
  const classifier = joinParts(trunk, Network.build(head, random.fork('head')));
  const batchSize = Math.min(options.batchSize, examples.count);
  const epochs = Math.ceil(steps / Math.floor(examples.count / batchSize));
  const freezesTrunk = way === 'feature extraction';
  const training = { epochs, batchSize, learningRate, shift, freezesTrunk, random: random.fork('training') };
  for await (const _ of trainClassifier(classifier, examples, training));
  return classifier;
}

/** The share of images that a classifier names rightly, 0 to 1. */
export async function shareRight(
  { trunk, head }: Classifier,
  images: ImageSet,
  batchSize = 500,
): Promise<number> {
  let right = 0;
  for (let from = 0; from < images.count; from += batchSize) {
    const indices = Array.from({ length: Math.min(batchSize, images.count - from) }, (_, i) => from + i);
    const named = tf.tidy(() => {
      const features = trunk.apply(toTensor(images, indices), { training: false });
      return tf.argMax(head.apply(features, { training: false }), 1);
    });
    for (const [i, label] of (await named.data()).entries())
      right += Number(label === images.labels[from + i]);
    named.dispose();
  }
  return right / images.count;
}
