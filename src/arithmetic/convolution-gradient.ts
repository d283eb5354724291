/**
 * The backward pass of a convolution: how a loss changes with every pixel and every weight, given how it
 * changes with every output. Both are sums gathered pixel by pixel; neither looks at a library.
 */

import { type ConvolutionOptions, type Plan, planImage } from './convolution';
import { formatShape, type Matrix, makeMatrix, rotate180, shapeOf } from './matrix';
import { type Axis, inputIndex } from './sizes';

/** The windows and kernel entries that touch place `input` of an axis. */
function listTouches(axis: Axis, input: number): { output: number; tap: number }[] {
  const touches: { output: number; tap: number }[] = [];
  for (let tap = 0; tap < axis.kernel; tap++) {
    const offset = input + axis.before - tap * axis.dilation;
    const output = offset / axis.stride;
    if (Number.isInteger(output) && output >= 0 && output < axis.outputs) touches.push({ output, tap });
  }
  return touches;
}

/** Gradient by pixel for a known geometry: for each pixel, the windows over it, each times its weight. */
export function gatherImageGradient(
  { rows, columns }: Plan,
  weights: Matrix,
  outputGradient: Matrix,
): number[][] {
  const columnTouches = Array.from({ length: columns.inputs }, (_, column) => listTouches(columns, column));
  return makeMatrix([rows.inputs, columns.inputs], (row, column) => {
    let sum = 0;
    for (const vertical of listTouches(rows, row)) {
      for (const across of columnTouches[column]!) {
        sum += weights[vertical.tap]![across.tap]! * outputGradient[vertical.output]![across.output]!;
      }
    }
    return sum;
  });
}

export interface ConvolutionGradients {
  /** Change of the loss by pixel, shaped as the image. */
  image: number[][];
  /** Change of the loss by weight, shaped as the kernel. */
  kernel: number[][];
}

/**
 * Gradients of a loss through `convolve(image, kernel, options)`.
 * @param outputGradient change of the loss by output, shaped as the output
 * @throws with both shapes when `outputGradient` has another shape than the output
 */
export function backpropagateConvolution(
  image: Matrix,
  kernel: Matrix,
  outputGradient: Matrix,
  options: ConvolutionOptions = {},
): ConvolutionGradients {
  const plan = planImage(shapeOf(image, 'image'), shapeOf(kernel, 'kernel'), options);
  const { rows, columns } = plan;
  const expected = formatShape([rows.outputs, columns.outputs]);
  const given = formatShape(shapeOf(outputGradient, 'outputGradient'));
  if (given !== expected) {
    throw new RangeError(
      `backpropagateConvolution: the output is ${expected} and its gradient ${given}; they must be equal.`,
    );
  }
  const weights = options.flip ? rotate180(kernel) : kernel;
  const weightGradient = makeMatrix([rows.kernel, columns.kernel], (i, j) => {
    let sum = 0;
    for (let row = 0; row < rows.outputs; row++) {
      for (let column = 0; column < columns.outputs; column++) {
        const pixel = image[inputIndex(rows, row, i)]?.[inputIndex(columns, column, j)] ?? 0;
        sum += pixel * outputGradient[row]![column]!;
      }
    }
    return sum;
  });
  return {
    image: gatherImageGradient(plan, weights, outputGradient),
    kernel: options.flip ? rotate180(weightGradient) : weightGradient,
  };
}
