/**
 * A dense layer on plain numbers: y_j = Σ_i w_ij · x_i + b_j, forward and backward, one example or a batch.
 * `weights[i][j]` joins input i to output j, as deck 000 (L59) numbers its weights and as Keras stores them;
 * the matrix that the deck prints (L74) has a row an output, so it is `transpose(weights)`.
 */

import {
  formatShape,
  type Matrix,
  makeMatrix,
  multiplyMatrices,
  shapeOf,
  transpose,
  type Vector,
} from './matrix';

export interface DenseLayer {
  /** `[inputs][outputs]` */
  weights: Matrix;
  /** One number an output; zeros when left out. */
  bias?: Vector;
}

/** One product of an output. */
export interface DenseProduct {
  input: number;
  weight: number;
  value: number;
  product: number;
}

/** One output: its products, its bias, their sum. */
export interface DenseStep {
  output: number;
  products: DenseProduct[];
  bias: number;
  sum: number;
}

export interface DenseGradients {
  /** Change of the loss by input, `[batch][inputs]`. */
  inputs: number[][];
  /** Change of the loss by weight, `[inputs][outputs]`, summed over the batch. */
  weights: number[][];
  /** Change of the loss by bias, summed over the batch. */
  bias: number[];
}

function assertLayer(layer: DenseLayer, inputs: number, given: string): [inputs: number, outputs: number] {
  const [rows, outputs] = shapeOf(layer.weights, 'weights');
  if (rows !== inputs) {
    throw new RangeError(
      `A dense layer with weights ${rows}×${outputs} takes ${rows} inputs; ${given} has ${inputs}. ` +
        'Weights are [inputs][outputs]; if yours are [outputs][inputs], transpose them.',
    );
  }
  if (layer.bias && layer.bias.length !== outputs) {
    throw new RangeError(
      `A dense layer with weights ${rows}×${outputs} needs ${outputs} biases, one an output; it got ${layer.bias.length}.`,
    );
  }
  return [rows, outputs];
}

/** Every output of one example with its products: what a player shows. */
export function listDenseSteps(input: Vector, layer: DenseLayer): DenseStep[] {
  const [, outputs] = assertLayer(layer, input.length, 'the input');
  return Array.from({ length: outputs }, (_, output) => {
    const products = input.map((value, index) => {
      const weight = layer.weights[index]![output]!;
      return { input: index, weight, value, product: weight * value };
    });
    const bias = layer.bias?.[output] ?? 0;
    return { output, products, bias, sum: products.reduce((sum, { product }) => sum + product, bias) };
  });
}

/** Outputs of one example. */
export function applyDense(input: Vector, layer: DenseLayer): number[] {
  return listDenseSteps(input, layer).map(({ sum }) => sum);
}

/** Outputs of a batch, `[batch][inputs]` → `[batch][outputs]`: one matrix product, the bias added to every row. */
export function applyDenseBatch(inputs: Matrix, layer: DenseLayer): number[][] {
  assertLayer(layer, shapeOf(inputs, 'inputs')[1], 'each row of inputs');
  return multiplyMatrices(inputs, layer.weights).map((row) =>
    row.map((sum, output) => sum + (layer.bias?.[output] ?? 0)),
  );
}

/**
 * Gradients of a loss through a dense layer.
 * @param inputs `[batch][inputs]`, as they went in
 * @param outputGradient change of the loss by output, `[batch][outputs]`
 * @throws with both shapes when they do not fit the layer
 */
export function backpropagateDense(
  inputs: Matrix,
  layer: DenseLayer,
  outputGradient: Matrix,
): DenseGradients {
  const [batch, width] = shapeOf(inputs, 'inputs');
  const [, outputs] = assertLayer(layer, width, 'each row of inputs');
  const given = shapeOf(outputGradient, 'outputGradient');
  if (given[0] !== batch || given[1] !== outputs) {
    throw new RangeError(
      `backpropagateDense: the outputs are ${formatShape([batch, outputs])} and their gradient ${formatShape(given)}; ` +
        'they must be equal.',
    );
  }
  return {
    inputs: multiplyMatrices(outputGradient, transpose(layer.weights)),
    weights: multiplyMatrices(transpose(inputs), outputGradient),
    bias: makeMatrix([1, outputs], (_, output) =>
      outputGradient.reduce((sum, row) => sum + row[output]!, 0),
    )[0]!,
  };
}

/** Trainable numbers of a dense layer: inputs · outputs weights and, unless `bias` is false, outputs biases. */
export function countDenseParameters(options: { inputs: number; outputs: number; bias?: boolean }): number {
  const { inputs, outputs, bias = true } = options;
  return inputs * outputs + (bias ? outputs : 0);
}
