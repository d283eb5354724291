/**
 * Matrices as arrays of rows, with the few operations the worked examples need.
 * Everything in this room is plain numbers: it runs in a notebook, in a browser and in a test alike.
 */

/** A list of numbers. */
export type Vector = readonly number[];
/** Rows of equal length: `matrix[row][column]`. */
export type Matrix = readonly (readonly number[])[];
/** Rows, columns, channels: `volume[row][column][channel]`, the layout of an image in TensorFlow. */
export type Volume = readonly Matrix[];

/** `[rows, columns]`. */
export type Shape2 = readonly [rows: number, columns: number];

/** Writes a shape as `3×4`. */
export function formatShape(shape: readonly number[]): string {
  return shape.length === 0 ? 'a single number' : shape.join('×');
}

/**
 * Shape `[rows, columns]` of a matrix.
 * @throws when it is empty or its rows differ in length; `name` says which argument it was.
 */
export function shapeOf(matrix: Matrix, name = 'matrix'): [rows: number, columns: number] {
  const columns = matrix[0]?.length ?? 0;
  if (!Array.isArray(matrix[0]) || columns === 0) {
    throw new RangeError(`${name} must be rows of numbers, like [[1, 2], [3, 4]], with at least one number.`);
  }
  const odd = matrix.findIndex((row) => row.length !== columns);
  if (odd >= 0) {
    throw new RangeError(
      `${name}: row 0 has ${columns} numbers and row ${odd} has ${matrix[odd]!.length}; all rows need as many.`,
    );
  }
  return [matrix.length, columns];
}

/** A matrix whose entry at (row, column) is `entry(row, column)`; zeros when `entry` is left out. */
export function makeMatrix(
  [rows, columns]: Shape2,
  entry: (row: number, column: number) => number = () => 0,
): number[][] {
  return Array.from({ length: rows }, (_, row) =>
    Array.from({ length: columns }, (_, column) => entry(row, column)),
  );
}

/** Rows become columns. */
export function transpose(matrix: Matrix): number[][] {
  const [rows, columns] = shapeOf(matrix);
  return makeMatrix([columns, rows], (row, column) => matrix[column]![row]!);
}

/** Turned by 180°: first row last, first column last. This is the "flip" of a true convolution. */
export function rotate180(matrix: Matrix): number[][] {
  return matrix.map((row) => [...row].reverse()).reverse();
}

/**
 * Matrix product, `(a × b)` times `(b × c)` gives `(a × c)`.
 * @throws with both shapes when the inner sizes differ.
 */
export function multiplyMatrices(left: Matrix, right: Matrix): number[][] {
  const [rows, inner] = shapeOf(left, 'left');
  const [innerRight, columns] = shapeOf(right, 'right');
  if (inner !== innerRight) {
    throw new RangeError(
      `multiplyMatrices: left is ${rows}×${inner} and right is ${innerRight}×${columns}; ` +
        `the ${inner} columns of left must be as many as the ${innerRight} rows of right.`,
    );
  }
  return makeMatrix([rows, columns], (row, column) => {
    let sum = 0;
    for (let k = 0; k < inner; k++) sum += left[row]![k]! * right[k]![column]!;
    return sum;
  });
}

/**
 * Matrix times vector.
 * @throws with both shapes when the vector is not as long as the matrix has columns.
 */
export function multiplyVector(matrix: Matrix, vector: Vector): number[] {
  const [rows, columns] = shapeOf(matrix);
  if (vector.length !== columns) {
    throw new RangeError(
      `multiplyVector: the matrix is ${rows}×${columns} and the vector has ${vector.length} numbers; it needs ${columns}.`,
    );
  }
  return matrix.map((row) => row.reduce((sum, entry, k) => sum + entry * vector[k]!, 0));
}

/**
 * Sum of the products of entries at the same place, ⟨a, b⟩.
 * @throws with both shapes when they differ.
 */
export function innerProduct(a: Matrix, b: Matrix): number {
  const shapeA = formatShape(shapeOf(a, 'a'));
  const shapeB = formatShape(shapeOf(b, 'b'));
  if (shapeA !== shapeB) {
    throw new RangeError(`innerProduct: a is ${shapeA} and b is ${shapeB}; they must be equal.`);
  }
  return a.reduce((sum, row, i) => sum + row.reduce((part, x, j) => part + x * b[i]![j]!, 0), 0);
}

/** All entries in reading order: row by row. */
export function flatten(matrix: Matrix): number[] {
  return matrix.flatMap((row) => [...row]);
}

/**
 * A vector in reading order as a matrix.
 * @throws when the count is not rows × columns.
 */
export function reshape(vector: Vector, [rows, columns]: Shape2): number[][] {
  if (vector.length !== rows * columns) {
    throw new RangeError(
      `reshape: ${vector.length} numbers do not fill ${rows}×${columns} = ${rows * columns}.`,
    );
  }
  return makeMatrix([rows, columns], (row, column) => vector[row * columns + column]!);
}
