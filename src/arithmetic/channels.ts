/**
 * Convolution with channels: every output channel has a kernel for each input channel; the maps of
 * the input channels are added up, and a bias is added once. Layouts are TensorFlow's.
 */

import { type ConvolutionOptions, convolve } from './convolution';
import { formatShape, type Matrix, makeMatrix, shapeOf, type Vector, type Volume } from './matrix';

/** `kernels[row][column][inputChannel][outputChannel]`. */
export type Kernels = readonly Volume[];

export interface ChannelConvolution extends ConvolutionOptions {
  /** One number an output channel; none when left out. */
  bias?: Vector;
}

/** What one output channel is made of. */
export interface ChannelStep {
  outputChannel: number;
  /** One map an input channel, before they are added. */
  maps: number[][][];
  bias: number;
  /** Sum of the maps plus the bias. */
  output: number[][];
}

/** One channel of an image, `[rows][columns]`. */
export function takeChannel(image: Volume, channel: number): number[][] {
  return image.map((row) => row.map((pixel) => pixel[channel]!));
}

function kernelFor(kernels: Kernels, input: number, output: number): number[][] {
  return kernels.map((row) => row.map((tap) => tap[input]![output]!));
}

/**
 * The convolution of each output channel, with the maps that were added up.
 * @param image `[rows][columns][inputChannels]`
 * @param kernels `[rows][columns][inputChannels][outputChannels]`
 * @throws with both shapes when the channels or the bias do not fit
 */
export function listChannelSteps(
  image: Volume,
  kernels: Kernels,
  options: ChannelConvolution = {},
): ChannelStep[] {
  const inputs = image[0]?.[0]?.length ?? 0;
  const taps = kernels[0]?.[0];
  if (inputs === 0 || !taps) {
    throw new RangeError('Give an image [rows][columns][channels] and kernels [rows][columns][in][out].');
  }
  const [kernelInputs, outputs] = shapeOf(taps as Matrix, 'kernels[0][0]');
  const shapes =
    `the image is ${formatShape([image.length, image[0]!.length, inputs])} and the kernels are ` +
    formatShape([kernels.length, kernels[0]!.length, kernelInputs, outputs]);
  if (kernelInputs !== inputs) {
    throw new RangeError(
      `convolveChannels: ${shapes}; the third number of both, the input channels, must be equal.`,
    );
  }
  if (options.bias && options.bias.length !== outputs) {
    throw new RangeError(
      `convolveChannels: ${shapes}; the bias has ${options.bias.length} numbers and needs ${outputs}.`,
    );
  }
  return Array.from({ length: outputs }, (_, outputChannel) => {
    const maps = Array.from({ length: inputs }, (_, channel) =>
      convolve(takeChannel(image, channel), kernelFor(kernels, channel, outputChannel), options),
    );
    const bias = options.bias?.[outputChannel] ?? 0;
    const output = makeMatrix(shapeOf(maps[0]!), (row, column) =>
      maps.reduce((sum, map) => sum + map[row]![column]!, bias),
    );
    return { outputChannel, maps, bias, output };
  });
}

/** Convolves an image of several channels: `[rows][columns][outputChannels]`. Arguments as `listChannelSteps`. */
export function convolveChannels(
  image: Volume,
  kernels: Kernels,
  options: ChannelConvolution = {},
): number[][][] {
  const steps = listChannelSteps(image, kernels, options);
  return steps[0]!.output.map((line, row) =>
    line.map((_, column) => steps.map(({ output }) => output[row]![column]!)),
  );
}

export interface ConvolutionParameters {
  /** Side of a square kernel, or `[rows, columns]`. */
  kernel: number | readonly [number, number];
  inputs: number;
  outputs: number;
  /** One bias an output channel; true when left out. */
  bias?: boolean;
}

/** Trainable numbers of a convolution or a transposed convolution: rows · columns · inputs · outputs (+ outputs). */
export function countConvolutionParameters(options: ConvolutionParameters): number {
  const { kernel, inputs, outputs, bias = true } = options;
  const [rows, columns] = typeof kernel === 'number' ? [kernel, kernel] : kernel;
  return rows * columns * inputs * outputs + (bias ? outputs : 0);
}
