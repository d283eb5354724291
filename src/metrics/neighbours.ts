/** Questions about all pairs of two sets: who is near whom. Distances stay squared in here: comparing needs no root. */
import { visitPairs } from './pair-distances';
import type { PackedVectors } from './vectors';

/** Keeps the `size` smallest of the numbers that it is shown, in order, for each of `count` rows. */
class Smallest {
  readonly values: Float64Array;

  constructor(
    count: number,
    readonly size: number,
  ) {
    this.values = new Float64Array(count * size).fill(Number.POSITIVE_INFINITY);
  }

  offer(row: number, value: number): void {
    const { values, size } = this;
    const first = row * size;
    let at = first + size - 1;
    if (value >= values[at]!) return;
    for (; at > first && values[at - 1]! > value; at--) values[at] = values[at - 1]!;
    values[at] = value;
  }
}

/** Squared distance of each vector to its k-th neighbour among the others of its set; k is less than their count. */
export function squaredRadii(vectors: PackedVectors, k: number): Float64Array {
  const smallest = new Smallest(vectors.count, k);
  visitPairs(vectors, vectors, ({ row, rows, column, columns }, squares) => {
    for (let i = 0; i < rows; i++) {
      // On the diagonal a block holds each pair twice, and each vector with itself.
      for (let j = row === column ? i + 1 : 0; j < columns; j++) {
        const square = squares[i * columns + j]!;
        smallest.offer(row + i, square);
        smallest.offer(column + j, square);
      }
    }
  });
  return Float64Array.from({ length: vectors.count }, (_, i) => smallest.values[i * k + k - 1]!);
}

export interface BallCounts {
  /** Of each point, the number of balls around it. */
  aroundPoint: Uint32Array;
  /** Of each ball, the number of points in it. */
  inBall: Uint32Array;
}

/** Who lies in whose ball. @param edge whether a point on a ball's edge is inside. */
export function countInBalls(
  points: PackedVectors,
  centres: PackedVectors,
  { radii, edge }: { radii: Float64Array; edge: boolean },
): BallCounts {
  const aroundPoint = new Uint32Array(points.count);
  const inBall = new Uint32Array(centres.count);
  visitPairs(points, centres, ({ row, rows, column, columns }, squares) => {
    for (let i = 0; i < rows; i++) {
      for (let j = 0; j < columns; j++) {
        const square = squares[i * columns + j]!;
        const radius = radii[column + j]!;
        if (square < radius || (edge && square === radius)) {
          aroundPoint[row + i]!++;
          inBall[column + j]!++;
        }
      }
    }
  });
  return { aroundPoint, inBall };
}

/** The nearest of `vectors` to each of the points, and its squared distance. */
export function findNearestSquares(
  points: PackedVectors,
  vectors: PackedVectors,
): { indices: Uint32Array; squares: Float64Array } {
  const indices = new Uint32Array(points.count);
  const least = new Float64Array(points.count).fill(Number.POSITIVE_INFINITY);
  visitPairs(points, vectors, ({ row, rows, column, columns }, squares) => {
    for (let i = 0; i < rows; i++) {
      for (let j = 0; j < columns; j++) {
        if (squares[i * columns + j]! >= least[row + i]!) continue;
        least[row + i] = squares[i * columns + j]!;
        indices[row + i] = column + j;
      }
    }
  });
  return { indices, squares: least };
}
