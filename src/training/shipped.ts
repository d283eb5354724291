/** Trained networks that come with the course, so that a picture which needs one is drawn at once. */
import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describeNetwork } from '../models/describe';
import { CheckpointError, WEIGHTS_FILE } from './checkpoints/checkpoint';
import { decodeTensors } from './checkpoints/safetensors';
import { readNetworks, type StoredNetworks } from './checkpoints/stored-networks';
import type { EpochMeans } from './history';
import type { StepReport } from './loop';
import type { StepResult } from './steps/shared-pass';

/** Where shipped weights come from. */
export interface Provenance {
  /** What trained them, to be run again. */
  command: string;
  date: string;
  steps: number;
  settings: { seed: number; profile: string; epochs: number; batchSize: number } & Record<string, unknown>;
  versions: Record<string, string>;
  weights: { file: string; sha256: string };
  metrics: Record<string, number>;
}

export interface ShippedHistory {
  epochs: (EpochMeans & { seconds: number; score: number })[];
  steps: StepReport[];
}

/** The same as its file has it. */
export interface PackedHistory {
  epochs: ShippedHistory['epochs'];
  stepsPerEpoch: number;
  /** Which steps were kept: 3 for the third, the sixth … Default 1: all. */
  every?: number;
  /** A list of the steps' numbers for each kind. */
  steps: Record<keyof StepResult, number[]>;
}

/** A film as the frame player wants it; `src` is the address of the picture with all frames. */
export interface ShippedFilm {
  src: string;
  frames: number;
  columns: number;
  frameWidth: number;
  frameHeight: number;
  unit: string;
  captions: string[];
  series: { name: string; values: (number | null)[] }[];
  label: string;
}

const SHIPPED = join(__dirname, '..', '..', 'checkpoints');

/** The file with a grid of 16 images, where the training had images. */
export const PICTURE_FILE = 'picture.png';

/** How a film's picture is stored: `film.png`, or `film.jpeg` where colour would make it too large. */
export const FILM_TYPES = ['png', 'jpeg'] as const;

/** A training that comes with the course. Each part is read when it is asked for. */
export interface Shipped {
  name: string;
  folder: string;
  provenance(): Provenance;
  /**
   * The networks; the generator is the running mean of the weights. An engine must have been started; the caller
   * disposes of the result.
   *
   * @throws CheckpointError if the files are not those that were shipped.
   */
  load(): StoredNetworks;
  /** The losses of its training, step by step and epoch by epoch. */
  history(): ShippedHistory;
  /** The same 16 latents while it learned, for the frame player. */
  film(): ShippedFilm;
  /** A PNG with 16 of its images; undefined if none was shipped. */
  picture(): Buffer | undefined;
}

/** Shipped networks that measure, and generate nothing. */
export const JUDGES: readonly string[] = ['classifier', 'face-attributes'];

/** Names of the trainings that come with the course. */
export function listShipped(root = SHIPPED): string[] {
  if (!existsSync(root)) return [];
  return readdirSync(root)
    .filter((name) => existsSync(join(root, name, WEIGHTS_FILE)))
    .sort();
}

/** Names of those whose generator draws digits as the course's classifier reads them: grey, 28×28 or 32×32. */
export function listShippedDigits(root = SHIPPED): string[] {
  return listShipped(root).filter((name) => {
    const { generator } = decodeTensors(readFileSync(join(root, name, WEIGHTS_FILE))).metadata;
    if (generator === undefined) return false;
    const [height = 0, width = 0, channels = 0] = describeNetwork(JSON.parse(generator)).outputShape;
    return channels === 1 && height === width && (height === 28 || height === 32);
  });
}

/** Opens `checkpoints/<name>/`. @throws Error that lists the names there are. */
export function openShipped(name: string, root = SHIPPED): Shipped {
  const names = listShipped(root);
  if (!names.includes(name)) {
    throw new Error(`No weights are shipped for "${name}". There are: ${names.join(', ') || 'none'}.`);
  }
  const folder = join(root, name);
  const readJson = <T>(file: string) => JSON.parse(readFileSync(join(folder, file), 'utf8')) as T;
  const provenance = () => readJson<Provenance>('provenance.json');
  return {
    name,
    folder,
    provenance,
    load: () => loadWeights(join(folder, WEIGHTS_FILE), provenance()),
    history: () => unpackHistory(readJson('history.json')),
    film: () => {
      const type = FILM_TYPES.find((ending) => existsSync(join(folder, `film.${ending}`))) ?? FILM_TYPES[0];
      const base64 = readFileSync(join(folder, `film.${type}`)).toString('base64');
      return {
        ...readJson<Omit<ShippedFilm, 'src'>>('film.json'),
        src: `data:image/${type};base64,${base64}`,
      };
    },
    picture: () => {
      const file = join(folder, PICTURE_FILE);
      return existsSync(file) ? readFileSync(file) : undefined;
    },
  };
}

function loadWeights(file: string, { weights }: Provenance): StoredNetworks {
  const sum = createHash('sha256').update(readFileSync(file)).digest('hex');
  if (sum !== weights.sha256) {
    throw new CheckpointError(`${file} is not the file that was shipped: take it from the course again.`);
  }
  return readNetworks(file);
}

export function unpackHistory({
  epochs,
  stepsPerEpoch,
  every = 1,
  steps: columns,
}: PackedHistory): ShippedHistory {
  /** Of a kept step, how many were before it. */
  const before = (i: number) => every * (i + 1) - 1;
  const steps = columns.discriminatorLoss.map((discriminatorLoss, i) => ({
    epoch: Math.floor(before(i) / stepsPerEpoch) + 1,
    step: (before(i) % stepsPerEpoch) + 1,
    stepsPerEpoch,
    epochs: epochs.length,
    discriminatorLoss,
    generatorLoss: columns.generatorLoss[i]!,
    realScore: columns.realScore[i]!,
    fakeScore: columns.fakeScore[i]!,
  }));
  return { epochs, steps };
}

/** Where the shipped DCGAN comes from. */
export const readDcganProvenance = (): Provenance => openShipped('dcgan').provenance();

/** The case study's DCGAN, trained on digits: `const { generator, discriminator } = loadShippedDcgan();`. */
export function loadShippedDcgan(): StoredNetworks & {
  discriminator: NonNullable<StoredNetworks['discriminator']>;
} {
  const networks = openShipped('dcgan').load();
  return { ...networks, discriminator: networks.discriminator! };
}

/** The losses of its training, step by step and epoch by epoch. */
export const readDcganHistory = (): ShippedHistory => openShipped('dcgan').history();

/** The same 16 latents while it learned: `showWidget('gan-frame-player', readDcganFilm())`. */
export const readDcganFilm = (): ShippedFilm => openShipped('dcgan').film();
