/**
 * Squared distances of all pairs of two sets, block by block: |a|² + |b|² − 2 a·b. A block of either set stays in the
 * processor's cache, and eight products are summed at a time, so that 10,000 × 10,000 pairs of 64 numbers take seconds.
 */
import type { PackedVectors } from './vectors';

/** Vectors of a block: 64 × 64 numbers are 32 kB. */
const BLOCK = 64;

/** Below this share of |a|² + |b|² the subtraction loses digits: the distance is then summed up directly. */
const CLOSE = 1e-6;

/** Some neighbouring vectors of one set, from `row` on, with some of another, from `column` on. */
export interface Block {
  row: number;
  rows: number;
  column: number;
  columns: number;
}

/** Hears a block: the squared distance of a's vector `row + i` and b's `column + j` is `squares[i * columns + j]`. */
export type BlockVisitor = (block: Block, squares: Float64Array) => void;

/**
 * Shows all pairs of a and b to the visitor, each once; of `a` with itself (the same object) only blocks on and above the
 * diagonal. The array is used again for the next block. Equal vectors have distance 0, and a pair the same distance
 * whichever comes first, to the last bit.
 */
export function visitPairs(a: PackedVectors, b: PackedVectors, visit: BlockVisitor): void {
  const [lengthsA, lengthsB] = [squaredLengths(a), squaredLengths(b)];
  const squares = new Float64Array(BLOCK * BLOCK);
  for (let row = 0; row < a.count; row += BLOCK) {
    const rows = Math.min(BLOCK, a.count - row);
    for (let column = a === b ? row : 0; column < b.count; column += BLOCK) {
      const columns = Math.min(BLOCK, b.count - column);
      const block = { row, rows, column, columns };
      multiplyBlock(a, b, block, squares);
      for (let i = 0; i < rows; i++) {
        for (let j = 0; j < columns; j++) {
          const both = lengthsA[row + i]! + lengthsB[column + j]!;
          const square = both - 2 * squares[i * columns + j]!;
          squares[i * columns + j] = square < CLOSE * both ? sumSquares(a, row + i, b, column + j) : square;
        }
      }
      visit(block, squares);
    }
  }
}

function squaredLengths({ values, count, size }: PackedVectors): Float64Array {
  const lengths = new Float64Array(count);
  for (let i = 0; i < count; i++) {
    for (let k = i * size; k < (i + 1) * size; k++) lengths[i]! += values[k]! ** 2;
  }
  return lengths;
}

function sumSquares(a: PackedVectors, i: number, b: PackedVectors, j: number): number {
  let sum = 0;
  for (let k = 0; k < a.size; k++) sum += (a.values[i * a.size + k]! - b.values[j * a.size + k]!) ** 2;
  return sum;
}

/**
 * Inner products of a block: two vectors of a with four of b at a time; at the edges a vector is taken twice. All the
 * time goes here, so the sums are eight plain variables.
 */
function multiplyBlock(a: PackedVectors, b: PackedVectors, block: Block, out: Float64Array): void {
  const { row, rows, column, columns } = block;
  const size = a.size;
  const x = a.values;
  const y = b.values;
  for (let i = 0; i < rows; i += 2) {
    const upper = i * columns;
    const lower = Math.min(i + 1, rows - 1) * columns;
    const a0 = (row + i) * size;
    const shift = Math.min(1, rows - 1 - i) * size;
    for (let j = 0; j < columns; j += 4) {
      const j1 = Math.min(j + 1, columns - 1);
      const j2 = Math.min(j + 2, columns - 1);
      const j3 = Math.min(j + 3, columns - 1);
      const d1 = (j1 - j) * size;
      const d2 = (j2 - j) * size;
      const d3 = (j3 - j) * size;
      let s00 = 0;
      let s01 = 0;
      let s02 = 0;
      let s03 = 0;
      let s10 = 0;
      let s11 = 0;
      let s12 = 0;
      let s13 = 0;
      for (let k = a0, at = (column + j) * size; k < a0 + size; k++, at++) {
        const p = x[k]!;
        const q = x[k + shift]!;
        s00 += p * y[at]!;
        s01 += p * y[at + d1]!;
        s02 += p * y[at + d2]!;
        s03 += p * y[at + d3]!;
        s10 += q * y[at]!;
        s11 += q * y[at + d1]!;
        s12 += q * y[at + d2]!;
        s13 += q * y[at + d3]!;
      }
      out[upper + j] = s00;
      out[upper + j1] = s01;
      out[upper + j2] = s02;
      out[upper + j3] = s03;
      out[lower + j] = s10;
      out[lower + j1] = s11;
      out[lower + j2] = s12;
      out[lower + j3] = s13;
    }
  }
}
