/** Eigenvalues and eigenvectors of a symmetric matrix by Jacobi's rotations: each sets one pair of entries to zero. */
import type { Vector } from './matrix';

export interface SymmetricEigen {
  /** In no order. */
  values: number[];
  /** Row i belongs to value i; each has length 1, and all are perpendicular. */
  vectors: number[][];
}

const MOST_SWEEPS = 50;

/**
 * Exact to some 1e-15 of the largest eigenvalue, whatever the matrix's scale. An entry that is not finite makes all values
 * NaN.
 *
 * @throws RangeError unless the matrix is square and symmetric.
 */
export function findEigen(matrix: readonly Vector[]): SymmetricEigen {
  assertSymmetric(matrix);
  const n = matrix.length;
  // By the largest entry, so that no square is too large or too small for a number.
  const largest = matrix.flat().reduce((most, x) => Math.max(most, Math.abs(x)), 0);
  if (!Number.isFinite(largest)) return { values: matrix.map(() => Number.NaN), vectors: identity(n) };
  const a = matrix.map((row) => Float64Array.from(row, (x) => x / (largest || 1)));
  const v = identity(n);
  const whole = sumSquares(a, () => true);
  for (let sweep = 0; sweep < MOST_SWEEPS; sweep++) {
    if (sumSquares(a, (p, q) => p !== q) <= 1e-30 * whole) break;
    for (let p = 0; p < n; p++) {
      for (let q = p + 1; q < n; q++) if (a[p]![q] !== 0) rotate(a, v, p, q);
    }
  }
  return { values: a.map((row, i) => row[i]! * largest), vectors: v };
}

function identity(n: number): number[][] {
  return Array.from({ length: n }, (_, i) => Array.from({ length: n }, (_, j) => (i === j ? 1 : 0)));
}

function assertSymmetric(matrix: readonly Vector[]): void {
  const n = matrix.length;
  for (const [i, row] of matrix.entries()) {
    if (row.length !== n) {
      throw new RangeError(`findEigen: row ${i} has ${row.length} entries; the matrix has ${n} rows.`);
    }
    for (let j = 0; j < i; j++) {
      const [below, above] = [row[j]!, matrix[j]![i]!];
      if (Math.abs(below - above) > 1e-9 * Math.max(Math.abs(below), Math.abs(above))) {
        throw new RangeError(
          `findEigen: the matrix is not symmetric: ${below} in row ${i}, ${above} in row ${j}.`,
        );
      }
    }
  }
}

function sumSquares(a: readonly Float64Array[], isCounted: (p: number, q: number) => boolean): number {
  let sum = 0;
  for (const [p, row] of a.entries()) {
    for (const [q, x] of row.entries()) if (isCounted(p, q)) sum += x * x;
  }
  return sum;
}

/** Turns the axes p and q so that the entry between them becomes 0 (Golub and Van Loan, section 8.5). */
function rotate(a: Float64Array[], v: number[][], p: number, q: number): void {
  const theta = (a[q]![q]! - a[p]![p]!) / (2 * a[p]![q]!);
  const t = (theta < 0 ? -1 : 1) / (Math.abs(theta) + Math.hypot(theta, 1));
  const c = 1 / Math.hypot(t, 1);
  const s = t * c;
  for (const row of a) {
    const [x, y] = [row[p]!, row[q]!];
    row[p] = c * x - s * y;
    row[q] = s * x + c * y;
  }
  for (const rows of [a, v]) {
    const [first, second] = [rows[p]!, rows[q]!];
    for (let k = 0; k < first.length; k++) {
      const [x, y] = [first[k]!, second[k]!];
      first[k] = c * x - s * y;
      second[k] = s * x + c * y;
    }
  }
}
