/**
 * AC-GAN (Odena et al. 2017): the generator is told a class, and the discriminator's second head names it, in real images and in fakes.
 */
import { type Game, TUTORIAL_GAME } from '../game';
import { HEADED_NETWORKS, HEADED_PLANS, loadHeadedDigits } from './headed';
import type { Recipe } from './recipe';

const GAME: Game = { ...TUTORIAL_GAME, head: 'classes' };

export const acGan: Recipe = {
  title: 'AC-GAN: a narrow DCGAN whose discriminator also names the digit',
  kind: 'images',
  data: 'digits',
  networks: HEADED_NETWORKS,
  game: GAME,
  plans: HEADED_PLANS,
  load(options) {
    const { pictureFolder } = options;
    if (pictureFolder) {
      throw new Error(
        `AC-GAN learns digits with their labels, and the pictures in ${pictureFolder} have none.`,
      );
    }
    return loadHeadedDigits(options, GAME);
  },
};
