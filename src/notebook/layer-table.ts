/** A network's layers with their shapes and parameters, as a cell's value. */
import { describeNetwork } from '../models/describe';
import type { Network } from '../models/network';
import type { NetworkSpec } from '../models/spec';
import type { Displayable } from './display';
import { showTable } from './table';

/** One row a layer, and the sum; of a network, or of a spec before anything is built. */
export function showLayers(network: Network | NetworkSpec): Displayable {
  const { name, layers, parameterCount } = describeNetwork('spec' in network ? network.spec : network);
  const rows = layers.map((layer) => [
    layer.spec.layer,
    layer.outputShape.join(' × '),
    layer.parameters.toLocaleString('en'),
  ]);
  rows.push(['in all', '', parameterCount.toLocaleString('en')]);
  return showTable([name, 'output', 'parameters'], rows);
}
