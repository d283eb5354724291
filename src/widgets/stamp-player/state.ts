import type { Plan } from '../../arithmetic/convolution';
import { type Matrix, shapeOf } from '../../arithmetic/matrix';
import {
  convolveTransposed,
  listStampSteps,
  planTransposedImage,
  type StampStep,
  type TransposedOptions,
} from '../../arithmetic/transposed-convolution';
import { readInteger } from '../read-attributes';
import { readGrid } from '../read-grid';
import type { Attributes } from '../widget';

/** The example of deck 002 (L195-218): input and kernel are the same numbers. */
export const DECK_STAMP: Matrix = [
  [0, 1],
  [2, 3],
];

export interface StampState {
  readonly input: Matrix;
  readonly kernel: Matrix;
  readonly stride: number;
  readonly padding: 'valid' | 'same' | number;
  readonly plan: Plan;
  readonly steps: readonly StampStep[];
  readonly step: number;
  readonly output: Matrix;
}

function readPadding(attributes: Attributes): StampState['padding'] {
  const text = attributes.padding ?? 'valid';
  if (text === 'valid' || text === 'same') return text;
  const amount = Number(text);
  if (Number.isInteger(amount) && amount >= 0 && amount <= 4) return amount;
  throw new Error(`"padding" must be valid, same or a whole number from 0 to 4; it is "${text}".`);
}

/** @throws when an attribute is wrong, or the padding leaves nothing */
export function readStamps(attributes: Attributes): StampState {
  const input = readGrid(attributes, 'input', { fallback: DECK_STAMP, largest: 4 });
  const kernel = readGrid(attributes, 'kernel', { fallback: DECK_STAMP, largest: 5 });
  const stride = readInteger(attributes, 'stride', { min: 1, max: 4, fallback: 1 });
  const padding = readPadding(attributes);
  const options: TransposedOptions = { stride, padding };
  const steps = listStampSteps(input, kernel, options);
  return {
    input,
    kernel,
    stride,
    padding,
    plan: planTransposedImage(shapeOf(input), shapeOf(kernel), options),
    steps,
    step: readInteger(attributes, 'step', { min: 0, max: steps.length - 1, fallback: 0 }),
    output: convolveTransposed(input, kernel, options),
  };
}
