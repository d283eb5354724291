/** There and back again: the two shipped generators, one the way back of the other. */
import { readCycle } from '../../../experiments/applications/read-pictures';
import { arrowsLike } from '../../../src/drawing/arrow';
import { COLOURS } from '../../../src/drawing/palette';
import { drawText } from '../../../src/drawing/picture';
import { drawPath, onPress } from '../../../src/drawing/shapes';
import { makeFigure, type SlideFigure } from '../../../src/slides/lecture';
import { drawBox, drawImage, WIDTH } from '../draw';

/** Which of the test digits goes there and back: the 2. */
const SHOWN = 3;

export function drawCycle(): SlideFigure {
  const { digits, outlines, again } = readCycle();
  const SIDE = 190;
  const content =
    drawImage(digits[SHOWN]!, 0, 60, SIDE, 'real') +
    drawText(SIDE / 2, 30, 'digits', {
      size: 20,
      anchor: 'middle',
      weight: 'bold',
      colour: COLOURS.blueInk,
    }) +
    drawImage(outlines[SHOWN]!, 341, 60, SIDE, 'warm') +
    drawText(341 + SIDE / 2, 30, 'outlines', {
      size: 20,
      anchor: 'middle',
      weight: 'bold',
      colour: COLOURS.orangeInk,
    }) +
    arrowsLike({ width: 4, head: 15 })([200, 155], [331, 155]) +
    drawText(265, 130, 'G', { size: 26, anchor: 'middle', weight: 'bold' }) +
    onPress(
      arrowsLike({ width: 4, head: 15 })([541, 155], [672, 155]) +
        drawText(606, 130, 'F', { size: 26, anchor: 'middle', weight: 'bold' }) +
        drawImage(again[SHOWN]!, 682, 60, SIDE, 'fake') +
        drawText(682 + SIDE / 2, 30, 'digits again', {
          size: 20,
          anchor: 'middle',
          weight: 'bold',
          colour: COLOURS.vermilionInk,
        }) +
        drawPath(`M${SIDE / 2} 262V320H${682 + SIDE / 2}V262`, COLOURS.green, 4, '10 6') +
        drawBox(['must be the same'], {
          x: 316,
          y: 294,
          width: 240,
          height: 52,
          tone: 'good',
          size: 20,
          radius: 26,
        }),
    );
  return makeFigure(
    [WIDTH, 350],
    'A test digit becomes an outline by a trained generator G, and a digit again by a second generator F; the last must be the same as the first.',
    content,
  );
}
