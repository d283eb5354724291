/** Deck 003's DCGAN (lines 380 to 423): it enlarges by repeating pixels and convolves; digits of 32×32. */
import { RESIZE_DISCRIMINATOR, RESIZE_GENERATOR } from '../../models/resize-dcgan';
import { DECK_003_GAME, DECK_003_LESSON_OPTIMIZER, DECK_003_OPTIMIZER } from './deck-003';
import { digitData, type Recipe } from './recipe';

/** Seconds, for CI: the code path is the same. */
const QUICK_DIGITS = 320;

export const resizeDcgan: Recipe = {
  title: "deck 003's DCGAN, which resizes and convolves, on digits of 32×32",
  kind: 'images',
  data: 'digits',
  networks: { generator: RESIZE_GENERATOR, discriminator: RESIZE_DISCRIMINATOR },
  game: DECK_003_GAME,
  plans: {
    quick: { batchSize: 32, epochs: 1, optimizer: DECK_003_OPTIMIZER },
    laptop: { batchSize: 64, epochs: 4, optimizer: DECK_003_LESSON_OPTIMIZER },
    // The deck names neither a batch size nor a number of epochs: both are the course's choice.
    full: { batchSize: 64, epochs: 100, optimizer: DECK_003_OPTIMIZER },
  },
  load(options) {
    const count = options.profile === 'quick' ? QUICK_DIGITS : Number.POSITIVE_INFINITY;
    return digitData({ ...options, count, side: 32, game: DECK_003_GAME });
  },
};
