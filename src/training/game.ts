/** The rules of a training: which loss, who moves when, and what keeps the discriminator smooth. Plain data. */
import { LOSSES, type LossName } from './losses';

export const ORDERS = ['together', 'discriminator-first', 'generator-first'] as const;
export type Order = (typeof ORDERS)[number];

export interface Game {
  loss: LossName;
  /** Half the discriminator's loss. */
  halved: boolean;
  /** Together: both learn from the weights before the step. Else the second meets what the first has just learned. */
  order: Order;
  /** Updates of the discriminator in a step, each on a batch of its own (Algorithm 1's k); 1 when both move together. */
  k: number;
  /** Shared: the generator learns from fakes that the discriminator is taught with. Fresh: each player has its own. */
  latents: 'shared' | 'fresh';
  /** γ of R1, γ/2 E‖∇D‖² at real examples; 0 for none (Mescheder et al. 2018). */
  r1: number;
  /** γ of R2, the same at fakes. */
  r2: number;
}

/** The case study's: both players learn from the same forward passes. */
export const TUTORIAL_GAME: Game = {
  loss: 'non-saturating',
  halved: false,
  order: 'together',
  k: 1,
  latents: 'shared',
  r1: 0,
  r2: 0,
};

/** Deck 002's and Algorithm 1's: the discriminator first, new noise for the generator, the mean of both halves. */
export const TWO_PHASE_GAME: Game = {
  ...TUTORIAL_GAME,
  halved: true,
  order: 'discriminator-first',
  latents: 'fresh',
};

const isStrength = (value: unknown) => Number.isFinite(value) && (value as number) >= 0;

/** What is wrong with the rules of a game, in a sentence; undefined if nothing is. */
export function findGameFault(game: Game): string | undefined {
  const { loss, order, k, latents, halved, r1, r2 } = game;
  if (!(LOSSES as readonly unknown[]).includes(loss)) {
    return `Unknown loss "${loss}". Known: ${LOSSES.join(', ')}.`;
  }
  if (!(ORDERS as readonly unknown[]).includes(order)) {
    return `Unknown order "${order}". Known: ${ORDERS.join(', ')}.`;
  }
  if (!Number.isSafeInteger(k) || k < 1) return `k is a whole number from 1 on; got ${k}.`;
  if (order === 'together' && k > 1) {
    return `Players that move together move once each: take k = 1, or an order in which one is first; got k = ${k}.`;
  }
  if (latents !== 'shared' && latents !== 'fresh') return `latents are shared or fresh; got "${latents}".`;
  if (typeof halved !== 'boolean') return `halved is true or false; got ${halved}.`;
  if (!isStrength(r1)) return `r1 is a number from 0 (no penalty) on; got ${r1}.`;
  if (!isStrength(r2)) return `r2 is a number from 0 (no penalty) on; got ${r2}.`;
  return undefined;
}
