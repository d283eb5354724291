/** Lecture 5 in three pictures. */
import { findRun } from '../../../experiments/failures/read-runs';
import type { SlideFigure } from '../../../src/slides/lecture';
import { drawThree, fitToFrame } from '../recap';
import { drawNearestCorner } from './fakes';
import { drawCatches } from './generators';
import { drawPlane } from './plane';

export function drawRecap(): SlideFigure {
  const plane = drawPlane(findRun('far ahead').run.points, 240);
  return drawThree(
    [
      [fitToFrame({ width: 240, height: 240, content: plane }), 'Look before you trust'],
      [fitToFrame({ width: 234, height: 234, content: drawNearestCorner() }), 'Compare with data'],
      [fitToFrame({ width: 234, height: 234, content: drawCatches(234) }), 'Show more than one'],
    ],
    'Points on some of eight circles, three generated digits above their nearest training digits, and a grid of which measure catches which cheat.',
  );
}
