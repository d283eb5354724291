/**
 * How far generated points in the plane are from real ones: divergences of their histograms, and how many modes the
 * generated ones reach. Points are n × 2 in one array, x and y in turn; logarithms are natural, so Jensen-Shannon
 * runs from 0 to log 2 = 0.693.
 */

import { jsDivergence, klDivergence } from '../arithmetic/game';

/** A rectangle of the plane. */
export interface Bounds {
  x: readonly [low: number, high: number];
  y: readonly [low: number, high: number];
}

export interface Histogram {
  /** Points in each cell, along x first from the lower left; the last number counts those outside of the bounds. */
  counts: Float64Array;
  bins: number;
  bounds: Bounds;
  total: number;
}

export type Points = Float32Array | Float64Array | readonly number[];

function assertPoints(points: Points, name: string): void {
  if (points.length === 0 || points.length % 2 !== 0) {
    throw new RangeError(
      `${name} must be n × 2 numbers with at least one point; there are ${points.length} numbers.`,
    );
  }
}

/** The rectangle around points (all of them finite), widened by `margin` times its sides on each side. */
export function boundPoints(points: Points, margin = 0.1): Bounds {
  assertPoints(points, 'points');
  const range = (axis: number): [number, number] => {
    let low = Infinity;
    let high = -Infinity;
    for (let i = axis; i < points.length; i += 2) {
      low = Math.min(low, points[i]!);
      high = Math.max(high, points[i]!);
    }
    if (!Number.isFinite(low) || !Number.isFinite(high)) {
      throw new RangeError(
        'boundPoints: a number of the points is not finite, so there is no rectangle around them.',
      );
    }
    const room = (high - low || 1) * margin;
    return [low - room, high + room];
  };
  return { x: range(0), y: range(1) };
}

/** Counts points in `bins` × `bins` cells. Those outside of the bounds, and those that are NaN, share one cell more. */
export function buildHistogram(points: Points, options: { bounds: Bounds; bins: number }): Histogram {
  assertPoints(points, 'points');
  const { bounds, bins } = options;
  if (!Number.isInteger(bins) || bins < 1) {
    throw new RangeError(`bins must be a whole number, 1 or more; it is ${bins}.`);
  }
  for (const [axis, [low, high]] of Object.entries(bounds)) {
    if (!(Number.isFinite(low) && Number.isFinite(high) && low < high)) {
      throw new RangeError(
        `The bounds of ${axis} must be two numbers, the lower one first; they are ${low} and ${high}.`,
      );
    }
  }
  const counts = new Float64Array(bins * bins + 1);
  const cellOf = (value: number, [low, high]: readonly [number, number]) => {
    const cell = Math.floor(((value - low) / (high - low)) * bins);
    return value === high ? bins - 1 : cell;
  };
  for (let i = 0; i < points.length; i += 2) {
    const column = cellOf(points[i]!, bounds.x);
    const row = cellOf(points[i + 1]!, bounds.y);
    const inside = column >= 0 && column < bins && row >= 0 && row < bins;
    counts[inside ? row * bins + column : bins * bins]!++;
  }
  return { counts, bins, bounds, total: points.length / 2 };
}

export interface GridDivergences {
  /** Jensen-Shannon, 0 (the same histogram) … log 2 (no cell in common). Not smoothed. */
  js: number;
  /** KL(real ‖ fake): large where real points lie and generated ones do not (missed modes). Smoothed. */
  kl: number;
  /** KL(fake ‖ real): large where generated points lie and real ones do not (bad samples). Smoothed. */
  reverseKl: number;
  /** Share of the generated points outside of the bounds, 0 … 1. */
  outside: number;
}

/**
 * Divergences of real and generated points on a grid of `bins` × `bins` cells (20 when left out).
 *
 * `bounds` are those of the real points, widened by a tenth, when left out; generated points beyond share one cell.
 * KL would be infinite at a cell that one side never meets, so both histograms get `smoothing` points (0.5 when left
 * out) in every cell first; JS needs none. Samples of the same distribution have a JS above 0, about
 * (cells met − 1) / (4 · points a side) while the points are many more than the cells: compare with that of two real samples.
 */
export function compareOnGrid(options: {
  real: Points;
  fake: Points;
  bins?: number;
  bounds?: Bounds;
  smoothing?: number;
}): GridDivergences {
  const { real, fake, bins = 20, smoothing = 0.5 } = options;
  assertPoints(real, 'real');
  assertPoints(fake, 'fake');
  const bounds = options.bounds ?? boundPoints(real);
  const [p, q] = [real, fake].map((points) => buildHistogram(points, { bounds, bins }));
  const share = ({ counts, total }: Histogram, extra: number) =>
    Array.from(counts, (count) => (count + extra) / (total + extra * counts.length));
  return {
    js: jsDivergence(share(p!, 0), share(q!, 0)),
    kl: klDivergence(share(p!, smoothing), share(q!, smoothing)),
    reverseKl: klDivergence(share(q!, smoothing), share(p!, smoothing)),
    outside: q!.counts.at(-1)! / q!.total,
  };
}

export interface ModeCount {
  /** Modes that at least `least` good points belong to. */
  covered: number;
  /** Good points at each mode. */
  counts: number[];
  /** Share of the points that are good: within `within` deviations of the nearest centre. */
  highQuality: number;
}

/**
 * Which modes of a mixture of Gaussians generated points reach.
 * A point is good when the nearest centre is at most `within` (3 when left out) deviations away; a mode is covered when
 * `least` (1 when left out) good points are nearest to it. Measures of Srivastava et al. 2017 (VEEGAN).
 */
export function countModes(
  points: Points,
  modes: { centres: readonly (readonly [number, number])[]; deviation: number },
  options: { within?: number; least?: number } = {},
): ModeCount {
  assertPoints(points, 'points');
  const { within = 3, least = 1 } = options;
  const { centres, deviation } = modes;
  if (centres.length === 0) throw new RangeError('countModes: give at least one centre.');
  const counts = new Array<number>(centres.length).fill(0);
  for (let i = 0; i < points.length; i += 2) {
    const distances = centres.map(([x, y]) => Math.hypot(points[i]! - x, points[i + 1]! - y));
    const nearest = distances.indexOf(Math.min(...distances));
    if (distances[nearest]! <= within * deviation) counts[nearest]!++;
  }
  const good = counts.reduce((sum, count) => sum + count, 0);
  return {
    covered: counts.filter((count) => count >= least).length,
    counts,
    highQuality: good / (points.length / 2),
  };
}
