/** The losses that have a name. */
import type { GanLoss } from './gan-loss';
import { hinge } from './hinge';
import { leastSquares } from './least-squares';
import { minimax } from './minimax';
import { nonSaturating } from './non-saturating';
import { relativistic } from './relativistic';
import { wasserstein } from './wasserstein';

export const LOSSES = [
  'non-saturating',
  'minimax',
  'least-squares',
  'hinge',
  'wasserstein',
  'relativistic',
] as const;
export type LossName = (typeof LOSSES)[number];

const BY_NAME: Record<LossName, GanLoss> = {
  'non-saturating': nonSaturating,
  minimax,
  'least-squares': leastSquares,
  hinge,
  wasserstein,
  relativistic,
};

/** @throws Error that lists the known losses. */
export function findLoss(name: string): GanLoss {
  if (!(LOSSES as readonly string[]).includes(name)) {
    throw new Error(`Unknown loss "${name}". Known: ${LOSSES.join(', ')}.`);
  }
  return BY_NAME[name as LossName];
}
