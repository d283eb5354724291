/** The DCGAN of PyTorch's tutorial, to which deck 001 leads (lines 206 to 220), on 64×64 colour faces. */
import { FACE_SIDE } from '../../data/faces/draw-face';
import { drawFaces } from '../../data/faces/faces';
import { PYTORCH_DISCRIMINATOR, PYTORCH_GENERATOR, PYTORCH_INITIALIZERS } from '../../models/pytorch-dcgan';
import { RandomStream } from '../../random/stream';
import { type Game, TUTORIAL_GAME } from '../game';
import type { OptimizerOptions } from '../optimizers';
import type { ProfileName } from '../profiles';
import { imageData, pictureData, type Recipe } from './recipe';

/** The discriminator first; then the generator learns from the same fakes. */
const GAME: Game = { ...TUTORIAL_GAME, order: 'discriminator-first' };

/** Both players' rate and β₁ of Radford et al. 2016; epsilon is PyTorch's. */
const OPTIMIZER: OptimizerOptions = { learningRate: 2e-4, beta1: 0.5, epsilon: 1e-8 };

/** In the place of CelebA's 202,599 photographs. In `quick` as many as a step takes in seconds. */
const FACES: Record<ProfileName, number> = { quick: 96, laptop: 2048, full: 8000 };

export const dcgan64: Recipe = {
  title: "the DCGAN of PyTorch's tutorial (deck 001) on colour faces of 64×64",
  kind: 'images',
  data: 'faces',
  networks: {
    generator: PYTORCH_GENERATOR,
    discriminator: PYTORCH_DISCRIMINATOR,
    initializers: PYTORCH_INITIALIZERS,
  },
  game: GAME,
  plans: {
    quick: { batchSize: 16, epochs: 1, optimizer: OPTIMIZER },
    // Steps of half the size, so that a lesson has more of them.
    laptop: { batchSize: 64, epochs: 5, optimizer: OPTIMIZER },
    // The tutorial's batch; its 5 epochs of CelebA are 7,900 steps, as many as 128 epochs of 8,000 faces.
    full: { batchSize: 128, epochs: 128, optimizer: OPTIMIZER },
  },
  load(options) {
    const { profile, seed, pictureFolder: folder } = options;
    if (folder) {
      const count = profile === 'full' ? Number.POSITIVE_INFINITY : FACES[profile];
      return pictureData({ ...options, folder, count, side: FACE_SIDE, channels: 3, game: GAME });
    }
    return imageData(
      drawFaces({ random: new RandomStream(seed).fork('faces'), count: FACES[profile] }),
      GAME,
    );
  },
};
