/** Multiplications of each layer with weights, for one sample. */
import { LAYERS } from '../../src/models/layers';
import type { NetworkSpec } from '../../src/models/spec';

const product = (sizes: readonly number[]) => sizes.reduce((a, b) => a * b, 1);

export function layerTable(spec: NetworkSpec): number[] {
  let shape = spec.inputShape;
  const counts: number[] = [];
  for (const layer of spec.layers) {
    const kind = LAYERS[layer.layer];
    const output = kind.outputShape(layer as never, shape);
    const kernel = kind.weights?.(layer as never, shape).find(({ name }) => name === 'kernel');
    if (kernel) {
      // A kernel is laid on every place of the output; a transposed one is stamped from every place of the input.
      const places = layer.layer === 'conv2dTranspose' ? shape : output;
      counts.push(product(places.slice(0, -1)) * product(kernel.shape));
    }
    shape = output;
  }
  return counts;
}
