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
 * For a lesson: less momentum (Radford et al. 2016). With 0.9 the standard GAN's discriminator ran away within ten epochs
 * of 9,000 digits, with three seeds of three, at the deck's rates and at equal ones (its loss was below 0.11, the images
 * were specks); with 0.5 it held at both: experiments/standard-gan/games.json. After 45 epochs (seed 1) most of 16 images
 * could be read: 2 minutes on two cores.
 */
export const DECK_003_LESSON_OPTIMIZER: OptimizerOptions = { learningRate: 2e-4, beta1: 0.5, epsilon: 1e-8 };
