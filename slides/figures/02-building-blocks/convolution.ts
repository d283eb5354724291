/** Pictures of convolutions. */
import { type ConvolutionOptions, convolve, planImage } from '../../../src/arithmetic/convolution';
import { buildConvolutionMatrix } from '../../../src/arithmetic/convolution-matrix';
import { type Matrix, rotate180, shapeOf, transpose } from '../../../src/arithmetic/matrix';
import { drawEquation, titlePicture } from '../../../src/drawing/arrange';
import { formatNumber } from '../../../src/drawing/format-number';
import { drawNumberGrid } from '../../../src/drawing/number-grid';
import { COLOURS } from '../../../src/drawing/palette';
import { drawText, moveTo, type Picture } from '../../../src/drawing/picture';
import type { SlideFigure } from '../../../src/slides/lecture';
import { DECK_INPUT, DECK_KERNEL } from '../../../src/widgets/convolution-player/state';
import { captionPicture, drawNumbers, placeInRow } from './numbers';

/** What deck 000 prints (L98-99). */
export const DECK_OUTPUT: Matrix = [
  [-4, -6],
  [-6, -2],
];
export const OUTPUT = convolve(DECK_INPUT, DECK_KERNEL);

const kernelLook = () => ({ fill: COLOURS.bluePale, colour: COLOURS.blueInk });

/** Input ∗ kernel = output, large. */
function drawExample(
  kernel: Matrix,
  output: Matrix,
  options: { cell: number; kernelName?: string; outputName?: string },
): Picture {
  const { cell, kernelName = 'Kernel', outputName = 'Output' } = options;
  return drawEquation([
    { sign: '', picture: titlePicture('Input', drawNumbers(DECK_INPUT, { cell })) },
    { sign: '∗', picture: titlePicture(kernelName, drawNumbers(kernel, { cell, look: kernelLook })) },
    {
      sign: '=',
      picture: titlePicture(
        outputName,
        drawNumbers(output, { cell, look: () => ({ fill: COLOURS.orangePale, bold: true }) }),
      ),
    },
  ]);
}

/** The deck's example with the output that it prints. */
export function drawDeckExample(): SlideFigure {
  return {
    picture: drawExample(DECK_KERNEL, DECK_OUTPUT, { cell: 62, outputName: 'As printed' }),
    label: 'The input of four by four numbers, the kernel, and the four numbers that the deck prints.',
  };
}

/** The kernel as it is, and turned by 180°: what libraries compute, and what mathematics calls convolution. */
export function drawFlip(): SlideFigure {
  const cell = 48;
  const input = titlePicture('Input', drawNumbers(DECK_INPUT, { cell }));
  const lines = [
    { kernel: DECK_KERNEL, name: 'Kernel', flip: false, says: 'what every library does' },
    {
      kernel: rotate180(DECK_KERNEL),
      name: 'Kernel, turned',
      flip: true,
      says: 'convolution, in mathematics',
    },
  ];
  const height = 3 * cell + 40;
  let content = moveTo(0, (2 * height + 26 - input.height) / 2, input.content);
  lines.forEach(({ kernel, name, flip, says }, index) => {
    const y = index * (height + 26);
    const middle = y + 28 + 1.5 * cell;
    const output = convolve(DECK_INPUT, DECK_KERNEL, { flip });
    const sign = (x: number, text: string) =>
      drawText(x, middle, text, { size: 26, anchor: 'middle', colour: COLOURS.mutedInk });
    content +=
      sign(230, '∗') +
      moveTo(270, y, titlePicture(name, drawNumbers(kernel, { cell, look: kernelLook })).content);
    content +=
      sign(450, '=') +
      moveTo(
        484,
        middle - cell,
        drawNumbers(output, { cell, look: () => ({ fill: COLOURS.orangePale, bold: true }) }).content,
      );
    content += drawText(604, middle, says, { size: 17, colour: COLOURS.mutedInk });
  });
  return {
    picture: { width: 900, height: 2 * height + 26, content },
    label:
      'The same input with the kernel as written and turned by 180 degrees: every number of the output changes its sign.',
  };
}

const SAMPLE = 5;

/** One setting of padding and stride: the padded input with its windows' first corners, and the output's size. */
function drawSetting(name: string, options: ConvolutionOptions): Picture {
  const kernel = 3;
  const { rows } = planImage([SAMPLE, SAMPLE], [kernel, kernel], options);
  const side = rows.inputs + rows.before + rows.after;
  const cell = 25;
  const input = drawNumberGrid({
    rows: side,
    columns: side,
    cell,
    frames: [{ row: 0, column: 0, rows: kernel, columns: kernel, colour: COLOURS.blue }],
    at: (row, column) => {
      const inside = (at: number) => at >= rows.before && at < rows.before + rows.inputs;
      const starts = (at: number) => at % rows.stride === 0 && at / rows.stride < rows.outputs;
      const isPixel = inside(row) && inside(column);
      const isCentre = starts(row - 1) && starts(column - 1) && row > 0 && column > 0;
      return {
        dashed: !isPixel,
        text: isPixel ? undefined : '0',
        colour: COLOURS.mutedInk,
        fill: isCentre ? COLOURS.orange : isPixel ? COLOURS.bluePale : COLOURS.paper,
      };
    },
  });
  const output = drawNumberGrid({
    rows: rows.outputs,
    columns: rows.outputs,
    cell,
    at: () => ({ fill: COLOURS.orange }),
  });
  const gap = 26;
  const height = Math.max(input.height, 7 * cell + 4);
  const content =
    moveTo((7 * cell + 4 - input.width) / 2, (height - input.height) / 2, input.content) +
    moveTo((7 * cell + 4 - output.width) / 2, height + gap, output.content);
  return captionPicture(
    { width: 7 * cell + 4, height: height + gap + 5 * cell + 4, content },
    name,
    `${rows.inputs} → ${rows.outputs}`,
  );
}

/** Padding and stride: four settings, the places where a window's middle lies, and what comes out. */
export function drawSettings(): SlideFigure {
  const settings: [string, ConvolutionOptions][] = [
    ['valid', { padding: 'valid' }],
    ['same', { padding: 'same' }],
    ['valid, stride 2', { padding: 'valid', stride: 2 }],
    ['same, stride 2', { padding: 'same', stride: 2 }],
  ];
  return {
    picture: placeInRow(
      settings.map(([name, options]) => drawSetting(name, options)),
      880,
    ),
    label:
      'Four settings of padding and stride for an input of 5 by 5 and a kernel of 3 by 3, and the size of each output.',
  };
}

const W = buildConvolutionMatrix(shapeOf(DECK_INPUT), DECK_KERNEL);

/** The sparse matrix with its weights; a cell without a weight is empty. */
function drawSparse(
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

const WINDOW_FILLS = [COLOURS.bluePale, COLOURS.orangePale, COLOURS.greenPale, COLOURS.vermilionPale];
const placed = new Set(W.entries.map(({ row, column }) => `${row} ${column}`));

/** W: a row for each window, a column for each pixel. */
export function drawMatrix(): SlideFigure {
  const cell = 44;
  const sparse = drawSparse(
    W.matrix,
    (row, column) => placed.has(`${row} ${column}`),
    cell,
    (row) => WINDOW_FILLS[row]!,
  );
  const pixels = drawNumberGrid({
    rows: 1,
    columns: W.shape[1],
    cell,
    at: (_, column) => ({ text: formatNumber(DECK_INPUT.flat()[column]!), fill: COLOURS.faint }),
  });
  const output = drawNumberGrid({
    rows: W.shape[0],
    columns: 1,
    cell,
    at: (row) => ({ text: formatNumber(OUTPUT.flat()[row]!), fill: WINDOW_FILLS[row]!, bold: true }),
  });
  const top = 92;
  const text = (x: number, y: number, words: string) =>
    drawText(x, y, words, { size: 16, colour: COLOURS.mutedInk });
  return {
    picture: {
      width: sparse.width + 60 + output.width,
      height: top + sparse.height + 40,
      content:
        text(2, 12, 'the input, row after row') +
        moveTo(0, 28, pixels.content) +
        moveTo(0, top, sparse.content) +
        drawText(sparse.width + 30, top + sparse.height / 2, '=', {
          size: 28,
          anchor: 'middle',
          colour: COLOURS.mutedInk,
        }) +
        moveTo(sparse.width + 60, top, output.content) +
        text(
          2,
          top + sparse.height + 24,
          'W: a row for each window, a column for each pixel; empty cells are zero',
        ),
    },
    label:
      'The convolution as a matrix of 4 rows and 16 columns: each row holds the nine weights of one window.',
  };
}

/** Wᵀ: the same numbers, turned; four numbers go in, sixteen come out. */
export function drawTransposed(): SlideFigure {
  const cell = 24;
  const [few, many] = W.shape;
  const straight = drawSparse(
    W.matrix,
    (row, column) => placed.has(`${row} ${column}`),
    cell,
    (row) => WINDOW_FILLS[row]!,
  );
  const turned = drawSparse(
    transpose(W.matrix),
    (row, column) => placed.has(`${column} ${row}`),
    cell,
    (_, column) => WINDOW_FILLS[column]!,
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
  return {
    picture: { width: x - 96, height: height + 38, content },
    label: 'W takes sixteen numbers to four; turned, the same matrix takes four numbers to sixteen.',
  };
}

function drawNumbersColumn(length: number, cell: number): Picture {
  return drawNumberGrid({
    rows: length,
    columns: 1,
    cell,
    at: (row) => ({ fill: length === 4 ? WINDOW_FILLS[row]! : COLOURS.faint }),
  });
}

export const MATRIX = W;
