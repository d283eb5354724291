/**
 * A convolution is one sparse matrix W: flatten the image, multiply, reshape. Every row of W is a window,
 * every column a pixel; the kernel's weights stand on shifted places of each row.
 * Source: Dumoulin & Visin, arXiv 1603.07285, section 4.1.
 */

import { type ConvolutionOptions, type Plan, planImage } from './convolution';
import { type Matrix, makeMatrix, rotate180, type Shape2, shapeOf } from './matrix';
import { inputIndex } from './sizes';

/** A place of the matrix that holds a weight. */
export interface MatrixEntry {
  /** Output number in reading order. */
  row: number;
  /** Pixel number in reading order. */
  column: number;
  kernelRow: number;
  kernelColumn: number;
  weight: number;
}

export interface ConvolutionMatrix {
  /** `[outputs][pixels]`. */
  shape: [rows: number, columns: number];
  /** Rows × columns of the output image. */
  outputShape: [rows: number, columns: number];
  /** Only the places that hold a weight; a weight of 0 keeps its place. */
  entries: MatrixEntry[];
  /** The same with its zeros. */
  matrix: number[][];
}

/** The matrix of a convolution whose geometry is known. Used for W and for Wᵀ. */
export function buildMatrixOf({ rows, columns }: Plan, weights: Matrix): ConvolutionMatrix {
  const entries: MatrixEntry[] = [];
  for (let outputRow = 0; outputRow < rows.outputs; outputRow++) {
    for (let outputColumn = 0; outputColumn < columns.outputs; outputColumn++) {
      for (let kernelRow = 0; kernelRow < rows.kernel; kernelRow++) {
        const row = inputIndex(rows, outputRow, kernelRow);
        if (row < 0 || row >= rows.inputs) continue;
        for (let kernelColumn = 0; kernelColumn < columns.kernel; kernelColumn++) {
          const column = inputIndex(columns, outputColumn, kernelColumn);
          if (column < 0 || column >= columns.inputs) continue;
          entries.push({
            row: outputRow * columns.outputs + outputColumn,
            column: row * columns.inputs + column,
            kernelRow,
            kernelColumn,
            weight: weights[kernelRow]![kernelColumn]!,
          });
        }
      }
    }
  }
  const shape: [number, number] = [rows.outputs * columns.outputs, rows.inputs * columns.inputs];
  const matrix = makeMatrix(shape);
  for (const { row, column, weight } of entries) matrix[row]![column]! += weight;
  return { shape, outputShape: [rows.outputs, columns.outputs], entries, matrix };
}

/**
 * The matrix W of a convolution: `flatten(convolve(image, kernel)) = W · flatten(image)`.
 * @param imageShape `[rows, columns]` of the images it will be used on
 */
export function buildConvolutionMatrix(
  imageShape: Shape2,
  kernel: Matrix,
  options: ConvolutionOptions = {},
): ConvolutionMatrix {
  const plan = planImage(imageShape, shapeOf(kernel, 'kernel'), options);
  return buildMatrixOf(plan, options.flip ? rotate180(kernel) : kernel);
}

/** Share of the matrix's places that hold a weight, 0 … 1. */
export function measureDensity({ entries, shape }: ConvolutionMatrix): number {
  return entries.length / (shape[0] * shape[1]);
}
