/**
 * A small dense network with its gradient, on plain numbers: layers of y = W·x + b with a leaky ReLU between them and
 * none at the end. Quick enough to train a GAN in the plane while one watches; no tensor engine is asked.
 * All weights lie in one array, layer after layer: `[inputs][outputs]` of W, then b.
 */

const NEGATIVE_SLOPE = 0.2;

/** Draws the initial weights. */
export interface NormalSource {
  /** A draw of the standard normal distribution. */
  normal(): number;
}

export interface SmallNetwork {
  /** Units of each layer, the input first: `[2, 32, 32, 1]`. */
  readonly sizes: readonly number[];
  readonly weights: Float64Array;
}

/** Everything that the way back needs: what each layer was given, row by row of the batch. */
export interface ForwardPass {
  readonly count: number;
  /** `activations[0]` is the input, the last one the output; `[count][units]`. */
  readonly activations: readonly Float64Array[];
  readonly output: Float64Array;
}

/** How many weights a network of these sizes has. */
export function countWeights(sizes: readonly number[]): number {
  let count = 0;
  for (let layer = 1; layer < sizes.length; layer++) count += (sizes[layer - 1]! + 1) * sizes[layer]!;
  return count;
}

/** A network with weights from N(0, 2 / inputs) and zero biases (He et al. 2015). */
export function buildSmallNetwork(sizes: readonly number[], random: NormalSource): SmallNetwork {
  const weights = new Float64Array(countWeights(sizes));
  let at = 0;
  for (let layer = 1; layer < sizes.length; layer++) {
    const [inputs, outputs] = [sizes[layer - 1]!, sizes[layer]!];
    const deviation = Math.sqrt(2 / inputs);
    for (let i = 0; i < inputs * outputs; i++) weights[at + i] = deviation * random.normal();
    at += (inputs + 1) * outputs;
  }
  return { sizes, weights };
}

/** Runs a batch through. @param input `[count][sizes[0]]` in one array */
export function runForward({ sizes, weights }: SmallNetwork, input: Float64Array): ForwardPass {
  const count = input.length / sizes[0]!;
  if (!Number.isInteger(count)) {
    throw new RangeError(`The network takes rows of ${sizes[0]}; ${input.length} numbers are no whole rows.`);
  }
  const activations = [input];
  let at = 0;
  for (let layer = 1; layer < sizes.length; layer++) {
    const [inputs, outputs] = [sizes[layer - 1]!, sizes[layer]!];
    const isLast = layer === sizes.length - 1;
    const given = activations[layer - 1]!;
    const made = new Float64Array(count * outputs);
    const bias = at + inputs * outputs;
    for (let row = 0; row < count; row++) {
      const out = row * outputs;
      for (let j = 0; j < outputs; j++) made[out + j] = weights[bias + j]!;
      for (let i = 0; i < inputs; i++) {
        const value = given[row * inputs + i]!;
        const line = at + i * outputs;
        for (let j = 0; j < outputs; j++) made[out + j]! += value * weights[line + j]!;
      }
      if (!isLast) for (let j = 0; j < outputs; j++) if (made[out + j]! < 0) made[out + j]! *= NEGATIVE_SLOPE;
    }
    activations.push(made);
    at = bias + outputs;
  }
  return { count, activations, output: activations.at(-1)! };
}

export interface SmallGradients {
  /** As `weights` lie; summed over the batch. */
  readonly weights: Float64Array;
  /** `[count][sizes[0]]` */
  readonly input: Float64Array;
}

/** The way back. @param outputGradient `[count][units of the last layer]` */
export function runBackward(
  { sizes, weights }: SmallNetwork,
  { count, activations }: ForwardPass,
  outputGradient: Float64Array,
): SmallGradients {
  const gradients = new Float64Array(weights.length);
  let flowing = outputGradient;
  let end = weights.length;
  for (let layer = sizes.length - 1; layer > 0; layer--) {
    const [inputs, outputs] = [sizes[layer - 1]!, sizes[layer]!];
    const bias = end - outputs;
    const start = bias - inputs * outputs;
    const given = activations[layer - 1]!;
    const before = new Float64Array(count * inputs);
    for (let row = 0; row < count; row++) {
      const out = row * outputs;
      for (let j = 0; j < outputs; j++) gradients[bias + j]! += flowing[out + j]!;
      for (let i = 0; i < inputs; i++) {
        const value = given[row * inputs + i]!;
        const line = start + i * outputs;
        let sum = 0;
        for (let j = 0; j < outputs; j++) {
          const flow = flowing[out + j]!;
          gradients[line + j]! += value * flow;
          sum += weights[line + j]! * flow;
        }
        // The leaky ReLU keeps the sign, so its output tells which slope it had.
        before[row * inputs + i] = layer > 1 && value < 0 ? sum * NEGATIVE_SLOPE : sum;
      }
    }
    flowing = before;
    end = start;
  }
  return { weights: gradients, input: flowing };
}
