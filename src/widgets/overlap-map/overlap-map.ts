import { arrangePictures, PAPER_WIDTH, stackPictures } from '../../drawing/arrange';
import type { Picture } from '../../drawing/picture';
import type { Widget } from '../widget';
import { drawMap, drawOverlap } from './draw';
import { type OverlapState, readOverlap } from './state';

/** The chosen map, and below it the kernels 2 to 5 with the same stride side by side. */
function drawKernels(state: OverlapState): Picture {
  const others = [2, 3, 4, 5].map((kernel) => {
    const other = readOverlap({ kernel: String(kernel), stride: String(state.stride), size: '4' });
    return { caption: `Kernel ${kernel}, stride ${state.stride}`, picture: drawMap(other, 180) };
  });
  return stackPictures([drawOverlap(state, 'wide'), arrangePictures(others, PAPER_WIDTH + 140, 28)], 28);
}

/** `<gan-overlap-map>`: how many stamps of a transposed convolution fall on each place. */
export const overlapMap: Widget<OverlapState> = {
  tag: 'gan-overlap-map',
  attributes: ['kernel', 'stride', 'size'],
  read: readOverlap,
  title: () => 'Where stamps overlap',
  describe: ({ kernel, stride, counts, cycle, levels, checkerboard }) => {
    const middle =
      levels.length === 1
        ? `Every place in the middle gets ${levels[0]}.`
        : `In the middle the counts repeat ${cycle.join(', ')} along a side.`;
    return (
      `Kernel ${kernel}, stride ${stride}: along one side the places get ${counts.join(', ')} stamps. ` +
      `${middle} Checkerboard measure ${checkerboard.toFixed(2)}.`
    );
  },
  draw: drawOverlap,
  drawAll: drawKernels,
  controls: ({ kernel, stride, size }) => [
    { kind: 'range', attribute: 'kernel', label: 'Kernel', min: 2, max: 6, step: 1, value: kernel },
    { kind: 'range', attribute: 'stride', label: 'Stride', min: 1, max: 3, step: 1, value: stride },
    {
      kind: 'range',
      attribute: 'size',
      label: 'Input size',
      min: 3,
      max: 8,
      step: 1,
      value: size,
      text: `${size}×${size}`,
    },
  ],
};
