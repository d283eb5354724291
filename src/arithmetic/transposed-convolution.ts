/**
 * Transposed convolution as stamps: every input number presses the whole kernel, times itself, onto a canvas;
 * stamps lie `stride` apart, and where they overlap they add up. Padding cuts the canvas' rim off.
 * The other ways to see it are in `transposed-views.ts`.
 */

import { type Plan, toPair } from './convolution';
import { formatShape, type Matrix, makeMatrix, type Shape2, shapeOf } from './matrix';
import { planTransposed } from './sizes';

export interface TransposedOptions {
  /** `'valid'` (the default) and `'same'` as in Keras; a number is PyTorch's p. */
  padding?: 'valid' | 'same' | number;
  /** One number for both directions, or `[rows, columns]`. 1 when left out. */
  stride?: number | Shape2;
  dilation?: number | Shape2;
  /** PyTorch's output_padding, only with a number as padding. */
  outputPadding?: number | Shape2;
}

/** One stamp: a partial product of the deck's drawing. */
export interface StampStep {
  index: number;
  /** Place of the input number. */
  row: number;
  column: number;
  /** The input number. */
  value: number;
  /** Place of the stamp's first corner on the canvas, before the rim is cut. */
  top: number;
  left: number;
  /** `value` times the kernel. */
  stamp: number[][];
  /** The canvas with only this stamp, zeros elsewhere. */
  partial: number[][];
  /** The canvas after this stamp. */
  canvas: number[][];
}

/** Both axes of the convolution that this transposed convolution turns round. */
export function planTransposedImage(image: Shape2, kernel: Shape2, options: TransposedOptions = {}): Plan {
  const stride = toPair(options.stride, 1);
  const dilation = toPair(options.dilation, 1);
  const outputPadding = toPair(options.outputPadding, 0);
  const plan = (at: 0 | 1) => {
    try {
      return planTransposed({
        size: image[at],
        kernel: kernel[at],
        stride: stride[at],
        dilation: dilation[at],
        padding: options.padding,
        outputPadding: outputPadding[at],
      });
    } catch (error) {
      const shapes = `image ${formatShape(image)}, kernel ${formatShape(kernel)}`;
      throw new RangeError(
        `${shapes}, along the ${at === 0 ? 'rows' : 'columns'}: ${(error as Error).message}`,
      );
    }
  };
  return { rows: plan(0), columns: plan(1) };
}

/** Shape of the canvas that all stamps cover, before the rim is cut. */
export function canvasShape({ rows, columns }: Plan): [rows: number, columns: number] {
  return [rows, columns].map(({ inputs, before, after }) => inputs + before + after) as [number, number];
}

/** Cuts the rim off a canvas; where the output is larger than the canvas, zeros are added at the end. */
export function cropCanvas(canvas: Matrix, { rows, columns }: Plan): number[][] {
  return makeMatrix(
    [rows.inputs, columns.inputs],
    (row, column) => canvas[row + rows.before]?.[column + columns.before] ?? 0,
  );
}

/** Presses `value` times the kernel onto the canvas. */
function press(canvas: number[][], plan: Plan, kernel: Matrix, at: Shape2, value: number): void {
  const { rows, columns } = plan;
  for (let i = 0; i < rows.kernel; i++) {
    const line = canvas[at[0] * rows.stride + i * rows.dilation]!;
    for (let j = 0; j < columns.kernel; j++) {
      line[at[1] * columns.stride + j * columns.dilation]! += value * kernel[i]![j]!;
    }
  }
}

/**
 * Transposed convolution of one image with one kernel.
 * @param image `[rows][columns]`
 * @param kernel `[rows][columns]`
 * @returns `[rows][columns]`, sizes by `transposedSize`
 */
export function convolveTransposed(
  image: Matrix,
  kernel: Matrix,
  options: TransposedOptions = {},
): number[][] {
  const plan = planTransposedImage(shapeOf(image, 'image'), shapeOf(kernel, 'kernel'), options);
  const canvas = makeMatrix(canvasShape(plan));
  image.forEach((line, row) => {
    line.forEach((value, column) => {
      press(canvas, plan, kernel, [row, column], value);
    });
  });
  return cropCanvas(canvas, plan);
}

/** All stamps in reading order, each alone and added up: what a player shows. Small images only. */
export function listStampSteps(image: Matrix, kernel: Matrix, options: TransposedOptions = {}): StampStep[] {
  const plan = planTransposedImage(shapeOf(image, 'image'), shapeOf(kernel, 'kernel'), options);
  const shape = canvasShape(plan);
  const canvas = makeMatrix(shape);
  return image.flatMap((line, row) =>
    line.map((value, column) => {
      const partial = makeMatrix(shape);
      press(partial, plan, kernel, [row, column], value);
      press(canvas, plan, kernel, [row, column], value);
      return {
        index: row * line.length + column,
        row,
        column,
        value,
        top: row * plan.rows.stride,
        left: column * plan.columns.stride,
        stamp: kernel.map((weights) => weights.map((weight) => value * weight)),
        partial,
        canvas: canvas.map((cells) => [...cells]),
      };
    }),
  );
}
