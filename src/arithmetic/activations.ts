/**
 * Activation functions and their derivatives, written so that no input overflows.
 * Formulas hold for every finite number; `leakyRelu` takes its slope on the negative side as an argument.
 */

/** 1 / (1 + e⁻ˣ), without overflow at either end. */
export function sigmoid(x: number): number {
  if (x >= 0) return 1 / (1 + Math.exp(-x));
  const e = Math.exp(x);
  return e / (1 + e);
}

/** log(1 + eˣ), without overflow: max(x, 0) + log(1 + e^−|x|). */
export function softplus(x: number): number {
  return Math.max(x, 0) + Math.log1p(Math.exp(-Math.abs(x)));
}

/** log σ(x) = −softplus(−x): finite where log(sigmoid(x)) is −Infinity. */
export function logSigmoid(x: number): number {
  return -softplus(-x);
}

/** x where positive, 0 elsewhere. */
export function relu(x: number): number {
  return Math.max(x, 0);
}

/** x where positive, `slope` · x elsewhere. PyTorch's decks use 0.2; Keras 3's and the case study's default is 0.3. */
export function leakyRelu(x: number, slope = 0.2): number {
  return x > 0 ? x : slope * x;
}

/** A function with its derivative. At the kink of ReLU the derivative is that of the left side, as in TensorFlow. */
export interface Activation {
  /** As printed in a table. */
  formula: string;
  /** Values it can take. */
  range: string;
  apply(x: number): number;
  derivative(x: number): number;
}

/** LeakyReLU with a given slope. */
export function makeLeakyRelu(slope: number): Activation {
  return {
    formula: `x > 0 ? x : ${slope} x`,
    range: '(−∞, ∞)',
    apply: (x) => leakyRelu(x, slope),
    derivative: (x) => (x > 0 ? 1 : slope),
  };
}

/** The activations of the decks by name. */
export const activations = {
  linear: { formula: 'x', range: '(−∞, ∞)', apply: (x) => x, derivative: () => 1 },
  relu: { formula: 'max(x, 0)', range: '[0, ∞)', apply: relu, derivative: (x) => (x > 0 ? 1 : 0) },
  leakyRelu: makeLeakyRelu(0.2),
  sigmoid: {
    formula: '1 / (1 + e⁻ˣ)',
    range: '(0, 1)',
    apply: sigmoid,
    derivative: (x) => sigmoid(x) * sigmoid(-x),
  },
  tanh: {
    formula: '(eˣ − e⁻ˣ) / (eˣ + e⁻ˣ)',
    range: '(−1, 1)',
    apply: Math.tanh,
    derivative: (x) => 1 - Math.tanh(x) ** 2,
  },
} as const satisfies Record<string, Activation>;
