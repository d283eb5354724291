import { formatNumber } from '../../drawing/format-number';
import { sizeGrid } from '../read-grid';
import type { Control, Widget } from '../widget';
import { drawAllStamps, drawStamp } from './draw';
import { readStamps, type StampState } from './state';

const PADDINGS: Record<string, string> = {
  valid: 'none cut (valid)',
  same: 'same',
  '1': '1 cut on each side',
  '2': '2 cut on each side',
};

function listControls(state: StampState): Control[] {
  const value = String(state.padding);
  const paddings = [...new Set([...Object.keys(PADDINGS).sort().reverse(), value])];
  return [
    {
      kind: 'choice',
      attribute: 'padding',
      label: 'Padding',
      options: paddings.map((name) => ({ value: name, label: PADDINGS[name] ?? name })),
      value,
    },
    { kind: 'range', attribute: 'stride', label: 'Stride', min: 1, max: 3, step: 1, value: state.stride },
    sizeGrid('input', 'Input size', state.input, [1, 4]),
    sizeGrid('kernel', 'Kernel size', state.kernel, [1, 5]),
    { kind: 'matrix', attribute: 'input', label: 'Input', rows: state.input },
    { kind: 'matrix', attribute: 'kernel', label: 'Kernel', rows: state.kernel },
  ];
}

/** `<gan-stamp-player>`: transposed convolution as stamps, one number of the input at a time. */
export const stampPlayer: Widget<StampState> = {
  tag: 'gan-stamp-player',
  attributes: ['input', 'kernel', 'input-size', 'kernel-size', 'padding', 'stride', 'step'],
  read: readStamps,
  title: () => 'Transposed convolution, stamp by stamp',
  describe: ({ steps, step, output }) => {
    const { value, top, left, canvas } = steps[step]!;
    const write = (rows: readonly (readonly number[])[]) =>
      rows.map((row) => row.map((entry) => formatNumber(entry)).join(' ')).join('; ');
    const place = `row ${top + 1}, column ${left + 1}`;
    const now =
      step === steps.length - 1 ? `The output is ${write(output)}.` : `The canvas is now ${write(canvas)}.`;
    return `Stamp ${step + 1} of ${steps.length}: ${formatNumber(value)} times the kernel, from ${place} on. ${now}`;
  },
  draw: drawStamp,
  drawAll: drawAllStamps,
  timeline: ({ step, steps }) => ({
    attribute: 'step',
    unit: 'stamp',
    position: step,
    count: steps.length,
    interval: 1400,
  }),
  controls: listControls,
};
