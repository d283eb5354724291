/** A narrow DCGAN on colour faces of half the usual side: notebook 13 walks in its latents. */
import { shrinkImages } from '../../data/degrade';
import { FACE_SIDE } from '../../data/faces/draw-face';
import { drawFaces } from '../../data/faces/faces';
import {
  SMALL_FACE_DISCRIMINATOR,
  SMALL_FACE_GENERATOR,
  SMALL_FACE_INITIALIZERS,
  SMALL_FACE_SIDE,
} from '../../models/small-faces';
import { RandomStream } from '../../random/stream';
import { TUTORIAL_GAME } from '../game';
import type { OptimizerOptions } from '../optimizers';
import type { ProfileName } from '../profiles';
import { imageData, pictureData, type Recipe } from './recipe';

/** Twice the rate of Radford et al. 2016, for few steps; their β₁, and PyTorch's epsilon. */
const OPTIMIZER: OptimizerOptions = { learningRate: 4e-4, beta1: 0.5, epsilon: 1e-8 };

/** In `quick` as many as a step takes in seconds. */
const FACES: Record<ProfileName, number> = { quick: 96, laptop: 4096, full: 8000 };

export const smallFaces: Recipe = {
  title: 'a narrow DCGAN on colour faces of 32×32',
  kind: 'images',
  data: 'faces',
  networks: {
    generator: SMALL_FACE_GENERATOR,
    discriminator: SMALL_FACE_DISCRIMINATOR,
    initializers: SMALL_FACE_INITIALIZERS,
  },
  game: TUTORIAL_GAME,
  plans: {
    quick: { batchSize: 16, epochs: 1, optimizer: OPTIMIZER },
    // 3,584 steps: the shipped weights, 6 minutes on two old cores that were busy with other work, too.
    laptop: { batchSize: 32, epochs: 28, optimizer: OPTIMIZER },
    full: { batchSize: 32, epochs: 100, optimizer: OPTIMIZER },
  },
  load(options) {
    const { profile, seed, pictureFolder: folder } = options;
    if (folder) {
      const count = profile === 'full' ? Number.POSITIVE_INFINITY : FACES[profile];
      return pictureData({
        ...options,
        folder,
        count,
        side: SMALL_FACE_SIDE,
        channels: 3,
        game: TUTORIAL_GAME,
      });
    }
    const faces = drawFaces({ random: new RandomStream(seed).fork('faces'), count: FACES[profile] });
    return imageData(shrinkImages(faces, FACE_SIDE / SMALL_FACE_SIDE), TUTORIAL_GAME);
  },
};
