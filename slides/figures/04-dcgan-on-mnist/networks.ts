/** Networks as rows of blocks: shapes and numbers of parameters come from the specs that the course trains. */
import { drawNetwork, type NetworkOptions } from '../../../src/drawing/network';
import type { NetworkSpec } from '../../../src/models/spec';
import { listStages } from '../../../src/models/stages';
import type { SlideFigure } from '../../../src/slides/lecture';

/** A network with its steps in words. */
export function showNetwork(spec: NetworkSpec, name: string, options: NetworkOptions): SlideFigure {
  const stages = listStages(spec);
  const steps = stages.map(
    ({ outputShape, parameters }) => `${outputShape.join(' by ')} with ${parameters} parameters`,
  );
  return {
    picture: drawNetwork(spec.inputShape, stages, options),
    label: `The ${name}: ${steps.join(', ')}.`,
  };
}
