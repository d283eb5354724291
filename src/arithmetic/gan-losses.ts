/**
 * The losses of a GAN at one output of the discriminator, each with its gradient by that output.
 * The output is a logit for the first two and a score without a sigmoid for the others. All are to be minimised.
 *
 * Sources: Goodfellow et al. 2014 (minimax, and the non-saturating form of its section 3); Mao et al. 2017 (LSGAN,
 * labels 0 and 1, with its ½); Arjovsky et al. 2017 (WGAN); Gulrajani et al. 2017 (its gradient penalty); Lim and Ye 2017
 * (hinge); Jolicoeur-Martineau 2018 (relativistic pairing).
 */

import { logSigmoid, sigmoid, softplus } from './activations';

export interface Loss {
  value: number;
  /** Change of the value by the discriminator's output. */
  gradient: number;
}

export interface GanLoss {
  name: string;
  /** Formula of the generator's loss, as a legend prints it. */
  formula: string;
  /** The discriminator's loss at a real example. */
  real(output: number): Loss;
  /** The discriminator's loss at a generated one. */
  fake(output: number): Loss;
  /** The generator's loss at a generated one. */
  generator(output: number): Loss;
}

// −log D at a real example, −log(1 − D) at a fake one.
const entropyReal = (logit: number): Loss => ({ value: softplus(-logit), gradient: -sigmoid(-logit) });
const entropyFake = (logit: number): Loss => ({ value: softplus(logit), gradient: sigmoid(logit) });

/** The generator minimises log(1 − D(G(z))): the value function itself. Flat where the discriminator is sure. */
export const minimax: GanLoss = {
  name: 'minimax',
  formula: 'log(1 − D)',
  real: entropyReal,
  fake: entropyFake,
  generator: (logit) => ({ value: logSigmoid(-logit), gradient: -sigmoid(logit) }),
};

/** The generator minimises −log D(G(z)): binary cross entropy with the label 1. Steep where it does badly. */
export const nonSaturating: GanLoss = {
  name: 'non-saturating',
  formula: '−log D',
  real: entropyReal,
  fake: entropyFake,
  generator: entropyReal,
};

const square = (output: number, target: number): Loss => ({
  value: (output - target) ** 2 / 2,
  gradient: output - target,
});

/** LSGAN: ½ (score − label)², label 1 for real and 0 for fake; the generator wants 1. */
export const leastSquares: GanLoss = {
  name: 'least squares',
  formula: '½ (score − 1)²',
  real: (score) => square(score, 1),
  fake: (score) => square(score, 0),
  generator: (score) => square(score, 1),
};

/** WGAN: the critic's score itself. Needs a critic kept from growing: clipped weights or `gradientPenalty`. */
export const wasserstein: GanLoss = {
  name: 'Wasserstein',
  formula: '−score',
  real: (score) => ({ value: -score, gradient: -1 }),
  fake: (score) => ({ value: score, gradient: 1 }),
  generator: (score) => ({ value: -score, gradient: -1 }),
};

const hingeAt = (margin: number, slope: number): Loss =>
  margin > 0 ? { value: margin, gradient: slope } : { value: 0, gradient: 0 };

/** Hinge: the discriminator wants real scores above 1, fakes below −1, and nothing beyond; the generator large scores. */
export const hinge: GanLoss = {
  name: 'hinge',
  formula: '−score',
  real: (score) => hingeAt(1 - score, -1),
  fake: (score) => hingeAt(1 + score, 1),
  generator: (score) => ({ value: -score, gradient: -1 }),
};

/**
 * Relativistic pairing: softplus(−(D(x) − D(G(z)))) for the discriminator, mirrored for the generator. It looks at two
 * outputs at once, so its gradient is by the difference D(x) − D(G(z)).
 */
export const relativistic = {
  name: 'relativistic',
  formula: 'softplus(D(x) − D(G(z)))',
  discriminator: (difference: number): Loss => entropyReal(difference),
  generator: (difference: number): Loss => entropyFake(difference),
};

/** All losses in the order in which notebook 05 shows them. */
export const ganLosses = [minimax, nonSaturating, leastSquares, wasserstein] as const;

/** WGAN-GP's penalty at one point, weight · (‖∇‖ − 1)², with its gradient by the norm. */
export function gradientPenalty(norm: number, weight = 10): Loss {
  return { value: weight * (norm - 1) ** 2, gradient: 2 * weight * (norm - 1) };
}

/** Mean of a list of losses; each gradient is divided by their count. */
export function averageLosses(losses: readonly Loss[]): { value: number; gradients: number[] } {
  if (losses.length === 0) throw new RangeError('averageLosses: give at least one loss.');
  return {
    value: losses.reduce((sum, { value }) => sum + value, 0) / losses.length,
    gradients: losses.map(({ gradient }) => gradient / losses.length),
  };
}

export interface DiscriminatorLoss {
  real: number;
  fake: number;
  /** real + fake, as TensorFlow's tutorial has it; half of that with `halve`, as deck 003 (L180). */
  total: number;
}

/** The discriminator's loss on its outputs for a batch of real and a batch of generated examples. */
export function discriminatorLoss(options: {
  loss?: GanLoss;
  real: readonly number[];
  fake: readonly number[];
  halve?: boolean;
}): DiscriminatorLoss {
  const { loss = nonSaturating, halve = false } = options;
  const real = averageLosses(options.real.map(loss.real)).value;
  const fake = averageLosses(options.fake.map(loss.fake)).value;
  return { real, fake, total: (real + fake) / (halve ? 2 : 1) };
}
