/** The matrix of a convolution, turned: a transposed convolution. */

import { transpose } from '../../../src/arithmetic/matrix';
import { drawNumberGrid } from '../../../src/drawing/number-grid';
import { COLOURS } from '../../../src/drawing/palette';
import { drawText, moveTo, type Picture } from '../../../src/drawing/picture';
import { makeFigure, type SlideFigure } from '../../../src/slides/lecture';
import { drawSparse, holdsWeight, MATRIX } from './matrix';
import { FOUR_FILLS } from './numbers';

/** Wᵀ: the same numbers, turned; four numbers go in, sixteen come out. */
export function drawTransposed(): SlideFigure {
  const cell = 24;
  const [few, many] = MATRIX.shape;
  const straight = drawSparse(MATRIX.matrix, holdsWeight, cell, (row) => FOUR_FILLS[row]!);
  const turned = drawSparse(
    transpose(MATRIX.matrix),
    (row, column) => holdsWeight(column, row),
    cell,
    (_, column) => FOUR_FILLS[column]!,
  );
  const height = turned.height;
  const groups = [
    {
      blocks: [straight, drawNumbersColumn(many, cell), drawNumbersColumn(few, cell)],
      name: `W: ${many} → ${few}`,
    },
    {
      blocks: [turned, drawNumbersColumn(few, cell), drawNumbersColumn(many, cell)],
      name: `Wᵀ: ${few} → ${many}`,
    },
  ];
  let x = 0;
  let content = '';
  for (const { blocks, name } of groups) {
    const start = x;
    blocks.forEach((block, index) => {
      if (index > 0) {
        content += drawText(x + 18, height / 2, index === 1 ? '·' : '=', {
          size: 24,
          anchor: 'middle',
          colour: COLOURS.mutedInk,
        });
        x += 36;
      }
      content += moveTo(x, (height - block.height) / 2, block.content);
      x += block.width;
    });
    content += drawText((start + x) / 2, height + 24, name, { size: 19, weight: 'bold', anchor: 'middle' });
    x += 96;
  }
  return makeFigure(
    [x - 96, height + 38],
    'W takes sixteen numbers to four; turned, the same matrix takes four numbers to sixteen.',
    content,
  );
}

function drawNumbersColumn(length: number, cell: number): Picture {
  return drawNumberGrid({
    rows: length,
    columns: 1,
    cell,
    at: (row) => ({ fill: length === 4 ? FOUR_FILLS[row]! : COLOURS.faint }),
  });
}
