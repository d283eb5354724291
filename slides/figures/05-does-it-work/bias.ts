/** The Fréchet distance of real digits from real digits: it is too high, and falls with their number. */

import { shrink } from '../../../src/data/degrade';
import { formatFixed } from '../../../src/drawing/format-number';
import { element } from '../../../src/drawing/markup';
import { COLOURS } from '../../../src/drawing/palette';
import { drawText } from '../../../src/drawing/picture';
import { Plot } from '../../../src/drawing/plot';
import { type BiasPoint, measureFrechetBias } from '../../../src/metrics/frechet-bias';
import type { SlideFigure } from '../../../src/slides/lecture';
import { loadDigits, takeDigit } from '../digits';
import { WIDTH } from './draw';

/** Sides of the blocks whose mean grey stands in for a feature: 49 numbers a digit. */
const BLOCK = 4;
export const FEATURE_COUNT = (28 / BLOCK) ** 2;

const COUNTS = [50, 100, 200, 500, 1000, 2000, 4000];
let measured: BiasPoint[] | undefined;

export function findBias(): BiasPoint[] {
  if (measured) return measured;
  const { train } = loadDigits();
  const features = Array.from({ length: 2 * COUNTS.at(-1)! }, (_, i) =>
    Array.from(shrink(takeDigit(train, i), BLOCK).pixels, (grey) => grey / 255),
  );
  measured = measureFrechetBias(features, COUNTS);
  return measured;
}

/** One distance for each number of digits, real ones against other real ones: the truth is 0. */
export function drawBias(): SlideFigure {
  const rows = findBias();
  const highest = rows[0]!.distance;
  const top = Number((highest * 1.15).toPrecision(1));
  const HEIGHT = 372;
  const plot = new Plot({
    box: { left: 48, top: 8, width: WIDTH - 56, height: HEIGHT - 60 },
    x: [rows[0]!.count * 0.9, rows.at(-1)!.count * 1.3],
    y: [0, top],
    logX: true,
    xTicks: rows.map(({ count }) => count),
    xLabel: 'digits in each of the two samples',
    yTicks: [0, top / 2, top],
    formatY: (value) => formatFixed(value, 2),
    formatX: (value) => value.toLocaleString('en'),
  });
  const content =
    plot.frame +
    plot.line(
      rows.map(({ count, distance }) => [count, distance]),
      { colour: COLOURS.vermilion, width: 4 },
    ) +
    rows
      .map(({ count, distance }, i) => {
        const [x, y] = [plot.x(count), plot.y(distance)];
        return (
          element('circle', { cx: x, cy: y, r: 7, fill: COLOURS.vermilion }) +
          drawText(
            i === rows.length - 1 ? WIDTH - 4 : x + 12,
            y - 20,
            formatFixed(distance, distance < 0.1 ? 3 : 2),
            {
              size: 20,
              anchor: i === rows.length - 1 ? 'end' : 'start',
              weight: 'bold',
              colour: COLOURS.vermilionInk,
            },
          )
        );
      })
      .join('') +
    element('path', { d: `M44 ${plot.y(0)}H${WIDTH - 8}`, stroke: COLOURS.green, 'stroke-width': 5 }) +
    element('path', { d: 'M420 60h44', stroke: COLOURS.green, 'stroke-width': 5 }) +
    drawText(476, 60, 'the truth: 0, all are real', {
      size: 18,
      weight: 'bold',
      colour: COLOURS.greenInk,
    });
  return {
    picture: { width: WIDTH, height: HEIGHT, content },
    label: `Fréchet distance of real digits to other real digits, in ${FEATURE_COUNT} numbers a digit: it falls from ${formatFixed(highest, 2)} with ${rows[0]!.count} digits to ${formatFixed(rows.at(-1)!.distance, 3)} with ${rows.at(-1)!.count}.`,
  };
}
