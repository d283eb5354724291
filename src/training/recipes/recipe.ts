/** What a recipe is: networks, data, a game, and a plan for each profile. */
import { createHash } from 'node:crypto';
import { describeSkipped, loadImageFolder } from '../../data/image-folder';
import { type ImageSet, padImages, takeImages, toSignedUnit } from '../../data/images';
import { loadMnist } from '../../data/mnist';
import { RandomStream } from '../../random/stream';
import { type Examples, imageExamples, pointExamples } from '../examples';
import type { Game } from '../game';
import type { Gan, GanOptions } from '../gan';
import { type Place, type StepReport, trainOn } from '../loop';
import type { OptimizerOptions } from '../optimizers';
import type { ProfileName } from '../profiles';
import { takeStep } from '../steps/choose-step';

/** What a recipe trains on. */
export interface RecipeData {
  source: string;
  /** Of the reading, for people: what was left out, say. */
  notes?: string[];
  count: number;
  /** Of the numbers themselves: a resumed training must see the same ones. */
  checksum: string;
  /** Up to `count` examples as numbers of the networks' scale, one after the other. */
  examples(count: number): Float32Array;
  /** Their classes, where they have some. */
  labels?(count: number): Uint8Array;
  /** @param k batches that a step takes; default as the recipe's game says. */
  stepsPerEpoch(batchSize: number, k?: number): number;
  /** Default game: the recipe's own. */
  train(
    gan: Gan,
    options: { epochs: number; batchSize: number; place: Place; game?: Game },
  ): AsyncGenerator<StepReport>;
}

export interface DataOptions {
  profile: ProfileName;
  seed: number;
  /** Folder with MNIST's IDX files. */
  mnistFolder?: string;
  /** Folder with pictures, PNG or JPEG, that are taken in the place of the recipe's own data. */
  pictureFolder?: string;
  cacheFolder?: string;
  /** Hears how far a long reading is. */
  onProgress?: (text: string) => void;
}

export interface RecipePlan {
  batchSize: number;
  epochs: number;
  /** For both players, or for each. */
  optimizer: OptimizerOptions | { generator: OptimizerOptions; discriminator: OptimizerOptions };
  normalizationMomentum?: number;
}

export interface Recipe {
  /** For people. */
  title: string;
  kind: 'images' | 'points';
  /** What it trains on; of digits the user chooses which. */
  data: 'digits' | 'faces' | 'points';
  networks: Pick<GanOptions, 'generator' | 'discriminator' | 'initializers'>;
  game: Game;
  plans: Record<ProfileName, RecipePlan>;
  load(options: DataOptions): RecipeData;
}

/** What tells one set of examples from another, pixel by pixel: a `RecipeData`'s checksum. */
export const checksumOf = (bytes: Uint8Array) =>
  createHash('sha256').update(bytes).digest('hex').slice(0, 16);

/** How a recipe's examples are trained on. */
function trainer(examples: Examples, ownGame: Game): Pick<RecipeData, 'count' | 'stepsPerEpoch' | 'train'> {
  return {
    count: examples.count,
    stepsPerEpoch: (batchSize, k = ownGame.k) => Math.floor(Math.floor(examples.count / batchSize) / k),
    train: (gan, { place, game = ownGame, ...options }) =>
      trainOn(gan, examples, {
        ...options,
        place,
        k: game.k,
        readsLabels: game.head !== 'codes',
        step: (player, batches, labels) => takeStep(player, game, batches, labels),
        shuffle: RandomStream.restore(place.shuffle),
      }),
  };
}

/** Images as a recipe's data. */
export function imageData(images: ImageSet, game: Game): RecipeData {
  return {
    ...trainer(imageExamples(images), game),
    source: images.source,
    checksum: checksumOf(images.pixels),
    examples: (count) => toSignedUnit(takeImages(images, count).pixels),
    labels: (count) => takeImages(images, count).labels,
  };
}

/** Points of mean 0 and deviation 1 as a recipe's data. */
export function pointData(points: Float32Array, source: string, game: Game): RecipeData {
  return {
    ...trainer(pointExamples(points), game),
    source,
    checksum: checksumOf(new Uint8Array(points.buffer)),
    examples: (wanted) => points.slice(0, 2 * wanted),
  };
}

interface Wanted {
  /** Examples at most. */
  count: number;
  /** Pixels of an example's side. */
  side: number;
  game: Game;
}

/** The pictures of the user's own folder. */
export function pictureData(options: DataOptions & Wanted & { folder: string; channels: 1 | 3 }): RecipeData {
  const { folder, side, channels, count, cacheFolder, onProgress, game } = options;
  const most = Number.isFinite(count) ? count : undefined;
  const images = loadImageFolder({ folder, side, channels, most, cacheFolder, onProgress });
  const notes = images.skipped.length > 0 ? [describeSkipped(images.skipped)] : [];
  if (images.enlarged > 0) {
    notes.push(`${images.enlarged} of the pictures are smaller than ${side}×${side} and were enlarged.`);
  }
  return { ...imageData(images, game), notes };
}

/** The digits that the user chose, at most `count`, with a border up to `side` pixels; or the user's own pictures, in grey. */
export function digitData(options: DataOptions & Wanted): RecipeData {
  const { mnistFolder, pictureFolder, cacheFolder, seed, count, side, game } = options;
  if (pictureFolder) return pictureData({ ...options, folder: pictureFolder, channels: 1 });
  const { train } = loadMnist({ folder: mnistFolder, cacheFolder, seed });
  return imageData(padImages(takeImages(train, count), side), game);
}
