/** Pictures of convolutions. */
import { type ConvolutionOptions, convolve, planImage } from '../../../src/arithmetic/convolution';
import { buildConvolutionMatrix } from '../../../src/arithmetic/convolution-matrix';
import { type Matrix, rotate180, shapeOf, transpose } from '../../../src/arithmetic/matrix';
import type { SlideFigure } from '../../../src/slides/lecture';
import { drawEquation, titlePicture } from '../../../src/widgets/arrange';
import { DECK_INPUT, DECK_KERNEL } from '../../../src/widgets/convolution-player/state';
import { formatNumber } from '../../../src/widgets/format-number';
import { drawNumberGrid } from '../../../src/widgets/number-grid';
import { COLOURS } from '../../../src/widgets/palette';
import { drawText, moveTo, type Picture } from '../../../src/widgets/picture';
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
  const turned = rotate180(DECK_KERNEL);
  const cell = 44;
  const rows = [
    drawExample(DECK_KERNEL, OUTPUT, { cell, outputName: 'cross-correlation' }),
    drawExample(turned, convolve(DECK_INPUT, DECK_KERNEL, { flip: true }), {
      cell,
      kernelName: 'Kernel, turned',
      outputName: 'convolution',
    }),
  ];
  const width = rows[0]!.width;
  return {
    picture: {
      width: width + 60,
      height: 2 * rows[0]!.height + 30,
      content: rows[0]!.content + moveTo(0, rows[0]!.height + 30, rows[1]!.content),
    },
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
  const cell = 21;
  const turned = transpose(W.matrix);
  const left = drawSparse(
    W.matrix,
    (row, column) => placed.has(`${row} ${column}`),
    cell,
    (row) => WINDOW_FILLS[row]!,
  );
  const right = drawSparse(
    turned,
    (row, column) => placed.has(`${column} ${row}`),
    cell,
    (_, column) => WINDOW_FILLS[column]!,
  );
  const vector = (length: number) => drawNumbersColumn(length, cell);
  const size = { size: 22, anchor: 'middle', colour: COLOURS.mutedInk } as const;
  const height = right.height;
  const middle = (picture: Picture) => (height - picture.height) / 2;
  const parts: [number, Picture][] = [];
  let x = 0;
  let content = '';
  const add = (picture: Picture, gap: number) => {
    parts.push([x, picture]);
    content += moveTo(x, middle(picture), picture.content);
    x += picture.width + gap;
  };
  const sign = (words: string) => {
    content += drawText(x - 16, height / 2, words, size);
  };
  add(left, 32);
  sign('·');
  add(vector(16), 32);
  sign('=');
  add(vector(4), 110);
  add(right, 32);
  sign('·');
  add(vector(4), 32);
  sign('=');
  add(vector(16), 0);
  const name = (at: number, words: string) =>
    drawText(parts[at]![0] + parts[at]![1].width / 2, height + 22, words, {
      size: 16,
      weight: 'bold',
      anchor: 'middle',
    });
  return {
    picture: {
      width: x,
      height: height + 36,
      content:
        content +
        name(0, 'W: from 16 to 4') +
        name(3, 'Wᵀ') +
        drawText(x - 40, height + 22, 'from 4 to 16', { size: 16, weight: 'bold', anchor: 'middle' }),
    },
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
