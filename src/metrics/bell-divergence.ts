/** Jensen-Shannon's divergence of two equal bells: what a generator minimises while it moves towards the data. */
import { jsDivergence } from '../arithmetic/game';
import { type Bell, bellDensity } from './frechet';

/** Places from −9 to 12, a twentieth apart. */
const PLACES = Array.from({ length: 421 }, (_, i) => -9 + i / 20);

/** A bell as probabilities of these places: expectations are then sums. */
function toShares(bell: Bell): number[] {
  const heights = PLACES.map((x) => bellDensity(bell, x));
  const total = heights.reduce((a, b) => a + b, 0);
  return heights.map((height) => height / total);
}

/**
 * The divergence of two bells of deviation 1 at a distance, in nats: 0 for the same bell, nearly log 2 from 6 on.
 *
 * @param distance 0 … 8; beyond, the second bell would leave the places.
 */
export function divergenceAtDistance(distance: number): number {
  return jsDivergence(toShares({ mean: 0, deviation: 1 }), toShares({ mean: distance, deviation: 1 }));
}
