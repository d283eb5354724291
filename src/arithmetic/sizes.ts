/**
 * How large the output of a convolution and of a transposed convolution is, along one axis,
 * in TensorFlow's words ('valid', 'same') and in PyTorch's (p, output_padding).
 *
 * Sources: Dumoulin & Visin, arXiv 1603.07285, relationships 6, 14 and 15; TensorFlow's
 * "Notes on padding"; Keras 3 `compute_conv_transpose_output_shape`; PyTorch `ConvTranspose2d`.
 */

/** Zeros put before and after the input along one axis. */
export interface Sides {
  before: number;
  after: number;
}

/**
 * - `'valid'`: none; - `'same'`: TensorFlow's, output ⌈size / stride⌉, an odd zero goes after;
 * - `'full'`: every overlap counts, extent − 1 on both sides; - a number: PyTorch's p on both sides;
 * - `{ before, after }`: amounts by side.
 */
export type AxisPadding = 'valid' | 'same' | 'full' | number | Sides;

export interface ConvolutionSizeOptions {
  /** Length of the input. */
  size: number;
  /** Length of the kernel. */
  kernel: number;
  /** Distance between two windows, 1 when left out. */
  stride?: number;
  /** Distance between two kernel entries, 1 when left out. */
  dilation?: number;
  padding?: AxisPadding;
}

export interface TransposedSizeOptions {
  size: number;
  kernel: number;
  stride?: number;
  dilation?: number;
  /** `'valid'` and `'same'` as in Keras; a number is PyTorch's p, taken off both ends of the stamped canvas. */
  padding?: 'valid' | 'same' | number;
  /** PyTorch's output_padding: places added at the end. Only with a number as padding. */
  outputPadding?: number;
}

/**
 * One axis of a convolution: which input lies under which kernel entry of which window.
 * A transposed convolution has the axis of the convolution that it turns round:
 * there `outputs` is what goes in and `inputs` is what comes out.
 */
export interface Axis {
  inputs: number;
  outputs: number;
  kernel: number;
  stride: number;
  dilation: number;
  /** Zeros before and after the input; negative `after`: places at the end that no window reaches. */
  before: number;
  after: number;
  /** Places from the first to the last kernel entry: (kernel − 1) · dilation + 1. */
  extent: number;
}

/** Place in the input under kernel entry `tap` of window `output`; outside 0 … inputs − 1 is padding. */
export function inputIndex(axis: Axis, output: number, tap: number): number {
  return output * axis.stride + tap * axis.dilation - axis.before;
}

function assertCount(value: number, name: string, least: number): void {
  if (!Number.isInteger(value) || value < least) {
    throw new RangeError(`${name} must be a whole number, ${least} or more; it is ${value}.`);
  }
}

/** Zeros on each side that a padding stands for. */
export function resolvePadding(options: ConvolutionSizeOptions): Sides {
  const { size, kernel, stride = 1, dilation = 1, padding = 'valid' } = options;
  const extent = (kernel - 1) * dilation + 1;
  if (padding === 'valid') return { before: 0, after: 0 };
  if (padding === 'full') return { before: extent - 1, after: extent - 1 };
  if (padding === 'same') {
    const outputs = Math.ceil(size / stride);
    const total = Math.max((outputs - 1) * stride + extent - size, 0);
    return { before: Math.floor(total / 2), after: Math.ceil(total / 2) };
  }
  const sides = typeof padding === 'number' ? { before: padding, after: padding } : padding;
  assertCount(sides.before, 'padding before', 0);
  assertCount(sides.after, 'padding after', 0);
  return sides;
}

/**
 * One axis of a convolution with all its amounts.
 * @throws when an amount is not a whole number in range, or no window fits.
 */
export function planConvolution(options: ConvolutionSizeOptions): Axis {
  const { size, kernel, stride = 1, dilation = 1 } = options;
  assertCount(size, 'size', 1);
  assertCount(kernel, 'kernel', 1);
  assertCount(stride, 'stride', 1);
  assertCount(dilation, 'dilation', 1);
  const { before, after } = resolvePadding(options);
  const extent = (kernel - 1) * dilation + 1;
  const padded = size + before + after;
  if (extent > padded) {
    throw new RangeError(
      `No window fits: the kernel covers ${extent} places (size ${kernel}, dilation ${dilation}) and the padded ` +
        `input has ${padded} (${size} + ${before} + ${after}). Pad more, or take a smaller kernel or dilation.`,
    );
  }
  const outputs = Math.floor((padded - extent) / stride) + 1;
  return { inputs: size, outputs, kernel, stride, dilation, before, after, extent };
}

/** Output length of a convolution: ⌊(size + before + after − (dilation · (kernel − 1) + 1)) / stride⌋ + 1. */
export function convolutionSize(options: ConvolutionSizeOptions): number {
  return planConvolution(options).outputs;
}

/** The size formula with its numbers, as `⌊(5 + 1 + 1 − 3) / 2⌋ + 1 = 3`. */
export function writeConvolutionSize(options: ConvolutionSizeOptions): string {
  const { inputs, outputs, before, after, extent, stride } = planConvolution(options);
  return `⌊(${inputs} + ${before} + ${after} − ${extent}) / ${stride}⌋ + 1 = ${outputs}`;
}

/**
 * One axis of a transposed convolution: the axis of the convolution it turns round, so
 * `outputs` is the length that goes in, `inputs` the length that comes out, and `before`,
 * `after` are what is cut off the canvas of stamps (or added, where `after` is negative).
 * @throws when an amount is out of range, or nothing would be left.
 */
export function planTransposed(options: TransposedSizeOptions): Axis {
  const { size, kernel, stride = 1, dilation = 1, padding = 'valid', outputPadding = 0 } = options;
  assertCount(size, 'size', 1);
  assertCount(kernel, 'kernel', 1);
  assertCount(stride, 'stride', 1);
  assertCount(dilation, 'dilation', 1);
  assertCount(outputPadding, 'outputPadding', 0);
  const extent = (kernel - 1) * dilation + 1;
  const canvas = (size - 1) * stride + extent;
  let inputs: number;
  let before = 0;
  if (typeof padding === 'number') {
    assertCount(padding, 'padding', 0);
    if (outputPadding >= Math.max(stride, dilation)) {
      throw new RangeError(
        `outputPadding is ${outputPadding}; it must be smaller than the stride (${stride}) or the dilation (${dilation}), ` +
          'since it only chooses among the sizes that the stride rounds together.',
      );
    }
    inputs = canvas - 2 * padding + outputPadding;
    before = padding;
  } else {
    if (outputPadding !== 0) {
      throw new RangeError(
        `outputPadding is PyTorch's; '${padding}' is TensorFlow's. Give padding as a number.`,
      );
    }
    inputs = padding === 'same' ? size * stride : size * stride + Math.max(extent - stride, 0);
    before = padding === 'same' ? Math.floor(Math.max(canvas - inputs, 0) / 2) : 0;
  }
  if (inputs < 1) {
    throw new RangeError(
      `Nothing is left: the stamps cover ${canvas} places and padding ${padding} takes ${padding} off each end. Take a smaller padding.`,
    );
  }
  return { inputs, outputs: size, kernel, stride, dilation, before, after: canvas - before - inputs, extent };
}

/**
 * Output length of a transposed convolution.
 * - number p: stride · (size − 1) + dilation · (kernel − 1) + 1 − 2p + outputPadding
 * - 'valid': size · stride + max(extent − stride, 0)
 * - 'same': size · stride
 */
export function transposedSize(options: TransposedSizeOptions): number {
  return planTransposed(options).inputs;
}

/** The transposed size formula with its numbers, as `2 · (3 − 1) + 3 − 1 − 1 = 5`. */
export function writeTransposedSize(options: TransposedSizeOptions): string {
  const { inputs, outputs, stride, extent, before, after } = planTransposed(options);
  const end = after < 0 ? `+ ${-after}` : `− ${after}`;
  return `${stride} · (${outputs} − 1) + ${extent} − ${before} ${end} = ${inputs}`;
}
