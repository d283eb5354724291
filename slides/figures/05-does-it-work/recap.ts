/** Lecture 5 in three pictures. */
import { findRun } from '../../../experiments/failures/read-runs';
import type { SlideFigure } from '../../../src/slides/lecture';
import { drawThree, fitToFrame } from '../recap';
import { drawCorners } from './fakes';
import { drawPlane } from './plane';

export function drawRecap(): SlideFigure {
  const { nearest, walks } = drawCorners();
  const plane = drawPlane(findRun('collapse').moments.at(-1)!, 240);
  return drawThree(
    [
      [fitToFrame({ width: 240, height: 240, content: plane }), 'Look before you trust'],
      [fitToFrame({ width: 234, height: 234, content: nearest }), 'Compare with data'],
      [fitToFrame({ width: 234, height: 234, content: walks }), 'Little by little'],
    ],
    'A collapsed ring of points, three generated digits above their nearest training digits, and three walks between latents.',
  );
}
