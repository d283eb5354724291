/** Multiplications of each layer with weights, for one sample. */
import { describeNetwork } from '../../src/models/describe';
import type { NetworkSpec } from '../../src/models/spec';

const product = (sizes: readonly number[]) => sizes.reduce((a, b) => a * b, 1);

export function layerTable(spec: NetworkSpec): number[] {
  let input = spec.inputShape;
  return describeNetwork(spec).layers.flatMap(({ spec: { layer }, outputShape, weights }) => {
    // A kernel is laid on every place of the output; a transposed one is stamped from every place of the input.
    const places = layer === 'conv2dTranspose' ? input : outputShape;
    input = outputShape;
    const kernel = weights.find(({ name }) => name === 'kernel');
    return kernel ? [product(places.slice(0, -1)) * product(kernel.shape)] : [];
  });
}
