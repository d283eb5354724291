/** Reads what `measure.ts` has written: how far gradients lie from PyTorch's. No engine is needed for it. */
import type { GradientCell } from './measure';
import results from './results.json';

export const GRADIENT_CELLS = results.cells as GradientCell[];

/** Engines, recorded or not, in the order in which they were measured. */
export const MEASURED_WAYS = [...new Set(GRADIENT_CELLS.map(({ way }) => way))];

/** The largest deviation of either player's gradient among the cells that have these values. */
export function largestDeviation(
  wanted: Partial<Pick<GradientCell, 'way' | 'loss' | 'penalty'>> = {},
): number {
  const cells = GRADIENT_CELLS.filter((cell) =>
    Object.entries(wanted).every(([key, value]) => cell[key as keyof GradientCell] === value),
  );
  return Math.max(...cells.flatMap(({ generator, discriminator }) => [generator, discriminator]));
}
