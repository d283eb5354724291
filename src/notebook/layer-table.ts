/** A network's layers with their shapes and parameters, as a cell's value. */
import type { Network } from '../models/network';
import type { Displayable } from './display';
import { showTable } from './table';

/** One row a layer, and the sum. */
export function showLayers(network: Network): Displayable {
  const rows = network
    .summary()
    .map((line) => [line.layer, line.outputShape.join(' × '), line.parameters.toLocaleString('en')]);
  rows.push(['in all', '', network.parameterCount.toLocaleString('en')]);
  return showTable([network.spec.name, 'output', 'parameters'], rows);
}
