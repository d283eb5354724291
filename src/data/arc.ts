/** Points along a half ellipse, for pictures of what a generator covers and what it misses. */
import type { RandomStream } from '../random/stream';

export interface ArcOptions {
  random: RandomStream;
  count: number;
  /** Which part of the arc, 0 at its right end and 1 at its left. */
  part?: readonly [from: number, to: number];
  /** Of the noise in each direction. */
  deviation?: number;
}

/**
 * Points spread evenly in angle over a part of the arc (2 cos α, 2.4 sin α − 1.1), 0 ≤ α ≤ π, with normal noise.
 *
 * @throws RangeError unless the part lies in 0 … 1 and the deviation is 0 or more.
 */
export function sampleArc({ random, count, part: [from, to] = [0, 1], deviation = 0 }: ArcOptions) {
  if (!(from >= 0 && from <= to && to <= 1)) {
    throw new RangeError(`A part of the arc lies in 0 … 1, its start first; it is ${from} … ${to}.`);
  }
  if (!(deviation >= 0)) throw new RangeError(`deviation is 0 or more; it is ${deviation}.`);
  return Array.from({ length: count }, (): readonly [x: number, y: number] => {
    const angle = Math.PI * (from + (to - from) * random.uniform());
    return [
      2 * Math.cos(angle) + deviation * random.normal(),
      2.4 * Math.sin(angle) - 1.1 + deviation * random.normal(),
    ];
  });
}
