/** Trained networks that come with the course, so that a picture which needs one is drawn at once. */
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { CheckpointError, WEIGHTS_FILE } from './checkpoints/checkpoint';
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
  /** A list of all steps' numbers for each kind. */
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

const folder = join(__dirname, '..', '..', 'checkpoints', 'dcgan');

const readJson = <T>(name: string) => JSON.parse(readFileSync(join(folder, name), 'utf8')) as T;

/** Where the shipped DCGAN comes from. */
export function readDcganProvenance(): Provenance {
  return readJson('provenance.json');
}

/**
 * The case study's DCGAN, trained on digits: `const { generator, discriminator } = loadShippedDcgan();`. Its generator
 * is the running mean of the weights. An engine must have been started; the caller disposes of the result.
 *
 * @throws CheckpointError if the files are not those that were shipped.
 */
export function loadShippedDcgan(): StoredNetworks & {
  discriminator: NonNullable<StoredNetworks['discriminator']>;
} {
  const file = join(folder, WEIGHTS_FILE);
  const { weights } = readDcganProvenance();
  const sum = createHash('sha256').update(readFileSync(file)).digest('hex');
  if (sum !== weights.sha256) {
    throw new CheckpointError(`${file} is not the file that was shipped: take it from the course again.`);
  }
  const networks = readNetworks(file);
  return { ...networks, discriminator: networks.discriminator! };
}

/** The losses of its training, step by step and epoch by epoch. */
export function readDcganHistory(): ShippedHistory {
  const { epochs, stepsPerEpoch, steps: columns } = readJson<PackedHistory>('history.json');
  const steps = columns.discriminatorLoss.map((discriminatorLoss, i) => ({
    epoch: Math.floor(i / stepsPerEpoch) + 1,
    step: (i % stepsPerEpoch) + 1,
    stepsPerEpoch,
    epochs: epochs.length,
    discriminatorLoss,
    generatorLoss: columns.generatorLoss[i]!,
    realScore: columns.realScore[i]!,
    fakeScore: columns.fakeScore[i]!,
  }));
  return { epochs, steps };
}

/** The same 16 latents while it learned: `showWidget('gan-frame-player', readDcganFilm())`. */
export function readDcganFilm(): ShippedFilm {
  const png = readFileSync(join(folder, 'film.png')).toString('base64');
  return { ...readJson<Omit<ShippedFilm, 'src'>>('film.json'), src: `data:image/png;base64,${png}` };
}
