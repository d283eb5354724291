import { formatNumber, formatProduct } from '../../drawing/format-number';
import { sizeGrid } from '../read-grid';
import type { Control, Widget } from '../widget';
import { drawAllSteps, drawConvolution } from './draw';
import { type ConvolutionState, PADDINGS, readConvolution } from './state';

const PADDING_NAMES: Record<string, string> = {
  valid: 'none (valid)',
  same: 'same',
  full: 'full',
  '1': '1 on each side',
  '2': '2 on each side',
};

function listControls(state: ConvolutionState): Control[] {
  const paddings = [...new Set<string>([...PADDINGS, state.padding])];
  return [
    {
      kind: 'choice',
      attribute: 'padding',
      label: 'Padding',
      options: paddings.map((value) => ({ value, label: PADDING_NAMES[value] ?? value })),
      value: state.padding,
    },
    {
      kind: 'choice',
      attribute: 'flip',
      label: 'Kernel',
      options: [
        { value: 'false', label: 'as written' },
        { value: 'true', label: 'turned by 180°' },
      ],
      value: String(state.flip),
    },
    { kind: 'range', attribute: 'stride', label: 'Stride', min: 1, max: 3, step: 1, value: state.stride },
    {
      kind: 'range',
      attribute: 'dilation',
      label: 'Dilation',
      min: 1,
      max: 3,
      step: 1,
      value: state.dilation,
    },
    sizeGrid('input', 'Input size', state.input, [2, 8]),
    sizeGrid('kernel', 'Kernel size', state.kernel, [1, 5]),
    { kind: 'matrix', attribute: 'input', label: 'Input', rows: state.input },
    { kind: 'matrix', attribute: 'kernel', label: 'Kernel', rows: state.kernel },
  ];
}

/** `<gan-convolution-player>`: a window moves over the input, and every output is written out as a sum. */
export const convolutionPlayer: Widget<ConvolutionState> = {
  tag: 'gan-convolution-player',
  attributes: [
    'input',
    'kernel',
    'input-size',
    'kernel-size',
    'padding',
    'stride',
    'dilation',
    'flip',
    'step',
  ],
  read: readConvolution,
  title: () => 'Convolution, window by window',
  describe: (state) => {
    const step = state.steps[state.step]!;
    const place = `output row ${step.row + 1}, column ${step.column + 1}`;
    const terms = step.products.map(({ weight, value }) => formatProduct(weight, value)).join(' + ');
    return `Step ${state.step + 1} of ${state.steps.length}, ${place}: ${terms} = ${formatNumber(step.sum)}.`;
  },
  draw: drawConvolution,
  drawAll: drawAllSteps,
  timeline: (state) => ({
    attribute: 'step',
    unit: 'step',
    position: state.step,
    count: state.steps.length,
    interval: 1100,
  }),
  controls: listControls,
};
