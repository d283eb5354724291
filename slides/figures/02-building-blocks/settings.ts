/** Padding and stride. */
import { type ConvolutionOptions, planImage } from '../../../src/arithmetic/convolution';
import { drawNumberGrid } from '../../../src/drawing/number-grid';
import { COLOURS } from '../../../src/drawing/palette';
import { moveTo, type Picture } from '../../../src/drawing/picture';
import type { SlideFigure } from '../../../src/slides/lecture';
import { captionPicture, placeInRow } from './numbers';

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
