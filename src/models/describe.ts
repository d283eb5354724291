/** What a network is made of, before any of it is made: layers with shapes, weights and counts. No engine is needed. */
import { joinedShape, SHAPES, type WeightSpec } from './layer-shapes';
import type { LayerSpec, NetworkSpec } from './spec';

/** A weight, with its name among all weights of the network: "generator/0.dense/kernel". */
export interface DescribedWeight extends WeightSpec {
  path: string;
}

export interface DescribedLayer {
  spec: LayerSpec;
  /** Without the batch. */
  outputShape: number[];
  weights: DescribedWeight[];
  /** How many numbers the weights hold, moving statistics included. */
  parameters: number;
}

export interface DescribedNetwork {
  name: string;
  inputShape: number[];
  layers: DescribedLayer[];
  outputShape: number[];
  /** Keras' "total params": moving statistics included. */
  parameterCount: number;
  /** Of these, how many are learned: PyTorch counts only them. */
  trainableCount: number;
}

/**
 * A network's layers in order, each with the shape it gives and the weights it owns.
 *
 * @throws Error if a layer is unknown, or does not fit behind the one before it.
 */
export function describeNetwork(spec: NetworkSpec): DescribedNetwork {
  let shape = joinedShape(spec);
  const layers = spec.layers.map((layer, index): DescribedLayer => {
    const kind = Object.hasOwn(SHAPES, layer.layer) ? SHAPES[layer.layer] : undefined;
    if (!kind) throw new Error(`Unknown layer "${layer.layer}". Known: ${Object.keys(SHAPES).join(', ')}.`);
    const weights = (kind.weights?.(layer as never, shape) ?? []).map((weight) => ({
      ...weight,
      path: `${spec.name}/${index}.${layer.layer}/${weight.name}`,
    }));
    shape = kind.outputShape(layer as never, shape);
    return { spec: layer, outputShape: shape, weights, parameters: countNumbers(weights) };
  });
  const weights = layers.flatMap((layer) => layer.weights);
  return {
    name: spec.name,
    inputShape: spec.inputShape,
    layers,
    outputShape: shape,
    parameterCount: countNumbers(weights),
    trainableCount: countNumbers(weights.filter(({ trainable }) => trainable)),
  };
}

function countNumbers(weights: readonly WeightSpec[]): number {
  return weights.reduce((sum, { shape }) => sum + shape.reduce((product, size) => product * size, 1), 0);
}
