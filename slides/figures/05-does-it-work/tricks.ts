/** The seventeen tricks of a list, and which of them the course has measured. */
import { COLOURS } from '../../../src/drawing/palette';
import { drawText, moveTo } from '../../../src/drawing/picture';
import { TRICKS, type Trick, whereMeasured } from '../../../src/notebook/tricks';
import { makeFigure, type SlideFigure } from '../../../src/slides/lecture';
import { drawBox, WIDTH } from '../draw';

const ROW = 40;
const COLUMN = 416;
const HALF = Math.ceil(TRICKS.length / 2);

function drawTrick(trick: Trick, index: number): string {
  const y = 34 + (index % HALF) * ROW;
  const isMeasured = trick.measured !== undefined;
  return moveTo(
    index < HALF ? 0 : WIDTH - COLUMN,
    y,
    drawText(0, ROW / 2, `${index + 1}`, { size: 15, colour: COLOURS.mutedInk }) +
      drawText(28, ROW / 2, trick.name, { size: 18 }) +
      drawBox([isMeasured ? whereMeasured(trick) : '–'], {
        x: COLUMN - 84,
        y: 4,
        width: 84,
        height: ROW - 8,
        tone: isMeasured ? 'good' : 'plain',
        size: 16,
        radius: 6,
      }),
  );
}

export function drawTricks(): SlideFigure {
  const head = (x: number) =>
    drawText(x, 12, 'measured in', { size: 15, anchor: 'end', colour: COLOURS.mutedInk });
  const measured = TRICKS.filter((trick) => trick.measured);
  return makeFigure(
    [WIDTH, 40 + HALF * ROW],
    `Seventeen tricks. The notebooks measure ${measured.map(({ name }) => name).join('; ')}. The others they do not.`,
    head(COLUMN),
    head(WIDTH),
    ...TRICKS.map(drawTrick),
  );
}

export const TRICK_VALUES = {
  'tricks.count': () => TRICKS.length,
  'tricks.measured': () => TRICKS.filter((trick) => trick.measured).length,
};
