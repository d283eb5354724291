import {
  type ConvolutionOptions,
  type ConvolutionStep,
  listConvolutionSteps,
  type Plan,
  planImage,
} from '../../arithmetic/convolution';
import { type Matrix, rotate180, shapeOf } from '../../arithmetic/matrix';
import { readInteger } from '../read-attributes';
import { readGrid } from '../read-grid';
import type { Attributes } from '../widget';

/** The example of deck 000 (L80-99), whose third output the deck gets wrong: it is −7. */
export const DECK_INPUT: Matrix = [
  [3, 0, 7, 9],
  [8, 1, 4, 0],
  [5, 0, 1, 9],
  [6, 0, 0, 3],
];
export const DECK_KERNEL: Matrix = [
  [-1, -1, -1],
  [0, 0, 0],
  [1, 1, 1],
];

export interface ConvolutionState {
  readonly input: Matrix;
  /** As the user wrote it. */
  readonly kernel: Matrix;
  /** As it lies on the input: turned by 180° when `flip` is set. */
  readonly weights: Matrix;
  readonly options: ConvolutionOptions;
  readonly padding: string;
  readonly stride: number;
  readonly dilation: number;
  readonly flip: boolean;
  readonly plan: Plan;
  readonly steps: readonly ConvolutionStep[];
  readonly step: number;
}

export const PADDINGS = ['valid', 'same', 'full', '1', '2'] as const;

function readPadding(attributes: Attributes): ConvolutionOptions['padding'] {
  const text = attributes.padding ?? 'valid';
  if (text === 'valid' || text === 'same' || text === 'full') return text;
  const amount = Number(text);
  if (Number.isInteger(amount) && amount >= 0 && amount <= 8) return amount;
  throw new Error(`"padding" must be valid, same, full or a whole number from 0 to 8; it is "${text}".`);
}

/** @throws when an attribute is wrong, or no window of the kernel fits on the padded input */
export function readConvolution(attributes: Attributes): ConvolutionState {
  const input = readGrid(attributes, 'input', { fallback: DECK_INPUT, largest: 8 });
  const kernel = readGrid(attributes, 'kernel', { fallback: DECK_KERNEL, largest: 5 });
  const stride = readInteger(attributes, 'stride', { min: 1, max: 4, fallback: 1 });
  const dilation = readInteger(attributes, 'dilation', { min: 1, max: 4, fallback: 1 });
  const flip = attributes.flip !== undefined && attributes.flip !== 'false';
  const options: ConvolutionOptions = { padding: readPadding(attributes), stride, dilation, flip };
  const steps = listConvolutionSteps(input, kernel, options);
  return {
    input,
    kernel,
    weights: flip ? rotate180(kernel) : kernel,
    options,
    padding: attributes.padding ?? 'valid',
    stride,
    dilation,
    flip,
    plan: planImage(shapeOf(input), shapeOf(kernel), options),
    steps,
    step: readInteger(attributes, 'step', { min: 0, max: steps.length - 1, fallback: 0 }),
  };
}
