/** A Gaussian in the plane: fitted to points, and drawn from. The smallest generative model, P(x, y). */
import type { RandomStream } from '../random/stream';

export type PlanePoint = readonly [x: number, y: number];

export interface PlaneGaussian {
  mean: PlanePoint;
  /** Variances and covariance. */
  xx: number;
  yy: number;
  xy: number;
}

/**
 * Mean and covariance over n: the Gaussian under which the points are most likely.
 *
 * @throws RangeError if there are fewer than three points, or all lie on one line.
 */
export function fitGaussian(points: readonly PlanePoint[]): PlaneGaussian {
  const mean = (pick: (point: PlanePoint) => number) =>
    points.reduce((sum, point) => sum + pick(point), 0) / points.length;
  const [x, y] = [mean((point) => point[0]), mean((point) => point[1])];
  const xx = mean((point) => (point[0] - x) ** 2);
  const yy = mean((point) => (point[1] - y) ** 2);
  const xy = mean((point) => (point[0] - x) * (point[1] - y));
  if (points.length < 3 || !(xx * yy - xy * xy > 1e-12 * xx * yy)) {
    throw new RangeError('fitGaussian: give three or more points that do not all lie on one line.');
  }
  return { mean: [x, y], xx, yy, xy };
}

/** Where two standard normal numbers go: the mean, and the covariance's lower triangular root times the numbers. */
export function placeNormals({ mean, xx, yy, xy }: PlaneGaussian, [u, v]: PlanePoint): PlanePoint {
  const a = Math.sqrt(xx);
  const b = xy / a;
  return [mean[0] + a * u, mean[1] + b * u + Math.sqrt(yy - b * b) * v];
}

/** One point of the Gaussian. */
export function drawPoint(gaussian: PlaneGaussian, random: RandomStream): PlanePoint {
  const [u, v] = [random.normal(), random.normal()];
  return placeNormals(gaussian, [u, v]);
}
