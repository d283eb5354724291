import type { Matrix } from '../../arithmetic/matrix';
import { writeTransposedSize } from '../../arithmetic/sizes';
import type { StampStep } from '../../arithmetic/transposed-convolution';
import {
  arrangePictures,
  drawEquation,
  PAPER_WIDTH,
  stackPictures,
  titlePicture,
} from '../../drawing/arrange';
import { formatNumber } from '../../drawing/format-number';
import { drawNumberGrid, type GridFrame } from '../../drawing/number-grid';
import { COLOURS } from '../../drawing/palette';
import { drawText, moveTo, type Picture } from '../../drawing/picture';
import { spreadPositions } from '../../drawing/spread-positions';
import type { Layout } from '../widget';
import type { StampState } from './state';

const SIGN = 44;

/** Where one stamp lies on the canvas. */
function frameStamp({ plan }: StampState, step: StampStep): GridFrame {
  return {
    row: step.top,
    column: step.left,
    rows: plan.rows.extent,
    columns: plan.columns.extent,
    colour: COLOURS.vermilion,
  };
}

function isUnder({ plan }: StampState, step: StampStep, row: number, column: number): boolean {
  const { top, left } = step;
  return row >= top && row < top + plan.rows.extent && column >= left && column < left + plan.columns.extent;
}

/** True on a place of the canvas that an earlier stamp has touched. */
function isTouched(state: StampState, before: number, row: number, column: number): boolean {
  return state.steps.slice(0, before).some((step) => isUnder(state, step, row, column));
}

interface CanvasOptions {
  readonly cell: number;
  readonly canvas: Matrix;
  /** The stamps that lie on it. */
  readonly stamps: readonly StampStep[];
  readonly current?: StampStep;
  readonly fill: string;
}

/** A canvas: empty places are grey, the rim that padding cuts off is dashed and pale. */
function drawCanvas(state: StampState, { cell, canvas, stamps, current, fill }: CanvasOptions): Picture {
  const { rows, columns } = state.plan;
  return drawNumberGrid({
    rows: Math.max(canvas.length, rows.before + rows.inputs),
    columns: Math.max(canvas[0]!.length, columns.before + columns.inputs),
    cell,
    frames: current ? [frameStamp(state, current)] : [],
    at: (row, column) => {
      const touched = stamps.some((step) => isUnder(state, step, row, column));
      const isCut =
        row < rows.before ||
        row >= rows.before + rows.inputs ||
        column < columns.before ||
        column >= columns.before + columns.inputs;
      const under = current !== undefined && isUnder(state, current, row, column);
      return {
        text: touched ? formatNumber(canvas[row]![column]!) : '',
        fill: under ? fill : touched ? COLOURS.paper : COLOURS.faint,
        dashed: isCut,
        colour: isCut ? COLOURS.mutedInk : COLOURS.ink,
        bold: under && fill === COLOURS.orangePale && isTouched(state, current.index, row, column),
      };
    },
  });
}

function drawNumbers(numbers: Matrix, cell: number, fill: string): Picture {
  return drawNumberGrid({
    rows: numbers.length,
    columns: numbers[0]!.length,
    cell,
    at: (row, column) => ({ text: formatNumber(numbers[row]![column]!), fill }),
  });
}

/** Input and kernel, the number of the step marked. */
function listFactors(
  state: StampState,
  cell: number,
  step?: StampStep,
): { sign: string; picture: Picture }[] {
  const { input, kernel } = state;
  const [rows, columns] = [input.length, input[0]!.length];
  const grid = drawNumberGrid({
    rows,
    columns,
    cell,
    frames: step ? [{ row: step.row, column: step.column, rows: 1, columns: 1, colour: COLOURS.blue }] : [],
    at: (row, column) => ({
      text: formatNumber(input[row]![column]!),
      fill: row === step?.row && column === step.column ? COLOURS.bluePale : COLOURS.paper,
      write: { step: String(row * columns + column) },
    }),
  });
  const kernelTitle = `Kernel ${kernel.length}×${kernel[0]!.length}`;
  return [
    { sign: '', picture: titlePicture(`Input ${rows}×${columns}`, grid) },
    { sign: '×', picture: titlePicture(kernelTitle, drawNumbers(kernel, cell, COLOURS.bluePale)) },
  ];
}

function drawFactors(state: StampState, cell: number): Picture {
  return drawEquation(listFactors(state, cell));
}

/** Input × kernel = stamp. */
function drawOperands(state: StampState, cell: number): Picture {
  const step = state.steps[state.step]!;
  const stamp = drawNumbers(step.stamp, cell, COLOURS.orangePale);
  return drawEquation([
    ...listFactors(state, cell, step),
    { sign: '=', picture: titlePicture(`${formatNumber(step.value)} × kernel`, stamp) },
  ]);
}

/** What lay there, plus this stamp, gives what lies there now. */
function drawAddition(state: StampState, cell: number, wide: boolean): Picture {
  const step = state.steps[state.step]!;
  const blank = step.partial.map((row) => row.map(() => 0));
  const earlier = state.steps.slice(0, state.step);
  const options = { cell, current: step };
  const before = drawCanvas(state, {
    ...options,
    canvas: earlier.at(-1)?.canvas ?? blank,
    stamps: earlier,
    fill: COLOURS.paper,
    current: undefined,
  });
  const stamp = drawCanvas(state, {
    ...options,
    canvas: step.partial,
    stamps: [step],
    fill: COLOURS.orangePale,
  });
  const after = drawCanvas(state, {
    ...options,
    canvas: step.canvas,
    stamps: [...earlier, step],
    fill: COLOURS.orangePale,
  });
  const parts = [
    { sign: '', picture: titlePicture('So far', before) },
    { sign: '+', picture: titlePicture('This stamp', stamp) },
    { sign: '=', picture: titlePicture('Now', after) },
  ];
  if (wide) return drawEquation(parts);
  return stackPictures([drawEquation(parts.slice(0, 2)), drawEquation(parts.slice(2))], 14);
}

function writeSizes({ plan, stride, padding, kernel, input }: StampState): string[] {
  const formula = (axis: 0 | 1) =>
    writeTransposedSize({
      size: axis === 0 ? input.length : input[0]!.length,
      kernel: axis === 0 ? kernel.length : kernel[0]!.length,
      stride,
      padding,
    });
  const [rows, columns] = [formula(0), formula(1)];
  const lines =
    rows === columns ? [`Output size: ${rows}`] : [`Output rows: ${rows}`, `Output columns: ${columns}`];
  const cut = [plan.rows.before, plan.rows.after, plan.columns.before, plan.columns.after].some(
    (side) => side > 0,
  );
  if (cut) lines.push('Dashed places are the rim that padding cuts off.');
  if (plan.rows.extent > stride || plan.columns.extent > stride)
    lines.push('Bold numbers lie where stamps overlap.');
  return lines;
}

/** One stamp: the number, the kernel, their product, and how it is added to the canvas. */
export function drawStamp(state: StampState, layout: Layout): Picture {
  const wide = layout === 'wide';
  const width = wide ? 860 : 440;
  const canvasColumns = state.steps[0]!.canvas[0]!.length;
  const operandColumns = state.input[0]!.length + 2 * state.kernel[0]!.length;
  const fit = (columns: number, signs: number, largest: number) =>
    Math.max(15, Math.min(largest, Math.floor((width - signs * SIGN - 16) / columns)));
  const top = drawOperands(state, fit(operandColumns, 2, 44));
  const bottom = drawAddition(
    state,
    wide ? fit(3 * canvasColumns, 2, 44) : fit(2 * canvasColumns, 1, 40),
    wide,
  );
  const centred = (picture: Picture) => ({
    ...picture,
    width,
    content: moveTo(Math.max(0, (width - picture.width) / 2), 0, picture.content),
  });
  const body = stackPictures([centred(top), centred(bottom)], 24);
  const lines = writeSizes(state).map((line, index) =>
    drawText(width / 2, body.height + 24 + 20 * index, line, {
      size: 14,
      anchor: 'middle',
      colour: COLOURS.mutedInk,
    }),
  );
  return {
    width: Math.max(width, top.width, bottom.width),
    height: body.height + 20 + 20 * lines.length,
    content: body.content + lines.join(''),
  };
}

/** All partial products as the deck draws them, and their sum: what paper shows. */
export function drawAllStamps(state: StampState): Picture {
  const columns = state.steps[0]!.canvas[0]!.length;
  const perRow = state.steps.length <= 4 ? 4 : 3;
  const width = Math.floor((PAPER_WIDTH - (perRow - 1) * 22) / perRow);
  const cell = Math.max(13, Math.min(32, Math.floor((width - 4) / columns)));
  const stamps = spreadPositions(state.steps.length, 15).map((index) => {
    const step = state.steps[index]!;
    const options = { cell, canvas: step.partial, stamps: [step], current: step, fill: COLOURS.orangePale };
    const caption = `${index > 0 ? '+ ' : ''}${formatNumber(step.value)} × kernel`;
    return { caption, picture: { ...drawCanvas(state, options), width } };
  });
  const last = state.steps.at(-1)!;
  const sum = drawCanvas(state, {
    cell: Math.max(cell, 28),
    canvas: last.canvas,
    stamps: state.steps,
    fill: '',
  });
  const body = stackPictures(
    [
      drawFactors(state, 30),
      arrangePictures(stamps, PAPER_WIDTH, 22),
      titlePicture('= the sum of all stamps', sum),
    ],
    24,
  );
  const lines = writeSizes(state).map((line, index) =>
    drawText(0, body.height + 20 + 20 * index, line, { size: 13, colour: COLOURS.mutedInk }),
  );
  return {
    width: Math.max(PAPER_WIDTH, body.width),
    height: body.height + 16 + 20 * lines.length,
    content: body.content + lines.join(''),
  };
}
