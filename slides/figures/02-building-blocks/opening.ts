/** The three layers of the lecture as three small signs. */
import { element } from '../../../src/drawing/markup';
import { drawNumberGrid } from '../../../src/drawing/number-grid';
import { COLOURS } from '../../../src/drawing/palette';
import { moveTo, type Picture } from '../../../src/drawing/picture';
import { drawCircle, drawPath } from '../../../src/drawing/shapes';
import type { SlideFigure } from '../../../src/slides/lecture';
import { captionPicture, placeInRow } from './numbers';

const CELL = 26;
const SIDE = 5 * CELL + 4;

export function drawDense(): Picture {
  const column = (count: number) =>
    Array.from({ length: count }, (_, index) => ((index + 0.5) / count) * SIDE);
  let content = '';
  for (const from of column(5)) {
    for (const to of column(7)) content += drawPath(`M14 ${from}L${SIDE - 14} ${to}`, COLOURS.line, 1.4);
  }
  const circle = (cx: number, cy: number, fill: string) =>
    drawCircle([cx, cy], 9, { fill, stroke: COLOURS.blueInk, strokeWidth: 1.6 });
  content += column(5)
    .map((y) => circle(14, y, COLOURS.bluePale))
    .join('');
  content += column(7)
    .map((y) => circle(SIDE - 14, y, COLOURS.orangePale))
    .join('');
  return { width: SIDE, height: SIDE, content };
}

function drawGrid(side: number, window: number, fill: string): Picture {
  return drawNumberGrid({
    rows: side,
    columns: side,
    cell: CELL,
    frames: [{ row: 1, column: 1, rows: window, columns: window, colour: COLOURS.blue }],
    at: (row, column) => ({
      fill: row >= 1 && row <= window && column >= 1 && column <= window ? fill : COLOURS.paper,
    }),
  });
}

function drawStamps(): Picture {
  const grid = drawNumberGrid({ rows: 5, columns: 5, cell: CELL, at: () => ({ fill: COLOURS.paper }) });
  const stamp = (row: number, column: number, fill: string) =>
    element('rect', {
      x: 2 + column * CELL,
      y: 2 + row * CELL,
      width: 3 * CELL,
      height: 3 * CELL,
      rx: 4,
      fill,
      'fill-opacity': 0.75,
      stroke: COLOURS.vermilion,
      'stroke-width': 2,
    });
  return {
    ...grid,
    content:
      grid.content +
      stamp(0, 0, COLOURS.orangePale) +
      stamp(0, 2, COLOURS.bluePale) +
      stamp(2, 0, COLOURS.greenPale) +
      stamp(2, 2, COLOURS.vermilionPale),
  };
}

export function drawOpening(): SlideFigure {
  const row = placeInRow(
    [
      captionPicture(drawDense(), 'dense'),
      captionPicture(drawGrid(5, 3, COLOURS.bluePale), 'convolution'),
      captionPicture(drawStamps(), 'transposed convolution'),
    ],
    730,
  );
  return {
    picture: { ...row, content: moveTo(0, 0, row.content) },
    label: 'A dense layer, a convolution and a transposed convolution as small drawings.',
  };
}
