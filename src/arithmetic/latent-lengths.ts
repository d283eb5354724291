/** How long latents are on the way from one to another: straight through the ball, or along the sphere. */
import { lerp, slerp, vectorLength } from './interpolation';

export interface LatentLengths {
  /** Places on the way, 0 … 1. */
  shares: number[];
  /** Mean length at each place. */
  lerp: number[];
  slerp: number[];
  /** Between these lie 99 of 100 ends. */
  usual: readonly [low: number, high: number];
}

/**
 * Mean lengths of latents along both ways, over pairs of ends.
 *
 * @throws RangeError if there is no pair, or fewer than one step.
 */
export function measureLatentLengths(
  pairs: readonly (readonly [ArrayLike<number>, ArrayLike<number>])[],
  steps: number,
): LatentLengths {
  if (pairs.length === 0 || !Number.isInteger(steps) || steps < 1) {
    throw new RangeError(
      `Lengths need at least one pair and one step; there are ${pairs.length} and ${steps}.`,
    );
  }
  const shares = Array.from({ length: steps + 1 }, (_, i) => i / steps);
  const mean = (way: typeof lerp, share: number) =>
    pairs.reduce((sum, [a, b]) => sum + vectorLength(way(a, b, share)), 0) / pairs.length;
  const lengths = pairs.flatMap(([a, b]) => [vectorLength(a), vectorLength(b)]).sort((p, q) => p - q);
  const at = (share: number) => lengths[Math.round(share * (lengths.length - 1))]!;
  return {
    shares,
    lerp: shares.map((share) => mean(lerp, share)),
    slerp: shares.map((share) => mean(slerp, share)),
    usual: [at(0.005), at(0.995)],
  };
}
