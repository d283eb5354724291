/** Deck 003's standard GAN (lines 120 to 250): dense layers on digits of 32×32. */
import { STANDARD_DISCRIMINATOR, STANDARD_GENERATOR } from '../../models/standard-gan';
import { DECK_003_GAME, DECK_003_LESSON_OPTIMIZER, DECK_003_OPTIMIZER } from './deck-003';
import { digitData, type Recipe } from './recipe';

/** Seconds, for CI: the code path is the same. */
const QUICK_DIGITS = 640;

export const standardGan: Recipe = {
  title: "deck 003's standard GAN, dense layers only, on digits of 32×32",
  kind: 'images',
  data: 'digits',
  networks: { generator: STANDARD_GENERATOR, discriminator: STANDARD_DISCRIMINATOR },
  game: DECK_003_GAME,
  plans: {
    quick: { batchSize: 32, epochs: 1, optimizer: DECK_003_OPTIMIZER },
    laptop: { batchSize: 64, epochs: 45, optimizer: DECK_003_LESSON_OPTIMIZER },
    // The deck names neither a batch size nor a number of epochs: both are the course's choice.
    full: { batchSize: 64, epochs: 100, optimizer: DECK_003_OPTIMIZER },
  },
  load(options) {
    const count = options.profile === 'quick' ? QUICK_DIGITS : Number.POSITIVE_INFINITY;
    return digitData({ ...options, count, side: 32, game: DECK_003_GAME });
  },
};
