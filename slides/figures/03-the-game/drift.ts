/** What is left for the generator while two bells drift apart. */
import { formatFixed } from '../../../src/drawing/format-number';
import { COLOURS } from '../../../src/drawing/palette';
import { moveTo } from '../../../src/drawing/picture';
import { type Place, Plot } from '../../../src/drawing/plot';
import { drawPath } from '../../../src/drawing/shapes';
import { divergenceAtDistance } from '../../../src/metrics/bell-divergence';
import { makeFigure, type SlideFigure } from '../../../src/slides/lecture';
import { bell } from './bells';
import { FAKE, REAL } from './shapes';

/** What a small picture of two bells shows of the line. */
const PAIR = [-2.6, 8.6] as const;

/** Two bells side by side, as small as a word. */
function drawPair(distance: number, width: number): string {
  const plot = new Plot({
    box: { left: 0, top: 0, width, height: 60 },
    x: PAIR,
    y: [0, 0.45],
    xTicks: [],
    yTicks: [],
  });
  return (
    plot.area(bell(0), REAL.pale) +
    plot.area(bell(distance), FAKE.pale) +
    plot.curve(bell(0), { colour: REAL.line, width: 3 }) +
    plot.curve(bell(distance), { colour: FAKE.line, width: 3, dash: '6 4' })
  );
}

/** What the generator minimises, over the distance of two bells. */
export function drawDrift(): SlideFigure {
  const plot = new Plot({
    box: { left: 60, top: 96, width: 780, height: 240 },
    x: [-0.4, 6.4],
    y: [0, 1],
    xTicks: [0, 1, 2, 3, 4, 5, 6],
    yTicks: [0, 0.5],
    xLabel: 'distance',
  });
  const steps = Array.from({ length: 61 }, (_, i) => i / 10);
  const line = steps.map((distance): Place => [distance, divergenceAtDistance(distance)]);
  const wide = 130;
  const pairs = [0, 2, 6].map((distance) => {
    const middle = ((distance / 2 - PAIR[0]) / (PAIR[1] - PAIR[0])) * wide;
    return moveTo(plot.x(distance) - middle, 8, drawPair(distance, wide));
  });
  const most = Math.log(2);
  const name = { size: 22, weight: 'bold' } as const;
  return makeFigure(
    [860, 392],
    'The Jensen-Shannon divergence of two bells rises with their distance and becomes flat near log 2.',
    ...pairs,
    plot.frame,
    drawPath(`M60 ${plot.y(most)}H840`, COLOURS.mutedInk, 2, '3 5'),
    plot.text([-0.4, most], `log 2 = ${formatFixed(most, 3)}`, {
      dx: 8,
      dy: -16,
      size: 20,
      colour: COLOURS.mutedInk,
    }),
    plot.line(
      steps.map((distance): Place => [distance, distance / 6]),
      { colour: COLOURS.purple, dash: '12 7', width: 4 },
    ),
    plot.line(line, { colour: COLOURS.ink, width: 6 }),
    plot.text([1.6, divergenceAtDistance(1.6)], 'JS', { ...name, size: 30, dx: 22, dy: 34 }),
    plot.text([4.7, 0.93], 'the distance ÷ 6', { ...name, anchor: 'end', colour: COLOURS.purpleInk }),
    plot.text([5.3, most], 'flat: no hint', { ...name, anchor: 'middle', dy: 40 }),
  );
}
