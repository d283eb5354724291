/**
 * Three more ways to see a transposed convolution; each gives what the stamps give.
 * 1. The transpose Wᵀ of the convolution's matrix. 2. The gradient of the convolution by its image.
 * 3. A plain convolution with the flipped kernel, over the input with zeros put in and around.
 * Source: Dumoulin & Visin, arXiv 1603.07285, chapter 4.
 */

import { convolve } from './convolution';
import { gatherImageGradient } from './convolution-gradient';
import { buildMatrixOf } from './convolution-matrix';
import {
  flatten,
  type Matrix,
  makeMatrix,
  multiplyVector,
  reshape,
  rotate180,
  shapeOf,
  transpose,
} from './matrix';
import type { Axis } from './sizes';
import { planTransposedImage, type TransposedOptions } from './transposed-convolution';

export interface TransposedMatrix {
  /** W of the convolution from the large image to the small one. */
  matrix: number[][];
  /** Wᵀ: from the small image to the large one. */
  transposed: number[][];
  output: number[][];
}

/** As a matrix: flatten the input, multiply by Wᵀ, reshape. */
export function transposeByMatrix(
  image: Matrix,
  kernel: Matrix,
  options: TransposedOptions = {},
): TransposedMatrix {
  const plan = planTransposedImage(shapeOf(image, 'image'), shapeOf(kernel, 'kernel'), options);
  const { matrix } = buildMatrixOf(plan, kernel);
  const transposed = transpose(matrix);
  const output = reshape(multiplyVector(transposed, flatten(image)), [plan.rows.inputs, plan.columns.inputs]);
  return { matrix, transposed, output };
}

/** As a gradient: what a loss whose gradient by the convolution's output is `image` sends back to its input. */
export function transposeByGradient(
  image: Matrix,
  kernel: Matrix,
  options: TransposedOptions = {},
): number[][] {
  const plan = planTransposedImage(shapeOf(image, 'image'), shapeOf(kernel, 'kernel'), options);
  return gatherImageGradient(plan, kernel, image);
}

export interface ZeroInsertion {
  /** The input with stride − 1 zeros between its numbers. */
  inserted: number[][];
  /** That with zeros around: extent − 1 − padding on a side. */
  padded: number[][];
  /** The kernel turned by 180°. */
  flippedKernel: number[][];
  /** `padded` convolved with `flippedKernel`, stride 1. */
  output: number[][];
}

/** Zeros before and after along one axis; negative where the padding cuts more than the kernel reaches. */
function rimOf(axis: Axis): { before: number; after: number } {
  return { before: axis.extent - 1 - axis.before, after: axis.extent - 1 - axis.after };
}

/** As zero insertion: put zeros between and around, then convolve with the flipped kernel at stride 1. */
export function transposeByZeroInsertion(
  image: Matrix,
  kernel: Matrix,
  options: TransposedOptions = {},
): ZeroInsertion {
  const { rows, columns } = planTransposedImage(shapeOf(image, 'image'), shapeOf(kernel, 'kernel'), options);
  const spread = (axis: Axis) => (axis.outputs - 1) * axis.stride + 1;
  const inserted = makeMatrix([spread(rows), spread(columns)], (row, column) =>
    row % rows.stride === 0 && column % columns.stride === 0
      ? image[row / rows.stride]![column / columns.stride]!
      : 0,
  );
  const vertical = rimOf(rows);
  const across = rimOf(columns);
  const padded = makeMatrix(
    [spread(rows) + vertical.before + vertical.after, spread(columns) + across.before + across.after],
    (row, column) => inserted[row - vertical.before]?.[column - across.before] ?? 0,
  );
  const flippedKernel = rotate180(kernel);
  const dilation = [rows.dilation, columns.dilation] as const;
  return { inserted, padded, flippedKernel, output: convolve(padded, flippedKernel, { dilation }) };
}
