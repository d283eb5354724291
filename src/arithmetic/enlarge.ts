/**
 * Ways to enlarge an image, step by step: by stamps (a transposed convolution), or by repeating pixels and a plain
 * convolution after it (resize-convolution). Padding is 'same', so a step multiplies the size by its stride or factor.
 */

import { convolve } from './convolution';
import { type Matrix, makeMatrix, shapeOf } from './matrix';
import { convolveTransposed } from './transposed-convolution';

export type EnlargingStep =
  /** A transposed convolution with a square kernel. */
  | { stamp: number; stride: number }
  /** Every pixel repeated `resize` times both ways, then a plain convolution with a square kernel. */
  | { resize: number; kernel: number };

/** Every pixel as a square of `factor` × `factor` equal pixels. */
export function repeatPixels(image: Matrix, factor: number): number[][] {
  const [rows, columns] = shapeOf(image, 'image');
  return makeMatrix(
    [rows * factor, columns * factor],
    (r, c) => image[Math.floor(r / factor)]![Math.floor(c / factor)]!,
  );
}

/** Side of a step's kernel. */
export function kernelOf(step: EnlargingStep): number {
  return 'stamp' in step ? step.stamp : step.kernel;
}

/** By how much a step multiplies the size. */
export function factorOf(step: EnlargingStep): number {
  return 'stamp' in step ? step.stride : step.resize;
}

/**
 * Takes an image of one channel through the steps.
 * @param drawWeight gives the weights of the kernels, one after another; `() => 1` for stamps that are all ink
 */
export function enlarge(
  image: Matrix,
  steps: readonly EnlargingStep[],
  drawWeight: () => number,
): number[][] {
  let current = image.map((row) => [...row]);
  for (const step of steps) {
    const side = kernelOf(step);
    const kernel = makeMatrix([side, side], drawWeight);
    current =
      'stamp' in step
        ? convolveTransposed(current, kernel, { stride: step.stride, padding: 'same' })
        : convolve(repeatPixels(current, step.resize), kernel, { padding: 'same' });
  }
  return current;
}
