/**
 * AC-GAN (Odena et al. 2017): the generator is told a class, and the discriminator's second head names it, in real images and in fakes.
 */
import { HEADED_DISCRIMINATOR, HEADED_GENERATOR } from '../../models/info-gan';
import { type Game, TUTORIAL_GAME } from '../game';
import type { OptimizerOptions } from '../optimizers';
import { digitData, type Recipe } from './recipe';

const GAME: Game = { ...TUTORIAL_GAME, head: 'classes' };

/** InfoGAN's rates for MNIST: the generator's is five times the discriminator's (appendix C.1). */
const ADAM = { beta1: 0.5, epsilon: 1e-8 };
const OPTIMIZER: Record<'generator' | 'discriminator', OptimizerOptions> = {
  generator: { learningRate: 1e-3, ...ADAM },
  discriminator: { learningRate: 2e-4, ...ADAM },
};

/** Seconds, for CI: the code path is the same. */
const QUICK_DIGITS = 640;

export const acGan: Recipe = {
  title: 'AC-GAN: a narrow DCGAN whose discriminator also names the digit',
  kind: 'images',
  data: 'digits',
  networks: { generator: HEADED_GENERATOR, discriminator: HEADED_DISCRIMINATOR },
  game: GAME,
  plans: {
    quick: { batchSize: 32, epochs: 1, optimizer: OPTIMIZER },
    // 1,400 steps of the package's 9,000 digits.
    laptop: { batchSize: 64, epochs: 10, optimizer: OPTIMIZER },
    // Thirty passes through the 60,000 digits; not yet run.
    full: { batchSize: 64, epochs: 30, optimizer: OPTIMIZER },
  },
  load(options) {
    const { profile, pictureFolder } = options;
    if (pictureFolder) {
      throw new Error(
        `AC-GAN learns digits with their labels, and the pictures in ${pictureFolder} have none.`,
      );
    }
    const count = profile === 'quick' ? QUICK_DIGITS : Number.POSITIVE_INFINITY;
    return digitData({ ...options, count, side: 28, game: GAME });
  },
};
