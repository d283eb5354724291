/** A convolution as a matrix. */
import { buildConvolutionMatrix } from '../../../src/arithmetic/convolution-matrix';
import { type Matrix, shapeOf } from '../../../src/arithmetic/matrix';
import { formatNumber } from '../../../src/drawing/format-number';
import { drawNumberGrid } from '../../../src/drawing/number-grid';
import { COLOURS } from '../../../src/drawing/palette';
import { drawText, moveTo, type Picture } from '../../../src/drawing/picture';
import { makeFigure, type SlideFigure } from '../../../src/slides/lecture';
import { DECK_INPUT, DECK_KERNEL } from '../../../src/widgets/convolution-player/state';
import { OUTPUT } from './convolution';
import { FOUR_FILLS } from './numbers';

/** The deck's kernel as a matrix. */
export const MATRIX = buildConvolutionMatrix(shapeOf(DECK_INPUT), DECK_KERNEL);

/** The sparse matrix with its weights; a cell without a weight is empty. */
export function drawSparse(
  matrix: Matrix,
  holds: (row: number, column: number) => boolean,
  cell: number,
  look: (row: number, column: number) => string,
): Picture {
  return drawNumberGrid({
    rows: matrix.length,
    columns: matrix[0]!.length,
    cell,
    at: (row, column) =>
      holds(row, column)
        ? { text: formatNumber(matrix[row]![column]!), fill: look(row, column), colour: COLOURS.ink }
        : { fill: COLOURS.paper },
  });
}

const placed = new Set(MATRIX.entries.map(({ row, column }) => `${row} ${column}`));
/** Whether a cell holds a weight. */
export const holdsWeight = (row: number, column: number) => placed.has(`${row} ${column}`);

/** W: a row for each window, a column for each pixel. */
export function drawMatrix(): SlideFigure {
  const cell = 44;
  const sparse = drawSparse(MATRIX.matrix, holdsWeight, cell, (row) => FOUR_FILLS[row]!);
  const pixels = drawNumberGrid({
    rows: 1,
    columns: MATRIX.shape[1],
    cell,
    at: (_, column) => ({ text: formatNumber(DECK_INPUT.flat()[column]!), fill: COLOURS.faint }),
  });
  const output = drawNumberGrid({
    rows: MATRIX.shape[0],
    columns: 1,
    cell,
    at: (row) => ({ text: formatNumber(OUTPUT.flat()[row]!), fill: FOUR_FILLS[row]!, bold: true }),
  });
  const top = 92;
  const text = (x: number, y: number, words: string) =>
    drawText(x, y, words, { size: 16, colour: COLOURS.mutedInk });
  return makeFigure(
    [sparse.width + 60 + output.width, top + sparse.height + 40],
    'The convolution as a matrix of 4 rows and 16 columns: each row holds the nine weights of one window.',
    text(2, 12, 'the input, row after row'),
    moveTo(0, 28, pixels.content),
    moveTo(0, top, sparse.content),
    drawText(sparse.width + 30, top + sparse.height / 2, '=', {
      size: 28,
      anchor: 'middle',
      colour: COLOURS.mutedInk,
    }),
    moveTo(sparse.width + 60, top, output.content),
    text(
      2,
      top + sparse.height + 24,
      'W: a row for each window, a column for each pixel; empty cells are zero',
    ),
  );
}
