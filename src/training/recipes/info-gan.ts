/**
 * InfoGAN (Chen et al. 2016): the generator gets a code by lot, and the discriminator's second head must guess it from the image.
 */
import { HEADED_DISCRIMINATOR, HEADED_GENERATOR } from '../../models/info-gan';
import { type Game, TUTORIAL_GAME } from '../game';
import type { OptimizerOptions } from '../optimizers';
import { digitData, type Recipe } from './recipe';

const GAME: Game = { ...TUTORIAL_GAME, head: 'codes' };

/** InfoGAN's rates for MNIST: the generator's is five times the discriminator's (appendix C.1). */
const ADAM = { beta1: 0.5, epsilon: 1e-8 };
const OPTIMIZER: Record<'generator' | 'discriminator', OptimizerOptions> = {
  generator: { learningRate: 1e-3, ...ADAM },
  discriminator: { learningRate: 2e-4, ...ADAM },
};

/** Seconds, for CI: the code path is the same. */
const QUICK_DIGITS = 640;

export const infoGan: Recipe = {
  title: 'InfoGAN: a narrow DCGAN that sorts digits into ten codes by itself',
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
    const { profile } = options;
    const count = profile === 'quick' ? QUICK_DIGITS : Number.POSITIVE_INFINITY;
    return digitData({ ...options, count, side: 28, game: GAME });
  },
};
