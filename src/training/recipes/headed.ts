/** What InfoGAN's and AC-GAN's trainings have in common: networks, rates and plans. Only the second head's task differs. */
import { HEADED_DISCRIMINATOR, HEADED_GENERATOR } from '../../models/info-gan';
import type { Game } from '../game';
import type { ProfileName } from '../profiles';
import { digitData, type Recipe, type RecipePlan } from './recipe';

/** InfoGAN's rates for MNIST: the generator's is five times the discriminator's (appendix C.1). */
const ADAM = { beta1: 0.5, epsilon: 1e-8 };
const OPTIMIZER: RecipePlan['optimizer'] = {
  generator: { learningRate: 1e-3, ...ADAM },
  discriminator: { learningRate: 2e-4, ...ADAM },
};

/** Seconds, for CI: the code path is the same. */
const QUICK_DIGITS = 640;

export const HEADED_NETWORKS: Recipe['networks'] = {
  generator: HEADED_GENERATOR,
  discriminator: HEADED_DISCRIMINATOR,
};

export const HEADED_PLANS: Record<ProfileName, RecipePlan> = {
  quick: { batchSize: 32, epochs: 1, optimizer: OPTIMIZER },
  // 1,400 steps of the package's 9,000 digits.
  laptop: { batchSize: 64, epochs: 10, optimizer: OPTIMIZER },
  // Thirty passes through the 60,000 digits; not yet run.
  full: { batchSize: 64, epochs: 30, optimizer: OPTIMIZER },
};

export function loadHeadedDigits(
  options: Parameters<Recipe['load']>[0],
  game: Game,
): ReturnType<Recipe['load']> {
  const count = options.profile === 'quick' ? QUICK_DIGITS : Number.POSITIVE_INFINITY;
  return digitData({ ...options, count, side: 28, game });
}
