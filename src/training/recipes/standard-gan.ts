/** Deck 003's standard GAN (lines 120 to 250): dense layers on digits of 32×32. */
import { STANDARD_DISCRIMINATOR, STANDARD_GENERATOR } from '../../models/standard-gan';
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

/**
 * For a lesson: one trial each on 9,000 digits, seed 1. With the deck's rates the discriminator ran away (its loss was 0.05
 * after 10 epochs, and the images were specks); with equal rates and less momentum (Radford et al. 2016) strokes of digits
 * were there after 14, and most of 16 images could be read after 45: 2 minutes on two cores. Which of the two changes did
 * it was not tried.
 */
const LAPTOP: OptimizerOptions = { learningRate: 2e-4, beta1: 0.5, epsilon: 1e-8 };

/** Seconds, for CI: the code path is the same. */
const QUICK_DIGITS = 640;

export const standardGan: Recipe = {
  title: "deck 003's standard GAN, dense layers only, on digits of 32×32",
  kind: 'images',
  data: 'digits',
  networks: { generator: STANDARD_GENERATOR, discriminator: STANDARD_DISCRIMINATOR },
  game: GAME,
  plans: {
    quick: { batchSize: 32, epochs: 1, optimizer: OPTIMIZER },
    laptop: { batchSize: 64, epochs: 45, optimizer: LAPTOP },
    // The deck names neither a batch size nor a number of epochs: both are the course's choice.
    full: { batchSize: 64, epochs: 100, optimizer: OPTIMIZER },
  },
  load(options) {
    const count = options.profile === 'quick' ? QUICK_DIGITS : Number.POSITIVE_INFINITY;
    return digitData({ ...options, count, side: 32, game: GAME });
  },
};
