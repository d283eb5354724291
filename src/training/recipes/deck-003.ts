/** What both of deck 003's trainings (lines 276 to 333 and 428 to 544) have in common: the game, and the rates. */
import { type Game, TUTORIAL_GAME } from '../game';
import type { OptimizerOptions } from '../optimizers';
import type { RecipePlan } from './recipe';

/** The deck's game: the generator moves first, each player draws its own noise, the discriminator's loss is halved. */
export const DECK_003_GAME: Game = {
  ...TUTORIAL_GAME,
  order: 'generator-first',
  latents: 'fresh',
  halved: true,
};

/** The deck's Adam: the discriminator learns twice as fast; β and epsilon are PyTorch's defaults. */
export const DECK_003_OPTIMIZER: RecipePlan['optimizer'] = {
  generator: { learningRate: 1e-4, epsilon: 1e-8 },
  discriminator: { learningRate: 2e-4, epsilon: 1e-8 },
};

/**
 * For a lesson: one trial each of the standard GAN on 9,000 digits, seed 1. With the deck's rates the discriminator ran away (its loss was 0.05
 * after 10 epochs, and the images were specks); with equal rates and less momentum (Radford et al. 2016) strokes of digits
 * were there after 14, and most of 16 images could be read after 45: 2 minutes on two cores. Which of the two changes did
 * it was not tried.
 */
export const DECK_003_LESSON_OPTIMIZER: OptimizerOptions = { learningRate: 2e-4, beta1: 0.5, epsilon: 1e-8 };
