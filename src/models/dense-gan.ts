/**
 * Deck 002's dense GAN (lines 98-106) for points in the plane. The deck leaves the sizes open: two hidden layers of 64
 * units each are the course's choice, as are the leaky ReLUs between them (without any, three dense layers are one).
 */
import type { NetworkSpec } from './spec';

/** Numbers in a latent; the decks' word is "codings". */
export const CODINGS_SIZE = 10;

/** Numbers in a point: the deck's `gen_out_size`. */
export const POINT_SIZE = 2;

/** 10 random numbers → a point of the plane, anywhere. */
export const POINT_GENERATOR: NetworkSpec = {
  name: 'generator',
  inputShape: [CODINGS_SIZE],
  layers: [
    { layer: 'dense', units: 64 },
    { layer: 'leakyRelu', negativeSlope: 0.2 },
    { layer: 'dense', units: 64 },
    { layer: 'leakyRelu', negativeSlope: 0.2 },
    { layer: 'dense', units: POINT_SIZE },
  ],
};

/**
 * A point → one logit. The deck ends in a sigmoid; here the loss takes the logit itself, because log(sigmoid(L)) loses
 * all digits where the sigmoid rounds to 0 or 1.
 */
export const POINT_DISCRIMINATOR: NetworkSpec = {
  name: 'discriminator',
  inputShape: [POINT_SIZE],
  layers: [
    { layer: 'dense', units: 64 },
    { layer: 'leakyRelu', negativeSlope: 0.2 },
    { layer: 'dense', units: 64 },
    { layer: 'leakyRelu', negativeSlope: 0.2 },
    { layer: 'dense', units: 1 },
  ],
};
