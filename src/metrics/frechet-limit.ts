/**
 * The Fréchet distance that infinitely many vectors would have. With n vectors it is too large by something that goes with
 * 1/n, more for one generator than for another; so it is measured at several n, and a line through the distances over 1/n
 * meets 1/n = 0 at the limit (Chong and Forsyth 2020, "Effectively unbiased FID and Inception score").
 */
import { mean } from '../arithmetic/mean';
import type { RandomStream } from '../random/stream';
import { frechetDistance } from './frechet';
import type { Vectors } from './vectors';

export interface FrechetAt {
  /** Vectors on each side. */
  count: number;
  distance: number;
}

export interface FrechetLimit {
  /** The line at 1/n = 0; below 0 by chance where the sets are alike. */
  limit: number;
  /** What the distance of n vectors is too large by is about slope / n. */
  slope: number;
  /** What the line was fitted to. */
  measured: FrechetAt[];
}

/**
 * The line of least squares through distances over 1/n.
 *
 * @throws RangeError unless there are two or more different counts.
 */
export function fitLimit(measured: readonly FrechetAt[]): Pick<FrechetLimit, 'limit' | 'slope'> {
  const x = measured.map(({ count }) => 1 / count);
  const y = measured.map(({ distance }) => distance);
  const [centreX, centreY] = [mean(x), mean(y)];
  const spread = mean(x.map((value) => (value - centreX) ** 2));
  if (!(spread > 0)) {
    throw new RangeError('fitLimit: a line needs the distances of two or more different numbers of vectors.');
  }
  const slope = mean(x.map((value, i) => (value - centreX) * (y[i]! - centreY))) / spread;
  return { limit: centreY - slope * centreX, slope };
}

export interface FrechetLimitOptions {
  /** Draws who is in a part of n vectors. */
  random: RandomStream;
  /** Numbers of vectors that are tried, even in 1/n, the paper's 15 by default. */
  points?: number;
  /** The smallest of them. Default: a quarter of all, and four times the numbers of a vector if that is more. */
  least?: number;
}

/**
 * Extrapolates the distance of two sets. Parts of both are taken, as many vectors of each, since there are no more real
 * ones than fakes here; the paper keeps one side whole.
 *
 * @throws RangeError if there are fewer than eight vectors for each of their numbers, or if they cannot be compared.
 */
export function frechetLimit(
  a: Vectors,
  b: Vectors,
  { random, points = 15, least: wanted }: FrechetLimitOptions,
): FrechetLimit {
  const size = a[0]?.length ?? 0;
  const most = Math.min(a.length, b.length);
  const least = wanted ?? Math.max(Math.ceil(most / 4), 4 * size);
  if (!(Number.isInteger(points) && points >= 2 && least > size && most >= 2 * least)) {
    throw new RangeError(
      `frechetLimit: ${most} vectors of ${size} numbers are too few for a line from ${least} of them on: give ${Math.max(8 * size, 2 * least)} or more.`,
    );
  }
  const measured = Array.from({ length: points }, (_, i): FrechetAt => {
    const share = i / (points - 1);
    const count = Math.round(1 / ((1 - share) / least + share / most));
    const part = (vectors: Vectors) => {
      const order = random.permutation(vectors.length);
      return Array.from({ length: count }, (_none, at) => vectors[order[at]!]!);
    };
    return { count, distance: frechetDistance(part(a), part(b)) };
  });
  return { ...fitLimit(measured), measured };
}
