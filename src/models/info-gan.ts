/**
 * Networks of InfoGAN (Chen et al. 2016) and AC-GAN (Odena et al. 2017) for digits of 28×28: the narrow conditional
 * DCGAN's, but the class stands beside the latent only. The discriminator is not told it: a second head guesses it.
 */
import { CONDITIONAL_DISCRIMINATOR, CONDITIONAL_GENERATOR } from './conditional-dcgan';
import type { NetworkSpec } from './spec';

/** Values of the code, as many as there are digits. */
export const CODES = 10;

/** 62 random numbers, as in the paper, and one of ten classes → a 28×28 image in [-1, 1]; 262,625 parameters. */
export const HEADED_GENERATOR: NetworkSpec = { ...CONDITIONAL_GENERATOR, inputShape: [62], classes: CODES };

/** A 28×28 image → a logit for "real", and ten for the class. The last layer holds both heads; the rest is shared. */
export const HEADED_DISCRIMINATOR: NetworkSpec = {
  name: 'discriminator',
  inputShape: [28, 28, 1],
  layers: [...CONDITIONAL_DISCRIMINATOR.layers.slice(0, -1), { layer: 'dense', units: 1 + CODES }],
};
