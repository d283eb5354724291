/** The trainings that have a name: networks, data, and a plan for each profile. */
import { createHash } from 'node:crypto';
import { type ImageSet, takeImages, toSignedUnit } from '../data/images';
import { loadMnist } from '../data/mnist';
import { sampleQuadratic, standardizePoints } from '../data/toy';
import { DISCRIMINATOR, GENERATOR } from '../models/case-study';
import { POINT_DISCRIMINATOR, POINT_GENERATOR } from '../models/dense-gan';
import type { NetworkSpec } from '../models/spec';
import { RandomStream } from '../random/stream';
import type { Gan } from './gan';
import { type Place, type StepReport, train } from './loop';
import type { OptimizerOptions } from './optimizers';
import { trainPoints } from './point-loop';
import { DCGAN_PLANS, POINT_PLANS, type ProfileName } from './profiles';

/** What a recipe trains on. */
export interface RecipeData {
  source: string;
  count: number;
  /** Of the numbers themselves: a resumed training must see the same ones. */
  checksum: string;
  /** Up to `count` examples as numbers of the networks' scale, one after the other. */
  examples(count: number): Float32Array;
  stepsPerEpoch(batchSize: number): number;
  train(gan: Gan, options: { epochs: number; batchSize: number; place: Place }): AsyncGenerator<StepReport>;
}

export interface DataOptions {
  profile: ProfileName;
  seed: number;
  /** Folder with MNIST's IDX files. */
  mnistFolder?: string;
  cacheFolder?: string;
}

export interface RecipePlan {
  batchSize: number;
  epochs: number;
  optimizer: OptimizerOptions;
  normalizationMomentum?: number;
}

export interface Recipe {
  /** For people. */
  title: string;
  kind: 'images' | 'points';
  networks: { generator: NetworkSpec; discriminator: NetworkSpec };
  plans: Record<ProfileName, RecipePlan>;
  load(options: DataOptions): RecipeData;
}

const checksum = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex').slice(0, 16);

/** Images as a recipe's data. */
function imageData(images: ImageSet): RecipeData {
  return {
    source: images.source,
    count: images.count,
    checksum: checksum(images.pixels),
    examples: (count) => toSignedUnit(takeImages(images, count).pixels),
    stepsPerEpoch: (batchSize) => Math.floor(images.count / batchSize),
    train: (gan, { place, ...options }) =>
      train(gan, images, { ...options, place, shuffle: RandomStream.restore(place.shuffle) }),
  };
}

/** Points of mean 0 and deviation 1 as a recipe's data. */
function pointData(points: Float32Array, source: string): RecipeData {
  const count = points.length / 2;
  return {
    source,
    count,
    checksum: checksum(new Uint8Array(points.buffer)),
    examples: (wanted) => points.slice(0, 2 * wanted),
    stepsPerEpoch: (batchSize) => Math.floor(count / batchSize),
    train: (gan, { place, ...options }) =>
      trainPoints(gan, points, { ...options, place, shuffle: RandomStream.restore(place.shuffle) }),
  };
}

export const RECIPES: Record<string, Recipe> = {
  dcgan: {
    title: 'the DCGAN of the case study on handwritten digits (notebook 09)',
    kind: 'images',
    networks: { generator: GENERATOR, discriminator: DISCRIMINATOR },
    plans: DCGAN_PLANS,
    load({ profile, mnistFolder, cacheFolder, seed }) {
      const { train: digits } = loadMnist({ folder: mnistFolder, cacheFolder, seed });
      return imageData(takeImages(digits, DCGAN_PLANS[profile].images));
    },
  },
  'dense-gan': {
    title: "deck 002's dense GAN on points of a parabola (notebook 06)",
    kind: 'points',
    networks: { generator: POINT_GENERATOR, discriminator: POINT_DISCRIMINATOR },
    plans: POINT_PLANS,
    load({ profile, seed }) {
      const { points } = sampleQuadratic({
        random: new RandomStream(seed).fork('points'),
        count: POINT_PLANS[profile].points,
      });
      return pointData(standardizePoints(points).points, 'y = 10 + x², standard scale');
    },
  },
};

/** @throws Error that lists the known models. */
export function findRecipe(name: string): Recipe {
  const recipe = Object.hasOwn(RECIPES, name) ? RECIPES[name] : undefined;
  if (!recipe) throw new Error(`Unknown model "${name}". Known: ${Object.keys(RECIPES).join(', ')}.`);
  return recipe;
}
