import { type Matrix, makeMatrix, type Shape2, shapeOf } from '../arithmetic/matrix';
import { isMatrix, readInteger, readJson } from './read-attributes';
import type { Attributes, RangeControl } from './widget';

/** More cells a side than this do not fit on a card. */
const MOST = 16;

/**
 * A grid of numbers from the attribute `name`, cut or enlarged to the square that `name-size` asks for.
 * @throws when it is no matrix, or too large to be shown
 */
export function readGrid(
  attributes: Attributes,
  name: string,
  { fallback, largest }: { fallback: Matrix; largest: number },
): Matrix {
  const matrix = readJson<Matrix>(attributes, name, {
    isValid: isMatrix,
    expected: 'rows of numbers of equal length, such as [[1,2],[3,4]]',
    fallback,
  });
  const [rows, columns] = shapeOf(matrix, name);
  if (Math.max(rows, columns) > MOST) {
    throw new Error(`"${name}" is ${rows}×${columns}; the player shows up to ${MOST}×${MOST}.`);
  }
  if (attributes[`${name}-size`] === undefined) return matrix;
  const size = readInteger(attributes, `${name}-size`, { min: 1, max: largest, fallback: rows });
  return resizeMatrix(matrix, [size, size]);
}

/** A matrix cut or enlarged to a shape; new places hold digits from a fixed pattern, so that there is something to see. */
export function resizeMatrix(matrix: Matrix, shape: Shape2): number[][] {
  return makeMatrix(
    shape,
    (row, column) => matrix[row]?.[column] ?? (3 * row + 7 * column + row * column) % 10,
  );
}

/** The slider that goes with `readGrid`. */
export function sizeGrid(
  name: string,
  label: string,
  matrix: Matrix,
  [min, max]: readonly [min: number, max: number],
): RangeControl {
  const rows = matrix.length;
  const text = `${rows}×${matrix[0]!.length}`;
  return { kind: 'range', attribute: `${name}-size`, label, min, max, step: 1, value: rows, text };
}
