/** The deck's convolution: what it prints, and what comes out. */
import { convolve } from '../../../src/arithmetic/convolution';
import { type Matrix, rotate180 } from '../../../src/arithmetic/matrix';
import { drawEquation, titlePicture } from '../../../src/drawing/arrange';
import { COLOURS } from '../../../src/drawing/palette';
import { drawText, moveTo, type Picture } from '../../../src/drawing/picture';
import { makeFigure, type SlideFigure } from '../../../src/slides/lecture';
import { DECK_INPUT, DECK_KERNEL } from '../../../src/widgets/convolution-player/state';
import { drawNumbers } from './numbers';

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
  return makeFigure(
    [900, 2 * height + 26],
    'The same input with the kernel as written and turned by 180 degrees: every number of the output changes its sign.',
    content,
  );
}
