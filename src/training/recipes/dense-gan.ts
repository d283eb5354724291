/** Deck 002's dense GAN on points of a parabola. */
import { sampleQuadratic, standardizePoints } from '../../data/toy';
import { POINT_DISCRIMINATOR, POINT_GENERATOR } from '../../models/dense-gan';
import { RandomStream } from '../../random/stream';
import { TWO_PHASE_GAME } from '../game';
import { POINT_PLANS } from '../profiles';
import { pointData, type Recipe } from './recipe';

export const denseGan: Recipe = {
  title: "deck 002's dense GAN on points of a parabola (notebook 06)",
  kind: 'points',
  data: 'points',
  networks: { generator: POINT_GENERATOR, discriminator: POINT_DISCRIMINATOR },
  game: TWO_PHASE_GAME,
  plans: POINT_PLANS,
  load({ profile, seed }) {
    const { points } = sampleQuadratic({
      random: new RandomStream(seed).fork('points'),
      count: POINT_PLANS[profile].points,
    });
    return pointData(standardizePoints(points).points, 'y = 10 + x², standard scale', TWO_PHASE_GAME);
  },
};
