/** Gradient descent on a small network, all examples in every step, half the mean squared error as the loss. */

import type { Vector } from './matrix';
import {
  buildSmallNetwork,
  type NormalSource,
  runBackward,
  runForward,
  type SmallNetwork,
} from './small-network';

export interface DescentOptions {
  /** Units of each layer, from one input to one output: `[1, 8, 1]`. */
  sizes: readonly number[];
  /** Learning rate. */
  rate: number;
  steps: number;
  inputs: Vector;
  /** What the network should say to each input. */
  targets: Vector;
  /** Draws the initial weights. */
  random: NormalSource;
}

export interface Descent {
  network: SmallNetwork;
  /** Loss before each step and after the last: `steps + 1` numbers. NaN or Infinity from the step on that overflowed. */
  losses: number[];
  /** What the network says to each input in the end. */
  outputs: number[];
}

/**
 * Trains a network of one input and one output.
 * @throws when inputs and targets differ in number, or the network has not one input and one output
 */
export function descend({ sizes, rate, steps, inputs, targets, random }: DescentOptions): Descent {
  if (inputs.length !== targets.length || inputs.length === 0) {
    throw new RangeError(
      `descend: there are ${inputs.length} inputs and ${targets.length} targets; give one target an input, at least one.`,
    );
  }
  if (sizes[0] !== 1 || sizes.at(-1) !== 1) {
    throw new RangeError(
      `descend: the network has layers ${sizes.join(', ')}; it must begin and end with 1.`,
    );
  }
  const network = buildSmallNetwork(sizes, random);
  const given = Float64Array.from(inputs);
  const losses: number[] = [];
  for (let step = 0; ; step++) {
    const pass = runForward(network, given);
    const errors = pass.output.map((said, i) => said - targets[i]!);
    losses.push(errors.reduce((sum, error) => sum + error ** 2, 0) / (2 * errors.length));
    if (step === steps) return { network, losses, outputs: [...pass.output] };
    const { weights } = runBackward(
      network,
      pass,
      errors.map((error) => error / errors.length),
    );
    weights.forEach((slope, k) => {
      network.weights[k]! -= rate * slope;
    });
  }
}
