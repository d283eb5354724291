import type { ConvolutionStep } from '../../arithmetic/convolution';
import { writeConvolutionSize } from '../../arithmetic/sizes';
import {
  arrangePictures,
  drawEquation,
  EQUATION_SIGNS,
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
import type { ConvolutionState } from './state';
import { drawSum } from './sum';

/** The padded input; with a step, its window, where each pixel shows the weight that lies on it. */
function drawInput(
  { input, plan }: ConvolutionState,
  cell: number,
  step?: ConvolutionStep,
  corners = false,
): Picture {
  const { rows, columns } = plan;
  const frame: GridFrame | undefined = step && {
    row: step.top + rows.before,
    column: step.left + columns.before,
    rows: rows.extent,
    columns: columns.extent,
    colour: COLOURS.blue,
  };
  const weights = new Map(step?.products.map(({ row, column, weight }) => [`${row} ${column}`, weight]));
  return drawNumberGrid({
    rows: rows.inputs + rows.before + rows.after,
    columns: columns.inputs + columns.before + columns.after,
    cell,
    frames: frame ? [frame] : [],
    at: (paddedRow, paddedColumn) => {
      const row = paddedRow - rows.before;
      const column = paddedColumn - columns.before;
      const pixel = input[row]?.[column];
      const weight = weights.get(`${row} ${column}`);
      return {
        text: formatNumber(pixel ?? 0),
        dashed: pixel === undefined,
        colour: pixel === undefined ? COLOURS.mutedInk : COLOURS.ink,
        fill: weight === undefined ? COLOURS.paper : COLOURS.bluePale,
        corner: weight === undefined || !corners ? undefined : `×${formatNumber(weight)}`,
      };
    },
  });
}

function drawKernel({ weights }: ConvolutionState, cell: number): Picture {
  return drawNumberGrid({
    rows: weights.length,
    columns: weights[0]!.length,
    cell,
    at: (row, column) => ({
      text: formatNumber(weights[row]![column]!),
      fill: COLOURS.bluePale,
      colour: COLOURS.blueInk,
    }),
  });
}

/** The output, filled up to the step, or all of it; a click on a place goes to its step. */
function drawOutput({ plan, steps }: ConvolutionState, cell: number, current?: number): Picture {
  const at = current === undefined ? undefined : steps[current];
  return drawNumberGrid({
    rows: plan.rows.outputs,
    columns: plan.columns.outputs,
    cell,
    frames: at ? [{ row: at.row, column: at.column, rows: 1, columns: 1, colour: COLOURS.vermilion }] : [],
    at: (row, column) => {
      const index = row * plan.columns.outputs + column;
      const known = current === undefined || index <= current;
      return {
        text: known ? formatNumber(steps[index]!.sum) : '',
        fill: index === current ? COLOURS.orangePale : known ? COLOURS.paper : COLOURS.faint,
        bold: index === current,
        write: { step: String(index) },
      };
    },
  });
}

interface Blocks {
  input: Picture;
  kernel: Picture;
  output: Picture;
}

/** The three grids with their names, in cells as large as the room allows. Without a step: the finished whole. */
function drawBlocks(
  state: ConvolutionState,
  options: { room: number; largest: number; step?: number; columns: number },
): Blocks {
  const { rows, columns } = state.plan;
  const cell = Math.max(16, Math.min(options.largest, Math.floor(options.room / options.columns)));
  const corners = cell >= 30 && rows.kernel * columns.kernel > 1;
  const step = options.step === undefined ? undefined : state.steps[options.step];
  const shape = `${rows.kernel}×${columns.kernel}`;
  return {
    input: titlePicture(`Input ${rows.inputs}×${columns.inputs}`, drawInput(state, cell, step, corners)),
    kernel: titlePicture(`Kernel ${shape}${state.flip ? ', turned' : ''}`, drawKernel(state, cell)),
    output: titlePicture(`Output ${rows.outputs}×${columns.outputs}`, drawOutput(state, cell, options.step)),
  };
}

function drawWide(state: ConvolutionState, width: number, largest: number, step?: number): Picture {
  const room = width - EQUATION_SIGNS - 20;
  const { input, kernel, output } = drawBlocks(state, {
    room,
    largest,
    step,
    columns: countColumns(state, true),
  });
  return drawEquation([
    { sign: '', picture: input },
    { sign: '∗', picture: kernel },
    { sign: '=', picture: output },
  ]);
}

function drawNarrow(state: ConvolutionState, width: number): Picture {
  const room = width - EQUATION_SIGNS / 2 - 20;
  const columns = countColumns(state, false);
  const { input, kernel, output } = drawBlocks(state, { room, largest: 42, step: state.step, columns });
  const above = drawEquation([
    { sign: '', picture: input },
    { sign: '∗', picture: kernel },
  ]);
  return stackPictures([above, drawEquation([{ sign: '=', picture: output }])], 14);
}

/** Cells side by side in the widest row of blocks. */
function countColumns({ plan: { columns } }: ConvolutionState, withOutput: boolean): number {
  const padded = columns.inputs + columns.before + columns.after;
  return Math.max(columns.outputs + 1, padded + columns.kernel + (withOutput ? columns.outputs : 0));
}

function writeSizes({ plan }: ConvolutionState): string[] {
  const formula = ({ inputs: size, kernel, stride, dilation, before, after }: typeof plan.rows) =>
    writeConvolutionSize({ size, kernel, stride, dilation, padding: { before, after } });
  const rows = formula(plan.rows);
  const columns = formula(plan.columns);
  return rows === columns ? [`Output size: ${rows}`] : [`Output rows: ${rows}`, `Output columns: ${columns}`];
}

/** One step: the window on the input, the kernel, the output so far, and the sum written out. */
export function drawConvolution(state: ConvolutionState, layout: Layout): Picture {
  const width = layout === 'wide' ? 860 : 440;
  const top = layout === 'wide' ? drawWide(state, width, 46, state.step) : drawNarrow(state, width);
  const sum = drawSum(state.steps[state.step]!, width - 12, 16);
  let y = top.height + 22;
  let content = moveTo(Math.max(0, (width - top.width) / 2), 0, top.content);
  content += moveTo(Math.max(6, (width - sum.width) / 2), y, sum.content);
  y += sum.height + 18;
  for (const line of writeSizes(state)) {
    content += drawText(width / 2, y, line, { size: 14, anchor: 'middle', colour: COLOURS.mutedInk });
    y += 20;
  }
  return { width: Math.max(width, top.width), height: y, content };
}

/** The whole convolution, then its steps (as many as fit on a page), each with its sum: what paper shows. */
export function drawAllSteps(state: ConvolutionState): Picture {
  const { inputs, before, after } = state.plan.columns;
  const perRow = state.steps.length <= 4 ? 2 : 3;
  const width = Math.floor((PAPER_WIDTH - (perRow - 1) * 20) / perRow);
  const cell = Math.max(14, Math.min(28, Math.floor((width - 8) / (inputs + before + after))));
  const most = state.plan.rows.inputs + state.plan.rows.before + state.plan.rows.after > 6 ? 6 : 9;
  const pictures = spreadPositions(state.steps.length, most).map((index) => {
    const step = state.steps[index]!;
    const sum = drawSum(step, width - 16, 13);
    const indented = { ...sum, content: moveTo(7, 0, sum.content) };
    const picture = stackPictures([drawInput(state, cell, step), indented], 8);
    const caption = `Step ${index + 1}: row ${step.row + 1}, column ${step.column + 1}`;
    return { caption, picture: { ...picture, width } };
  });
  return stackPictures([drawWide(state, PAPER_WIDTH, 38), arrangePictures(pictures, PAPER_WIDTH, 20)], 26);
}
