/** A critic without a limit, and the penalty on its slope. */
import { gradientPenalty } from '../../../src/arithmetic/gan-losses';
import { formatNumber } from '../../../src/drawing/format-number';
import { COLOURS } from '../../../src/drawing/palette';
import { drawText } from '../../../src/drawing/picture';
import { Plot } from '../../../src/drawing/plot';
import { makeFigure, type SlideFigure } from '../../../src/slides/lecture';
import { CRITIC, FAKE, REAL } from './shapes';

/** A critic that shouts, and the penalty on its slope. */
export function drawPenalty(): SlideFigure {
  const lines = new Plot({
    box: { left: 50, top: 40, width: 330, height: 290 },
    x: [-1.4, 2.4],
    y: [-12, 22],
    xTicks: [],
    yTicks: [-10, 0, 10, 20],
    yLabel: 'critic’s score',
  });
  const scores = (slope: number) => (x: number) => slope * x;
  const marks = [1, 10].map((slope) =>
    [
      { x: 2, tone: REAL },
      { x: -1, tone: FAKE },
    ]
      .map(({ x, tone }) => lines.dot([x, slope * x], tone.line))
      .join(''),
  );
  const parabola = new Plot({
    box: { left: 500, top: 40, width: 340, height: 290 },
    x: [0, 3],
    y: [0, 40],
    xTicks: [0, 1, 2, 3],
    yTicks: [0, 10, 20, 30, 40],
    xLabel: 'length of the critic’s slope',
    yLabel: 'penalty',
  });
  const penalty = (norm: number) => gradientPenalty(norm).value;
  const big = { size: 20, weight: 'bold' } as const;
  return makeFigure(
    [860, 386],
    'Left: a critic whose scores are ten times as large. Right: the penalty, 0 at slope 1 and growing on both sides.',
    lines.frame,
    lines.curve(scores(1), { colour: CRITIC.line, dash: '12 7' }),
    lines.curve(scores(10), { colour: CRITIC.line }, [-1.15, 2.2]),
    ...marks,
    lines.text([2, 20], 'real', { ...big, dx: -24, dy: -16, anchor: 'end', colour: REAL.ink }),
    lines.text([-1, -10], 'fake', { ...big, dx: 36, dy: -16, colour: FAKE.ink }),
    drawText(215, 354, 'ten times louder, ten times “better”', {
      size: 18,
      anchor: 'middle',
      colour: COLOURS.mutedInk,
    }),
    parabola.frame,
    parabola.curve(penalty, { colour: COLOURS.purple, width: 6 }),
    ...[1, 2].map((norm) => parabola.dot([norm, penalty(norm)], COLOURS.purple, 9)),
    parabola.text([1, 0], 'free', { ...big, dy: -24, anchor: 'middle', colour: COLOURS.purpleInk }),
    parabola.text([2, penalty(2)], `costs ${formatNumber(penalty(2))}`, {
      ...big,
      dx: -18,
      dy: -20,
      anchor: 'end',
      colour: COLOURS.purpleInk,
    }),
  );
}
