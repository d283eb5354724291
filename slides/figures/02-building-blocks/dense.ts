/** Pictures of a dense layer's numbers. */
import { countDenseParameters } from '../../../src/arithmetic/dense';
import { drawNumberGrid, type GridCell } from '../../../src/drawing/number-grid';
import { COLOURS } from '../../../src/drawing/palette';
import { drawText, moveTo, type Picture } from '../../../src/drawing/picture';
import { makeFigure, type SlideFigure } from '../../../src/slides/lecture';
import { subscript } from '../../../src/widgets/dense-layer/draw';

/** Deck 000's layer (L55-76). */
export const INPUTS = 5;
export const OUTPUTS = 7;
export const PARAMETERS = countDenseParameters({ inputs: INPUTS, outputs: OUTPUTS });

function drawBlock(rows: number, columns: number, look: (row: number, column: number) => GridCell): Picture {
  return drawNumberGrid({ rows, columns, cell: 42, at: look });
}

const named = (letter: string, fill: string, colour: string) => (row: number) => ({
  text: subscript(letter, row),
  fill,
  colour,
});

/** y = W x + b, each number in its cell, with the shapes below. `biases` of them are drawn. */
export function drawDenseEquation(biases: number): SlideFigure {
  const blocks = [
    {
      sign: '',
      picture: drawBlock(OUTPUTS, 1, named('y', COLOURS.orangePale, COLOURS.ink)),
      name: 'y',
      shape: `${OUTPUTS}`,
    },
    {
      sign: '=',
      picture: drawBlock(OUTPUTS, INPUTS, (row, column) => ({
        text: subscript('w', column, row),
        fill: COLOURS.bluePale,
        colour: COLOURS.blueInk,
      })),
      name: 'W',
      shape: `${OUTPUTS} × ${INPUTS}`,
    },
    {
      sign: '·',
      picture: drawBlock(INPUTS, 1, named('x', COLOURS.paper, COLOURS.ink)),
      name: 'x',
      shape: `${INPUTS}`,
    },
    {
      sign: '+',
      picture: drawBlock(biases, 1, named('b', COLOURS.greenPale, COLOURS.ink)),
      name: 'b',
      shape: `${biases}`,
    },
  ];
  const height = Math.max(...blocks.map(({ picture }) => picture.height));
  let x = 0;
  let content = '';
  for (const { sign, picture, name, shape } of blocks) {
    if (sign) {
      content += drawText(x + 34, height / 2, sign, { size: 30, anchor: 'middle', colour: COLOURS.mutedInk });
      x += 68;
    }
    content += moveTo(x, (height - picture.height) / 2, picture.content);
    content += drawText(x + picture.width / 2, height + 26, name, {
      size: 19,
      weight: 'bold',
      anchor: 'middle',
    });
    content += drawText(x + picture.width / 2, height + 50, shape, {
      size: 17,
      anchor: 'middle',
      colour: COLOURS.mutedInk,
    });
    x += picture.width;
  }
  return makeFigure(
    [x, height + 64],
    `y, ${OUTPUTS} numbers, is W, ${OUTPUTS} by ${INPUTS}, times x, ${INPUTS} numbers, plus b, ${biases} numbers.`,
    content,
  );
}
