/** A network as a drawing shows it: each layer with kernels, together with what follows it without. */
import type { DrawnLayer } from '../drawing/network';
import { describeNetwork } from './describe';
import type { LayerKind, LayerSpec, NetworkSpec } from './spec';

const FOLLOWERS: Partial<Record<LayerKind, string>> = {
  batchNormalization: 'batch norm',
  leakyRelu: 'leaky ReLU',
  relu: 'ReLU',
  tanh: 'tanh',
  sigmoid: 'sigmoid',
  dropout: 'dropout',
};

/** "dense", or "5×5, stride 2"; nothing for a layer without a kernel. */
function nameOperation(layer: LayerSpec): string | undefined {
  if (layer.layer === 'dense') return 'dense';
  if (layer.layer !== 'conv2d' && layer.layer !== 'conv2dTranspose') return undefined;
  const { kernelSize, strides = 1 } = layer;
  return `${kernelSize}×${kernelSize}, stride ${strides}`;
}

/**
 * The steps of a network: a dense layer or a convolution opens one, the others belong to the one before them. Maps that
 * are flattened keep the shape they had. What stands before the first step is left out.
 *
 * @throws Error if a layer does not fit behind the one before it.
 */
export function listStages(spec: NetworkSpec): DrawnLayer[] {
  const stages: { name: string; notes: string[]; outputShape: number[]; parameters: number }[] = [];
  for (const { spec: layer, outputShape, parameters } of describeNetwork(spec).layers) {
    const name = nameOperation(layer);
    const last = stages.at(-1);
    if (name) stages.push({ name, notes: [], outputShape, parameters });
    else if (last) {
      last.parameters += parameters;
      if (layer.layer !== 'flatten') last.outputShape = outputShape;
      const note = FOLLOWERS[layer.layer];
      if (note && !last.notes.includes(note)) last.notes.push(note);
    }
  }
  return stages;
}
