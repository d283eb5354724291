/** Trainings small enough to be run many times: 8×8 images, or points, with everything that a checkpoint keeps. */
import type { ImageSet } from '../../../src/data/images';
import { POINT_DISCRIMINATOR, POINT_GENERATOR } from '../../../src/models/dense-gan';
import { RandomStream } from '../../../src/random/stream';
import type { Checkpoint } from '../../../src/training/checkpoints/checkpoint';
import { imageExamples } from '../../../src/training/examples';
import { TUTORIAL_GAME } from '../../../src/training/game';
import { train, trainOn } from '../../../src/training/loop';
import { trainPoints } from '../../../src/training/point-loop';
import { type SessionOptions, TrainingSession, type TrainingSettings } from '../../../src/training/session';
import { takeStep } from '../../../src/training/steps/choose-step';
import { TINY_DISCRIMINATOR, TINY_GENERATOR } from '../tiny-gan';

const images: ImageSet = {
  source: 'test',
  count: 21,
  height: 8,
  width: 8,
  channels: 1,
  pixels: Uint8Array.from({ length: 21 * 64 }, (_, i) => (i * 37 + (i >> 3) * 11) % 256),
  labels: new Uint8Array(21),
};
const points = new RandomStream(9).normals(2 * 21);

export const SETTINGS: TrainingSettings = {
  model: 'tiny',
  profile: 'quick',
  seed: 3,
  epochs: 4,
  batchSize: 4,
  optimizer: {
    generator: { learningRate: 2e-3, beta1: 0.5 },
    discriminator: { learningRate: 1e-3, beta1: 0.5 },
  },
  averageDecay: 0.9,
  schedule: { name: 'cosine' },
  data: { source: 'test', count: 21, checksum: 'abc' },
};

/** Five steps an epoch. */
export const KINDS: Record<'images' | 'points' | 'conditional', Pick<SessionOptions, 'recipe' | 'data'>> = {
  images: {
    recipe: { networks: { generator: TINY_GENERATOR, discriminator: TINY_DISCRIMINATOR } },
    data: {
      stepsPerEpoch: () => 5,
      train: (gan, options) =>
        train(gan, images, { ...options, shuffle: RandomStream.restore(options.place.shuffle) }),
    },
  },
  conditional: {
    recipe: {
      networks: {
        generator: { ...TINY_GENERATOR, classes: 3 },
        discriminator: { ...TINY_DISCRIMINATOR, classes: 3 },
      },
    },
    data: {
      stepsPerEpoch: () => 5,
      train: (gan, options) =>
        trainOn(gan, imageExamples({ ...images, labels: images.labels.map((_, i) => i % 3) }), {
          ...options,
          k: 1,
          step: (player, batches, labels) => takeStep(player, TUTORIAL_GAME, batches, labels),
          shuffle: RandomStream.restore(options.place.shuffle),
        }),
    },
  },
  points: {
    recipe: { networks: { generator: POINT_GENERATOR, discriminator: POINT_DISCRIMINATOR } },
    data: {
      stepsPerEpoch: () => 5,
      train: (gan, options) =>
        trainPoints(gan, points, { ...options, shuffle: RandomStream.restore(options.place.shuffle) }),
    },
  },
};

export function startTiny(
  kind: keyof typeof KINDS,
  settings: Partial<TrainingSettings> = {},
  checkpoint?: Checkpoint,
): TrainingSession {
  return new TrainingSession({ ...KINDS[kind], settings: { ...SETTINGS, ...settings }, checkpoint });
}

/** Trains until so many steps are done in all. */
export async function trainUntil(session: TrainingSession, steps: number): Promise<void> {
  if (session.steps >= steps) return;
  for await (const _ of session.run()) if (session.steps >= steps) return;
}
