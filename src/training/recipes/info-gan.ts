/**
 * InfoGAN (Chen et al. 2016): the generator gets a code by lot, and the discriminator's second head must guess it from the image.
 *
 * Tried once each, with seed 4 and experiments/info-gan's 1,000 steps, to see why codes are not digits. As it is: purity 0.45,
 * 6 digits as names, 0.47 of the images readable. The guess weighted 0.1: 0.50, 8 and 0.51. A hidden layer of 128 before
 * both heads: 0.40, 7 and 0.50. Both of them, 2,000 steps: 0.28, 7 and 0.58, and the guess was not learned (loss 0.64). As
 * it is, seeds alone lie between 0.42 and 0.51: of these only the last differs by more than luck, and it is worse.
 */
import { type Game, TUTORIAL_GAME } from '../game';
import { HEADED_NETWORKS, HEADED_PLANS, loadHeadedDigits } from './headed';
import type { Recipe } from './recipe';

const GAME: Game = { ...TUTORIAL_GAME, head: 'codes' };

export const infoGan: Recipe = {
  title: 'InfoGAN: a narrow DCGAN that sorts digits into ten codes by itself',
  kind: 'images',
  data: 'digits',
  networks: HEADED_NETWORKS,
  game: GAME,
  plans: HEADED_PLANS,
  load: (options) => loadHeadedDigits(options, GAME),
};
