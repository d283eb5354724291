/**
 * The Fréchet distance of two sets of vectors, each taken for a Gaussian: how far apart their means lie, and how much their
 * spreads differ. With a classifier's features it is the FID (Heusel et al. 2017). It falls with the number of vectors
 * even where nothing else changes, so compare only distances of equally many, and put beside each the distance of two
 * sets of real ones.
 */
import { findEigen } from '../arithmetic/symmetric-eigen';
import { packVectors, type Vectors } from './vectors';

/** A Gaussian on a line. */
export interface Bell {
  mean: number;
  deviation: number;
}

/** The Gaussian's density at a place. */
export function bellDensity({ mean, deviation }: Bell, x: number): number {
  return Math.exp(-((x - mean) ** 2) / (2 * deviation ** 2)) / (deviation * Math.sqrt(2 * Math.PI));
}

/** Squared Fréchet distance of two Gaussians on a line: (μ₁ − μ₂)² + (σ₁ − σ₂)². */
export function frechet1d(a: Bell, b: Bell): number {
  return (a.mean - b.mean) ** 2 + (a.deviation - b.deviation) ** 2;
}

export interface Moments {
  mean: number[];
  covariance: number[][];
}

/**
 * Mean and covariance (with n − 1) of vectors.
 *
 * @throws RangeError unless there are two or more, of one length.
 */
export function measureMoments(vectors: readonly ArrayLike<number>[]): Moments {
  const count = vectors.length;
  const size = vectors[0]?.length ?? 0;
  if (count < 2 || vectors.some(({ length }) => length !== size)) {
    throw new RangeError(`measureMoments: give two or more vectors of one length; there are ${count}.`);
  }
  const mean = Array.from({ length: size }, (_, i) => vectors.reduce((sum, x) => sum + x[i]!, 0) / count);
  const covariance = mean.map(() => new Array<number>(size).fill(0));
  for (const x of vectors) {
    for (let i = 0; i < size; i++) {
      const row = covariance[i]!;
      const share = (x[i]! - mean[i]!) / (count - 1);
      for (let j = 0; j <= i; j++) row[j]! += share * (x[j]! - mean[j]!);
    }
  }
  for (let i = 0; i < size; i++) for (let j = 0; j < i; j++) covariance[j]![i] = covariance[i]![j]!;
  return { mean, covariance };
}

const multiply = (a: number[][], b: number[][]) =>
  a.map((row) => b[0]!.map((_, j) => row.reduce((sum, x, k) => sum + x * b[k]![j]!, 0)));

const trace = (matrix: number[][]) => matrix.reduce((sum, row, i) => sum + row[i]!, 0);

/** The symmetric matrix whose square this is. Eigenvalues below 0 are rounding: a covariance has none. */
function squareRoot(matrix: number[][]): number[][] {
  const { values, vectors } = findEigen(matrix);
  const roots = values.map((value) => Math.sqrt(Math.max(0, value)));
  return matrix.map((_, i) =>
    matrix.map((_, j) => roots.reduce((sum, root, k) => sum + root * vectors[k]![i]! * vectors[k]![j]!, 0)),
  );
}

/**
 * Squared Fréchet distance of two Gaussians: ‖μ₁ − μ₂‖² + tr(Σ₁ + Σ₂ − 2 (Σ₁ Σ₂)^½) (Dowson and Landau 1982); never
 * below 0. NaN if a number is.
 *
 * @throws RangeError if their vectors differ in length.
 */
export function frechet(a: Moments, b: Moments): number {
  if (a.mean.length !== b.mean.length) {
    throw new RangeError(
      `frechet: vectors of ${a.mean.length} and ${b.mean.length} numbers cannot be compared.`,
    );
  }
  const root = squareRoot(a.covariance);
  const inner = multiply(multiply(root, b.covariance), root);
  // Rounding makes the product a little lopsided.
  const symmetric = inner.map((row, i) => row.map((x, j) => (x + inner[j]![i]!) / 2));
  const cross = findEigen(symmetric).values.reduce((sum, value) => sum + Math.sqrt(Math.max(0, value)), 0);
  const shift = a.mean.reduce((sum, x, i) => sum + (x - b.mean[i]!) ** 2, 0);
  return Math.max(0, shift + trace(a.covariance) + trace(b.covariance) - 2 * cross);
}

/**
 * Squared Fréchet distance of two sets of vectors, which may differ in number.
 *
 * @throws RangeError if a set has no more vectors than a vector has numbers (its covariance is then singular, and the
 * distance says more of n than of the vectors), or if vectors differ in length or are not finite.
 */
export function frechetDistance(a: Vectors, b: Vectors): number {
  const packed = packVectors('frechetDistance', [a, b]);
  for (const { count, size } of packed) {
    if (count > size) continue;
    throw new RangeError(
      `frechetDistance: ${count} vectors of ${size} numbers are too few: take ${size + 1} or more, best ten times as many.`,
    );
  }
  return frechet(measureMoments(a), measureMoments(b));
}
