/**
 * InfoGAN (Chen et al. 2016): the generator gets a code by lot, and the discriminator's second head must guess it from the image.
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
