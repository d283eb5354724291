/** The smallest GAN: its first step, and three ways of playing it on. */
import { type DiracPoint, traceDiracGan } from '../../../src/arithmetic/dirac-gan';
import { minimax } from '../../../src/arithmetic/gan-losses';
import { formatFixed } from '../../../src/drawing/format-number';
import { COLOURS } from '../../../src/drawing/palette';
import { drawText, moveTo } from '../../../src/drawing/picture';
import { Plot } from '../../../src/drawing/plot';
import { drawBox, drawPath } from '../../../src/drawing/shapes';
import { makeFigure, type SlideFigure } from '../../../src/slides/lecture';
import { CRITIC, drawStraightArrow, FAKE, REAL } from './shapes';

/** The game of notebook 05: the loss of V, both from 1. */
const game = { loss: minimax, learningRate: 0.2, steps: 150 } as const;

const WAYS = [
  { name: 'both at once', path: traceDiracGan({ ...game, updates: 'simultaneous' }), tone: FAKE },
  { name: 'in turn', path: traceDiracGan({ ...game, updates: 'alternating' }), tone: REAL },
  {
    name: 'with a penalty',
    path: traceDiracGan({ ...game, updates: 'alternating', penalty: 0.5 }),
    tone: CRITIC,
  },
] as const;

/** Distance from the middle, at the start or at the end of one way. */
export function radius(way: 0 | 1 | 2, end: 'start' | 'end'): number {
  return WAYS[way].path.at(end === 'start' ? 0 : -1)!.radius;
}

/** One number each: the fake's place and the slope of the critic's line. */
export function drawSmallest(): SlideFigure {
  const plot = new Plot({
    box: { left: 20, top: 10, width: 820, height: 350 },
    x: [-1.1, 2.1],
    y: [-1.1, 1.8],
    xTicks: [],
    yTicks: [0],
    formatTick: () => '',
  });
  const next = WAYS[0].path[1]!;
  const far = 1.6;
  const big = { size: 26, weight: 'bold' } as const;
  const middle = { ...big, anchor: 'middle' } as const;
  const left = { ...big, anchor: 'end' } as const;
  return makeFigure(
    [860, 368],
    'A line through 0 that turns down, and a fake number right of 0 that moves farther to the right.',
    plot.frame,
    plot.curve((x) => next.psi * x, { colour: CRITIC.line, width: 4, dash: '12 7' }, [-1, 1.72]),
    plot.curve((x) => x, { colour: CRITIC.line, width: 6 }, [-1, 1.7]),
    drawStraightArrow(
      [plot.x(far), plot.y(far) + 6],
      [plot.x(far), plot.y(next.psi * far) + 16],
      CRITIC.line,
      7,
    ),
    plot.text([1.2, 1.45], 'critic: ψ · x', { ...left, colour: CRITIC.ink }),
    plot.text([1.62, 0.92], 'turns down', { ...middle, colour: CRITIC.ink }),
    drawStraightArrow([plot.x(1) + 14, plot.y(0)], [plot.x(next.theta + 0.4), plot.y(0)], FAKE.line, 11),
    plot.dot([0, 0], REAL.line, 20),
    plot.text([-0.1, 0.3], 'all real numbers: 0', { ...left, colour: REAL.ink }),
    plot.dot([1, 0], FAKE.line, 20),
    plot.text([1.22, -0.36], 'fake: θ runs away', { ...middle, colour: FAKE.ink }),
  );
}

const START = { dx: 12, dy: -14, size: 17, weight: 'bold' } as const;

function drawOrbit(path: readonly DiracPoint[], colour: string, side: number): string {
  const plot = new Plot({
    box: { left: 0, top: 0, width: side, height: side },
    x: [-3.1, 3.1],
    y: [-3.1, 3.1],
    xTicks: [],
    yTicks: [],
  });
  const [start, end] = [path[0]!, path.at(-1)!];
  const middle = plot.x(0);
  return (
    drawBox({ x: 0, y: 0, width: side, height: side, fill: COLOURS.paper, stroke: COLOURS.line }) +
    drawPath(`M${middle} 8V${side - 8}M8 ${middle}H${side - 8}`, COLOURS.line, 1.5) +
    plot.line(
      path.map(({ theta, psi }) => [theta, psi]),
      { colour, width: 2.6 },
    ) +
    plot.dot([start.theta, start.psi], COLOURS.ink, 8) +
    plot.text([start.theta, start.psi], 'start', { ...START, rim: COLOURS.paper }) +
    plot.dot([end.theta, end.psi], COLOURS.orange, 9)
  );
}

/** The three orbits side by side, with the distance from the middle at the end. */
export function drawOrbits(): SlideFigure {
  const side = 268;
  const content = WAYS.map(({ name, path, tone }, index) =>
    moveTo(
      index * (side + 28),
      0,
      drawText(side / 2, 14, name, { size: 23, weight: 'bold', anchor: 'middle', colour: tone.ink }) +
        moveTo(0, 36, drawOrbit(path, tone.line, side)) +
        drawText(
          side / 2,
          side + 66,
          `${formatFixed(path[0]!.radius, 2)} → ${formatFixed(path.at(-1)!.radius, 2)}`,
          { size: 30, weight: 'bold', anchor: 'middle' },
        ),
    ),
  );
  return makeFigure(
    [860, side + 90],
    `Three paths of the generator's and the critic's number: outwards, around, and into the middle.`,
    ...content,
  );
}

/** The orbit in turn alone. */
export function drawSmallOrbit(side: number): string {
  return drawOrbit(WAYS[1].path, REAL.line, side);
}
