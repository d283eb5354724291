import { type DenseStep, listDenseSteps } from '../../arithmetic/dense';
import { type Matrix, shapeOf, type Vector } from '../../arithmetic/matrix';
import { isMatrix, isNumberArray, readInteger, readJson } from '../read-attributes';
import type { Attributes } from '../widget';

/** Deck 000's layer (L55-76): 5 inputs, 7 outputs. The deck gives no numbers; these are short ones. */
const INPUT: Vector = [1, 2, -1, 0.5, 3];
const WEIGHTS: Matrix = [
  [1, 0.5, -1, 2, 0, -0.5, 1.5],
  [-0.5, 1, 2, -1, 0.5, 1.5, -2],
  [2, -1.5, 0.5, 1, -1, 0, 0.5],
  [0, 2, -0.5, 0.5, 1.5, -2, 1],
  [-1, 0.5, 1, -0.5, 2, 1, 0],
];
const BIAS: Vector = [0.5, -1, 0, 1, -0.5, 2, -2];

export interface DenseState {
  readonly input: Vector;
  /** `[inputs][outputs]` */
  readonly weights: Matrix;
  readonly steps: readonly DenseStep[];
  readonly output: number;
}

/** @throws when input, weights and bias do not fit each other */
export function readDense(attributes: Attributes): DenseState {
  const expected = 'a list of numbers, such as [1,2,3]';
  const weights = readJson<Matrix>(attributes, 'weights', {
    isValid: isMatrix,
    expected: 'rows of numbers, a row for each input and a column for each output',
    fallback: WEIGHTS,
  });
  const [inputs, outputs] = shapeOf(weights, 'weights');
  if (inputs > 8 || outputs > 10)
    throw new Error(`"weights" is ${inputs}×${outputs}; the picture holds up to 8×10.`);
  const list = (name: string, length: number, fallback: Vector) =>
    readJson<Vector>(attributes, name, {
      isValid: isNumberArray,
      expected,
      fallback: fallback.length === length ? fallback : new Array<number>(length).fill(0),
    });
  const input = list('input', inputs, INPUT);
  const steps = listDenseSteps(input, { weights, bias: list('bias', outputs, BIAS) });
  return {
    input,
    weights,
    steps,
    output: readInteger(attributes, 'output', { min: 0, max: outputs - 1, fallback: 0 }),
  };
}
