/** The case study's DCGAN on handwritten digits of 28×28. */
import { DISCRIMINATOR, GENERATOR } from '../../models/case-study';
import { TUTORIAL_GAME } from '../game';
import { DCGAN_PLANS } from '../profiles';
import { digitData, type Recipe } from './recipe';

export const dcgan: Recipe = {
  title: 'the DCGAN of the case study on handwritten digits (notebook 09)',
  kind: 'images',
  data: 'digits',
  networks: { generator: GENERATOR, discriminator: DISCRIMINATOR },
  game: TUTORIAL_GAME,
  plans: DCGAN_PLANS,
  load: (options) =>
    digitData({ ...options, count: DCGAN_PLANS[options.profile].images, side: 28, game: TUTORIAL_GAME }),
};
