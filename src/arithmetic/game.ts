/**
 * The minimax game on distributions over a few outcomes, where every expectation is a sum:
 * V(D, G) = Σ p(x) log D(x) + Σ g(x) log(1 − D(x)), its best discriminator and its value there.
 * Source: Goodfellow et al. 2014, proposition 1 and theorem 1. Logarithms are natural.
 */

import type { Vector } from './matrix';

/** The value at the equilibrium, where the generator matches the data: −log 4 ≈ −1.386. */
export const EQUILIBRIUM_VALUE = -Math.log(4);

function assertOutcomes(name: string, p: Vector, q: Vector): void {
  if (p.length !== q.length || p.length === 0) {
    throw new RangeError(
      `${name}: the distributions have ${p.length} and ${q.length} outcomes; they need as many, and at least one.`,
    );
  }
}

/**
 * Kullback-Leibler divergence Σ p log(p / q), in nats: 0 for equal distributions, Infinity where q is 0 and p is not.
 * Both must sum to 1; that is not checked.
 */
export function klDivergence(p: Vector, q: Vector): number {
  assertOutcomes('klDivergence', p, q);
  return p.reduce((sum, share, x) => (share === 0 ? sum : sum + share * Math.log(share / q[x]!)), 0);
}

/** Jensen-Shannon divergence, in nats: the mean KL of both to their mixture; 0 (equal) … log 2 (disjoint). */
export function jsDivergence(p: Vector, q: Vector): number {
  assertOutcomes('jsDivergence', p, q);
  const mixture = p.map((share, x) => (share + q[x]!) / 2);
  // Of nearly equal distributions rounding can leave a little less than nothing.
  return Math.max(0, (klDivergence(p, mixture) + klDivergence(q, mixture)) / 2);
}

/** The discriminator that is best against a generator: p / (p + g), and ½ where neither ever goes. */
export function optimalDiscriminator(data: Vector, model: Vector): number[] {
  assertOutcomes('optimalDiscriminator', data, model);
  return data.map((p, x) => (p + model[x]! === 0 ? 0.5 : p / (p + model[x]!)));
}

/** V(D, G) for distributions of the data and the generator and a discriminator's probabilities of "real". */
export function valueFunction(options: { data: Vector; model: Vector; discriminator: Vector }): number {
  const { data, model, discriminator } = options;
  assertOutcomes('valueFunction', data, model);
  assertOutcomes('valueFunction', data, discriminator);
  return data.reduce((sum, p, x) => {
    const g = model[x]!;
    const d = discriminator[x]!;
    return sum + (p === 0 ? 0 : p * Math.log(d)) + (g === 0 ? 0 : g * Math.log(1 - d));
  }, 0);
}

/**
 * max over D of V(D, G): what the generator really minimises, −log 4 + 2 · JS(data, model). From −log 4 to 0.
 *
 * D*(x) and 1 − D*(x) are taken as they are defined, g / (p + g) for the second: where D* rounds to 1, its logarithm would
 * be infinite.
 */
export function bestValue(data: Vector, model: Vector): number {
  assertOutcomes('bestValue', data, model);
  return data.reduce((sum, p, x) => {
    const g = model[x]!;
    return sum + (p === 0 ? 0 : p * Math.log(p / (p + g))) + (g === 0 ? 0 : g * Math.log(g / (p + g)));
  }, 0);
}
