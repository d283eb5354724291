/**
 * What the smallest GAN does near its equilibrium, as formulas. There the two players follow a linear rule: with
 * g = |ℓ′(0)|, the size of the loss's slope at the output 0, and γ, the weight of R1, the rule's matrix is
 * [[0, −g], [g, −γ]].
 * Source: Mescheder, Geiger, Nowozin, "Which training methods for GANs do actually converge?", ICML 2018, sections 2
 * and 4.
 */

export interface Eigenvalue {
  /** Below 0: players that take tiny steps come nearer. */
  real: number;
  /** Not 0: they go round while they do. */
  imaginary: number;
}

function assertSizes(gradient: number, penalty: number): void {
  if (!(gradient > 0) || !Number.isFinite(gradient))
    throw new RangeError(`gradient is a number above 0, ½ for cross entropy; got ${gradient}.`);
  if (!(penalty >= 0) || !Number.isFinite(penalty))
    throw new RangeError(`penalty is a number from 0 (none) on; got ${penalty}.`);
}

/** −γ/2 ± √(γ²/4 − g²), the one with + first. @param gradient g, above 0. @param penalty γ, 0 or more. */
export function diracEigenvalues(gradient: number, penalty = 0): [Eigenvalue, Eigenvalue] {
  assertSizes(gradient, penalty);
  const square = penalty ** 2 / 4 - gradient ** 2;
  const root = Math.sqrt(Math.abs(square));
  const at = (sign: 1 | -1): Eigenvalue =>
    square < 0
      ? { real: -penalty / 2, imaginary: sign * root }
      : { real: -penalty / 2 + sign * root, imaginary: 0 };
  return [at(1), at(-1)];
}

/** The γ from which on the players go straight to the middle: 2g. More than that makes the generator slow. */
export function criticalPenalty(gradient: number): number {
  assertSizes(gradient, 0);
  return 2 * gradient;
}

/**
 * The factor by which simultaneous steps multiply the distance in the long run: the largest |1 + ηλ|. Without a penalty
 * it is √(1 + η²g²), above 1 for every learning rate η.
 */
export function simultaneousGrowth(learningRate: number, gradient: number, penalty = 0): number {
  const sizes = diracEigenvalues(gradient, penalty).map(({ real, imaginary }) =>
    Math.hypot(1 + learningRate * real, learningRate * imaginary),
  );
  return Math.max(...sizes);
}
