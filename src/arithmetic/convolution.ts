/**
 * Convolution of one image with one kernel, as loops: a window moves over the padded image, and every
 * output is the sum of the products under it. What deep learning calls convolution is cross-correlation;
 * `flip: true` turns the kernel by 180° first, which is the convolution of mathematics.
 */

import { formatShape, type Matrix, makeMatrix, rotate180, type Shape2, shapeOf } from './matrix';
import { type Axis, inputIndex, planConvolution, type Sides } from './sizes';

/** Zeros on the four sides of an image; a side left out has none. */
export interface FourSides {
  top?: number;
  bottom?: number;
  left?: number;
  right?: number;
}

export interface ConvolutionOptions {
  /** `'valid'` (the default), `'same'`, `'full'`, PyTorch's p as a number, or amounts by side. */
  padding?: 'valid' | 'same' | 'full' | number | FourSides;
  /** One number for both directions, or `[rows, columns]`. 1 when left out. */
  stride?: number | Shape2;
  /** Distance between kernel entries, one number or `[rows, columns]`. 1 when left out. */
  dilation?: number | Shape2;
  /** Turn the kernel by 180° first: true convolution. `false` (cross-correlation) when left out. */
  flip?: boolean;
}

/** Both axes of a convolution. */
export interface Plan {
  rows: Axis;
  columns: Axis;
}

/** One product of a window. */
export interface Product {
  kernelRow: number;
  kernelColumn: number;
  /** Place in the image, from 0; below 0 or past the end in the padding. */
  row: number;
  column: number;
  weight: number;
  /** Pixel under the weight, 0 in the padding. */
  value: number;
  product: number;
  /** True where the window reaches into the padding. */
  padded: boolean;
}

/** One window: where it lies, its products and their sum. */
export interface ConvolutionStep {
  /** Number of the step in reading order, from 0. */
  index: number;
  /** Place of the output. */
  row: number;
  column: number;
  /** Place of the window's first corner in the image; negative in the padding. */
  top: number;
  left: number;
  products: Product[];
  sum: number;
}

/** `[rows, columns]` of an option that may be one number for both. */
export function toPair(value: number | Shape2 | undefined, fallback: number): Shape2 {
  if (value === undefined) return [fallback, fallback];
  return typeof value === 'number' ? [value, value] : value;
}

function axisPadding(padding: ConvolutionOptions['padding'], axis: 'rows' | 'columns') {
  if (typeof padding !== 'object') return padding;
  const { top = 0, bottom = 0, left = 0, right = 0 } = padding;
  return (axis === 'rows' ? { before: top, after: bottom } : { before: left, after: right }) satisfies Sides;
}

/** Sizes and padding in both directions for an image and a kernel of these shapes. */
export function planImage(image: Shape2, kernel: Shape2, options: ConvolutionOptions = {}): Plan {
  const stride = toPair(options.stride, 1);
  const dilation = toPair(options.dilation, 1);
  const plan = (at: 0 | 1, name: 'rows' | 'columns') => {
    try {
      return planConvolution({
        size: image[at],
        kernel: kernel[at],
        stride: stride[at],
        dilation: dilation[at],
        padding: axisPadding(options.padding, name),
      });
    } catch (error) {
      const shapes = `image ${formatShape(image)}, kernel ${formatShape(kernel)}, along the ${name}`;
      throw new RangeError(`${shapes}: ${(error as Error).message}`);
    }
  };
  return { rows: plan(0, 'rows'), columns: plan(1, 'columns') };
}

/**
 * Convolves an image with a kernel.
 * @param image `[rows][columns]`
 * @param kernel `[rows][columns]`
 * @returns `[rows][columns]`, sizes by `planImage`
 * @throws with both shapes when no window fits
 */
export function convolve(image: Matrix, kernel: Matrix, options: ConvolutionOptions = {}): number[][] {
  const { rows, columns } = planImage(shapeOf(image, 'image'), shapeOf(kernel, 'kernel'), options);
  const weights = options.flip ? rotate180(kernel) : kernel;
  return makeMatrix([rows.outputs, columns.outputs], (row, column) => {
    let sum = 0;
    for (let i = 0; i < rows.kernel; i++) {
      const line = image[inputIndex(rows, row, i)];
      if (!line) continue;
      for (let j = 0; j < columns.kernel; j++) {
        sum += weights[i]![j]! * (line[inputIndex(columns, column, j)] ?? 0);
      }
    }
    return sum;
  });
}

/** All windows of a convolution in reading order, with every product: what a player shows. */
export function listConvolutionSteps(
  image: Matrix,
  kernel: Matrix,
  options: ConvolutionOptions = {},
): ConvolutionStep[] {
  const { rows, columns } = planImage(shapeOf(image, 'image'), shapeOf(kernel, 'kernel'), options);
  const weights = options.flip ? rotate180(kernel) : kernel;
  return Array.from({ length: rows.outputs * columns.outputs }, (_, index) => {
    const row = Math.floor(index / columns.outputs);
    const column = index % columns.outputs;
    const products = weights.flatMap((line, kernelRow) =>
      line.map((weight, kernelColumn): Product => {
        const at = {
          row: inputIndex(rows, row, kernelRow),
          column: inputIndex(columns, column, kernelColumn),
        };
        const pixel = image[at.row]?.[at.column];
        const value = pixel ?? 0;
        return {
          kernelRow,
          kernelColumn,
          ...at,
          weight,
          value,
          product: weight * value,
          padded: pixel === undefined,
        };
      }),
    );
    const sum = products.reduce((total, { product }) => total + product, 0);
    return {
      index,
      row,
      column,
      top: inputIndex(rows, row, 0),
      left: inputIndex(columns, column, 0),
      products,
      sum,
    };
  });
}

/** The sum of a window as deck 000 writes it: `(-1 × 3) + (-1 × 0) + … = -4`. */
export function writeSum(step: ConvolutionStep): string {
  const terms = step.products.map(({ weight, value }) => `(${weight} × ${value})`);
  return `${terms.join(' + ')} = ${step.sum}`;
}

/** The image with its zeros around it: what the window really moves over. */
export function padImage(image: Matrix, { rows, columns }: Plan): number[][] {
  const shape: Shape2 = [
    rows.inputs + rows.before + rows.after,
    columns.inputs + columns.before + columns.after,
  ];
  return makeMatrix(shape, (row, column) => image[row - rows.before]?.[column - columns.before] ?? 0);
}
