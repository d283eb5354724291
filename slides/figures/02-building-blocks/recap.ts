/** Lecture 2 in three pictures. */
import { COLOURS } from '../../../src/drawing/palette';
import type { SlideFigure } from '../../../src/slides/lecture';
import { DECK_INPUT } from '../../../src/widgets/convolution-player/state';
import { drawMap } from '../../../src/widgets/overlap-map/draw';
import { readOverlap } from '../../../src/widgets/overlap-map/state';
import { drawThree, fitToFrame } from '../recap';
import { drawNumbers } from './numbers';
import { drawDense } from './opening';

export function drawRecap(): SlideFigure {
  const isInside = (row: number, column: number) => row < 3 && column < 3;
  const picture = drawNumbers(DECK_INPUT, {
    cell: 60,
    frames: [{ row: 0, column: 0, rows: 3, columns: 3, colour: COLOURS.blue }],
    look: (row, column) => ({ fill: isInside(row, column) ? COLOURS.bluePale : COLOURS.paper }),
  });
  const map = drawMap(readOverlap({ kernel: '5', stride: '2', size: '4' }), 240);
  return drawThree(
    [
      [fitToFrame(drawDense(), 30), 'Every line a weight'],
      [fitToFrame(picture), 'One window for all'],
      [fitToFrame(map), 'Stamps add unevenly'],
    ],
    'A dense layer with all its lines, a window of three by three on a picture, and an overlap map with a checkerboard.',
  );
}
