/** Digits with something missing, and a generator that fills it in. */
import { addRain, hide, shrink } from '../../../src/data/degrade';
import { drawArrow } from '../../../src/drawing/arrow';
import { COLOURS } from '../../../src/drawing/palette';
import { drawText, moveTo } from '../../../src/drawing/picture';
import { onPress } from '../../../src/drawing/shapes';
import { RandomStream } from '../../../src/random/stream';
import type { SlideFigure } from '../../../src/slides/lecture';
import { findDigit, loadDigits } from '../digits';
import { drawBox, drawImage, WIDTH } from '../draw';

/** Three problems with the same shape: something is missing, a generator fills it in, a critic sees both. */
export function drawRepairs(): SlideFigure {
  const IMAGE = 116;
  const pick = (label: number, nth: number) => findDigit(loadDigits().test, label, nth);
  const rows = [
    { name: 'too small', from: shrink(pick(5, 2), 4), to: pick(5, 2) },
    { name: 'torn', from: hide(pick(3, 1), { left: 8, top: 10, width: 13, height: 10 }), to: pick(3, 1) },
    { name: 'rain', from: addRain(pick(7, 3), { random: new RandomStream(4) }), to: pick(7, 3) },
  ];
  const column = (x: number, { name, from, to }: (typeof rows)[number]) =>
    moveTo(
      x,
      0,
      drawText(IMAGE / 2, 12, name, {
        size: 20,
        anchor: 'middle',
        weight: 'bold',
        colour: COLOURS.vermilionInk,
      }) +
        drawImage(from, 0, 30, IMAGE, 'fake') +
        drawArrow([
          [IMAGE / 2, 152],
          [IMAGE / 2, 176],
        ]) +
        drawBox(['G'], { x: 8, y: 178, width: IMAGE - 16, height: 52, tone: 'fake', size: 24 }) +
        drawArrow([
          [IMAGE / 2, 232],
          [IMAGE / 2, 256],
        ]) +
        drawImage(to, 0, 260, IMAGE, 'real'),
    );
  const last = 2 * 196 + IMAGE;
  const content =
    rows.map((row, i) => (i === 0 ? column(0, row) : onPress(column(i * 196, row)))).join('') +
    drawText(586, 66, 'in place of noise', { size: 21, weight: 'bold', colour: COLOURS.vermilionInk }) +
    drawText(586, 204, 'fills in', { size: 21, weight: 'bold', colour: COLOURS.vermilionInk }) +
    drawText(586, 342, 'wanted', { size: 21, weight: 'bold', colour: COLOURS.blueInk }) +
    drawArrow(
      [
        [last + 10, 92],
        [790, 92],
        [790, 166],
      ],
      { colour: COLOURS.blue, width: 3 },
    ) +
    drawBox(['Critic', 'sees both'], { x: 708, y: 170, width: 164, height: 92, tone: 'real', size: 23 }) +
    drawArrow(
      [
        [last + 10, 318],
        [790, 318],
        [790, 266],
      ],
      { colour: COLOURS.blue, width: 3 },
    );
  return {
    picture: { width: WIDTH, height: 380, content },
    label:
      'Three digits, made too small, torn and rained on; below each a generator, and below that the whole digit that it should give.',
  };
}
