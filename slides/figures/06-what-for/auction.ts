/** A price and its estimate, to scale. */

import { element } from '../../../src/drawing/markup';
import { COLOURS } from '../../../src/drawing/palette';
import { drawText } from '../../../src/drawing/picture';
import { onPress } from '../../../src/drawing/shapes';
import { makeFigure, type SlideFigure } from '../../../src/slides/lecture';
import { WIDTH } from '../draw';

/** Christie's lot 363, in US dollars (deck 004, L114-134). */
const LOT = { price: 432_500, estimate: [7_000, 10_000] } as const;

/** How many times the higher estimate was paid. */
export const ratioToEstimate = () => LOT.price / LOT.estimate[1];

export function drawAuction(): SlideFigure {
  const toWidth = (dollars: number) => (dollars / LOT.price) * WIDTH;
  const write = (dollars: number) => dollars.toLocaleString('en');
  const [low, high] = LOT.estimate;
  const content =
    drawText(0, 22, 'estimate', { size: 20, colour: COLOURS.mutedInk }) +
    drawText(0, 56, `USD ${write(low)} to ${write(high)}`, {
      size: 28,
      weight: 'bold',
      colour: COLOURS.blueInk,
    }) +
    element('rect', { x: 0, y: 80, width: toWidth(high), height: 64, fill: COLOURS.bluePale }) +
    element('rect', { x: 0, y: 80, width: toWidth(low), height: 64, fill: COLOURS.blue }) +
    onPress(
      drawText(0, 200, 'price', { size: 20, colour: COLOURS.mutedInk }) +
        drawText(0, 246, `USD ${write(LOT.price)}`, {
          size: 52,
          weight: 'bold',
          colour: COLOURS.vermilionInk,
        }) +
        element('rect', { x: 0, y: 286, width: WIDTH, height: 64, fill: COLOURS.vermilion }),
    );
  return makeFigure(
    [WIDTH, 356],
    `Two bars to scale: the estimate of ${write(low)} to ${write(high)} dollars is a sliver beside the price of ${write(LOT.price)}.`,
    content,
  );
}
