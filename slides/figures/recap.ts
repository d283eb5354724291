/** A lecture's end: three pictures to take home, each with a line below it. */

import { element } from '../../src/drawing/markup';
import { COLOURS } from '../../src/drawing/palette';
import { drawText, moveTo } from '../../src/drawing/picture';
import { makeFigure, type SlideFigure } from '../../src/slides/lecture';

/** Side of each picture. */
export const SIDE = 268;
const GAP = 28;

/** The paper of one of the pictures. */
export const FRAME = element('rect', {
  width: SIDE,
  height: SIDE,
  rx: 10,
  fill: COLOURS.paper,
  stroke: COLOURS.line,
  'stroke-width': 2,
});

/** A drawing of any size in the middle of its paper. */
export function fitToFrame(picture: { width: number; height: number; content: string }, margin = 16): string {
  const room = SIDE - 2 * margin;
  const scale = Math.min(room / picture.width, room / picture.height);
  const x = (SIDE - scale * picture.width) / 2;
  const y = (SIDE - scale * picture.height) / 2;
  return (
    FRAME +
    element(
      'g',
      { transform: `translate(${x.toFixed(1)} ${y.toFixed(1)}) scale(${scale.toFixed(4)})` },
      picture.content,
    )
  );
}

/** Three pictures of SIDE × SIDE, each with its line. */
export function drawThree(
  shown: readonly (readonly [content: string, line: string])[],
  label: string,
): SlideFigure {
  const content = shown.map(([picture, line], index) =>
    moveTo(
      index * (SIDE + GAP),
      0,
      picture + drawText(SIDE / 2, SIDE + 34, line, { size: 21, weight: 'bold', anchor: 'middle' }),
    ),
  );
  return makeFigure([860, SIDE + 56], label, ...content);
}
