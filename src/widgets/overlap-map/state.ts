import {
  buildOverlapMap,
  countOverlaps,
  cutRim,
  listOverlapCycle,
  measureCheckerboard,
} from '../../arithmetic/overlap';
import { readInteger } from '../read-attributes';
import type { Attributes } from '../widget';

export interface OverlapState {
  readonly kernel: number;
  readonly stride: number;
  /** Numbers of the input along one side. */
  readonly size: number;
  /** Stamps on each place along one side of the output. */
  readonly counts: readonly number[];
  /** Stamps on each place of the output. */
  readonly map: readonly (readonly number[])[];
  /** The counts that repeat in the middle: `[3, 2]` for a kernel of 5 and stride 2. */
  readonly cycle: readonly number[];
  /** The different counts in the middle of the map, the largest first: 9, 6, 4. */
  readonly levels: readonly number[];
  /** Share of the map's variation (without its rim) that the place within a stride explains, 0 … 1. */
  readonly checkerboard: number;
}

export function readOverlap(attributes: Attributes): OverlapState {
  const kernel = readInteger(attributes, 'kernel', { min: 1, max: 6, fallback: 3 });
  const stride = readInteger(attributes, 'stride', { min: 1, max: 4, fallback: 2 });
  const size = readInteger(attributes, 'size', { min: 2, max: 9, fallback: 6 });
  const options = { size, kernel, stride, padding: 0 };
  const cycle = listOverlapCycle({ kernel, stride });
  const map = buildOverlapMap(options);
  const levels = [...new Set(cycle.flatMap((row) => cycle.map((column) => row * column)))].sort(
    (a, b) => b - a,
  );
  return {
    kernel,
    stride,
    size,
    counts: countOverlaps(options),
    map,
    cycle,
    levels,
    checkerboard: measureMiddle(kernel, stride),
  };
}

/** The measure on the middle of a map large enough to have one. */
function measureMiddle(kernel: number, stride: number): number {
  if (stride === 1) return 0;
  const map = buildOverlapMap({ size: 4 * kernel, kernel, stride, padding: 0 });
  return measureCheckerboard(cutRim(map, kernel), { period: stride });
}
