/** Which design mended what: the timeline of notebook 16 in two columns. */

import { COLOURS } from '../../../src/drawing/palette';
import { drawText, moveTo, wrapText } from '../../../src/drawing/picture';
import { drawCircle } from '../../../src/drawing/shapes';
import { GAN_YEARS, type GanYear } from '../../../src/notebook/gan-years';
import { makeFigure, type SlideFigure } from '../../../src/slides/lecture';
import { WIDTH } from '../draw';

const HALF = Math.ceil(GAN_YEARS.length / 2);
const ROW = 60;

/** What was wrong, or what is new: the first clause of what the notebook says. */
const firstClause = ({ text }: GanYear) => /^[^:;]*/.exec(text)![0];

function drawYear(event: GanYear, index: number): string {
  const isGame = event.kind === 'first';
  const stroke = isGame ? COLOURS.blue : COLOURS.vermilion;
  const fill = isGame ? COLOURS.blue : COLOURS.paper;
  return moveTo(
    index < HALF ? 0 : WIDTH / 2 + 8,
    (index % HALF) * ROW,
    drawText(0, 14, String(event.year), { size: 17, colour: COLOURS.mutedInk }),
    drawCircle([62, 14], 7, { fill, stroke, strokeWidth: 3 }),
    drawText(82, 14, event.name, { size: 18, weight: 'bold' }),
    ...wrapText(firstClause(event), WIDTH / 2 - 90, 15).map((line, row) =>
      drawText(82, 34 + 17 * row, line, { size: 15, colour: COLOURS.mutedInk }),
    ),
  );
}

export function drawYears(): SlideFigure {
  return makeFigure(
    [WIDTH, HALF * ROW],
    `What came when: ${GAN_YEARS.map(({ year, name }) => `${year} ${name}`).join(', ')}.`,
    ...GAN_YEARS.map(drawYear),
  );
}

export const YEAR_VALUES = {
  'years.first': () => GAN_YEARS[0]!.year,
  'years.last': () => GAN_YEARS.at(-1)!.year,
};
