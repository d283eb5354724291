/** Deck 003's DCGAN (lines 380 to 423): it enlarges by repeating pixels and convolves; digits of 32×32. */
import { RESIZE_DISCRIMINATOR, RESIZE_GENERATOR } from '../../models/resize-dcgan';
import { type Game, TUTORIAL_GAME } from '../game';
import type { OptimizerOptions } from '../optimizers';
import { digitData, type Recipe, type RecipePlan } from './recipe';

/** The deck's game: the generator moves first, each player draws its own noise, the discriminator's loss is halved. */
const GAME: Game = { ...TUTORIAL_GAME, order: 'generator-first', latents: 'fresh', halved: true };

/** The deck's Adam: the discriminator learns twice as fast; β and epsilon are PyTorch's defaults. */
const OPTIMIZER: RecipePlan['optimizer'] = {
  generator: { learningRate: 1e-4, epsilon: 1e-8 },
  discriminator: { learningRate: 2e-4, epsilon: 1e-8 },
};

/** For a lesson: equal rates and less momentum (Radford et al. 2016), as in the standard GAN's plan. */
const LAPTOP: OptimizerOptions = { learningRate: 2e-4, beta1: 0.5, epsilon: 1e-8 };

/** Seconds, for CI: the code path is the same. */
const QUICK_DIGITS = 320;

export const resizeDcgan: Recipe = {
  title: "deck 003's DCGAN, which resizes and convolves, on digits of 32×32",
  kind: 'images',
  data: 'digits',
  networks: { generator: RESIZE_GENERATOR, discriminator: RESIZE_DISCRIMINATOR },
  game: GAME,
  plans: {
    quick: { batchSize: 32, epochs: 1, optimizer: OPTIMIZER },
    laptop: { batchSize: 64, epochs: 4, optimizer: LAPTOP },
    // The deck names neither a batch size nor a number of epochs: both are the course's choice.
    full: { batchSize: 64, epochs: 100, optimizer: OPTIMIZER },
  },
  load(options) {
    const count = options.profile === 'quick' ? QUICK_DIGITS : Number.POSITIVE_INFINITY;
    return digitData({ ...options, count, side: 32, game: GAME });
  },
};
