/** Random images, kernels and settings for the properties. Whole numbers, so that sums are exact. */

import fc from 'fast-check';
import type { ConvolutionOptions } from '../../src/arithmetic/convolution';
import type { TransposedOptions } from '../../src/arithmetic/transposed-convolution';

/** A matrix of whole numbers from −9 to 9. */
export function matrixOf(rows: number, columns: number): fc.Arbitrary<number[][]> {
  const row = fc.array(fc.integer({ min: -9, max: 9 }), { minLength: columns, maxLength: columns });
  return fc.array(row, { minLength: rows, maxLength: rows });
}

const side = (min: number, max: number) => fc.integer({ min, max });

export interface ConvolutionCase {
  image: number[][];
  kernel: number[][];
  options: ConvolutionOptions;
}

/** A convolution whose window always fits; `library` keeps to what tfjs can do (stride or dilation 1). */
export function convolutionCase({ library = false } = {}): fc.Arbitrary<ConvolutionCase> {
  const settings = fc.record({
    stride: fc.tuple(side(1, 3), side(1, 3)),
    dilation: fc.tuple(side(1, 2), side(1, 2)),
    kernel: fc.tuple(side(1, 4), side(1, 4)),
    extra: fc.tuple(side(0, 4), side(0, 4)),
    padding: fc.oneof(
      fc.constantFrom('valid' as const, 'same' as const, 'full' as const),
      side(0, 2),
      fc.record({ top: side(0, 2), bottom: side(0, 2), left: side(0, 2), right: side(0, 2) }),
    ),
    strided: fc.boolean(),
  });
  return settings.chain(({ stride, dilation, kernel, extra, padding, strided }) => {
    const gaps = library && strided ? ([1, 1] as const) : dilation;
    const steps = library && !strided ? ([1, 1] as const) : stride;
    const extent = kernel.map((k, axis) => (k - 1) * gaps[axis]! + 1);
    return fc.record({
      image: matrixOf(extent[0]! + extra[0], extent[1]! + extra[1]),
      kernel: matrixOf(...kernel),
      options: fc.constant({ padding, stride: steps, dilation: gaps }),
    });
  });
}

export interface TransposedCase {
  image: number[][];
  kernel: number[][];
  options: TransposedOptions;
}

/** A transposed convolution of which something is left; `names` keeps to TensorFlow's conventions. */
export function transposedCase({ names = false } = {}): fc.Arbitrary<TransposedCase> {
  const settings = fc.record({
    size: fc.tuple(side(2, 4), side(2, 4)),
    kernel: fc.tuple(side(1, 4), side(1, 4)),
    stride: fc.tuple(side(1, 3), side(1, 3)),
    dilation: fc.tuple(side(1, 2), side(1, 2)),
    named: fc.constantFrom('valid' as const, 'same' as const),
    numbered: fc.boolean(),
    padding: side(0, 2),
    outputPadding: fc.tuple(side(0, 2), side(0, 2)),
  });
  return settings
    .filter(
      ({ size, kernel, stride, dilation, padding }) =>
        names ||
        [0, 1].every(
          (at) => (size[at]! - 1) * stride[at]! + (kernel[at]! - 1) * dilation[at]! + 1 - 2 * padding > 0,
        ),
    )
    .chain(({ size, kernel, stride, dilation, named, numbered, padding, outputPadding }) => {
      const extra = outputPadding.map((amount, at) => amount % Math.max(stride[at]!, dilation[at]!));
      const options: TransposedOptions =
        numbered && !names
          ? { padding, stride, dilation, outputPadding: extra as [number, number] }
          : { padding: named, stride, dilation: names ? 1 : dilation };
      return fc.record({
        image: matrixOf(...size),
        kernel: matrixOf(...kernel),
        options: fc.constant(options),
      });
    });
}
