import { formatNumber, formatProduct } from '../../drawing/format-number';
import type { Widget } from '../widget';
import { drawAllOutputs, drawDense } from './draw';
import { type DenseState, readDense } from './state';

/** `<gan-dense-layer>`: point at an output, or step to it, and see the products that make it. */
export const denseLayer: Widget<DenseState> = {
  tag: 'gan-dense-layer',
  attributes: ['input', 'weights', 'bias', 'output'],
  read: readDense,
  title: ({ input, steps }) => `A dense layer: ${input.length} inputs, ${steps.length} outputs`,
  describe: ({ steps, output }) => {
    const { products, bias, sum } = steps[output]!;
    const terms = products.map(({ weight, value }) => formatProduct(weight, value)).join(' + ');
    return `Output ${output + 1} of ${steps.length}: ${terms} + bias ${formatNumber(bias)} = ${formatNumber(sum)}.`;
  },
  draw: drawDense,
  drawAll: drawAllOutputs,
  timeline: ({ steps, output }) => ({
    attribute: 'output',
    unit: 'output',
    position: output,
    count: steps.length,
    interval: 1400,
  }),
  controls: ({ input }) => [{ kind: 'matrix', attribute: 'input', label: 'Inputs', rows: [input] }],
};
