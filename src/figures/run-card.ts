/**
 * A training on the ring of eight as one card: both losses, what the discriminator says, the size of the generator's
 * gradient, and the generated points. All cards have the same axes, so that they can be compared.
 */
import { mean } from '../arithmetic/mean';
import { SERIES_STYLES } from '../drawing/line-chart';
import { drawDots } from '../drawing/marks';
import { element } from '../drawing/markup';
import { COLOURS } from '../drawing/palette';
import { drawText, moveTo, type Picture } from '../drawing/picture';
import { Plot } from '../drawing/plot';
import { drawCard } from './card';
import { drawChart } from './line-chart';

export interface RingCurves {
  /** Steps between two entries of the lists; the first entry is the first step. */
  every: number;
  discriminatorLoss: readonly number[];
  generatorLoss: readonly number[];
  /** Mean D(x) and D(G(z)), 0 to 1. */
  realScore: readonly number[];
  fakeScore: readonly number[];
  /** Root mean square over the generator's weights. */
  generatorGradient: readonly number[];
  /** Generated points at the end, x and y in turn. */
  points: ArrayLike<number>;
}

const PANEL = { width: 211, height: 182 };
const TOP = 26;
/** From a row's top to the next one's: a label below an axis stands clear of the next title. */
const ROW = PANEL.height + 12;
/** Losses and gradients outside stay on the panel's edge. */
const LOSSES = [-1, 8] as const;
const POWERS = [-7, 1] as const;
/** The plane's half side; the ring has the radius 2. */
const REACH = 3;
/** Radius of a circle: three deviations of a mode. */
const CIRCLE = 0.3;

const CENTRES = Array.from({ length: 8 }, (_, i) => {
  const angle = (i * Math.PI) / 4;
  return [2 * Math.cos(angle), 2 * Math.sin(angle)] as const;
});

/** Pairs of x and y. */
const listPlaces = (points: ArrayLike<number>) =>
  Array.from({ length: points.length / 2 }, (_, i) => [points[2 * i]!, points[2 * i + 1]!] as const);

function drawPlane(points: ArrayLike<number>): string {
  const side = 128;
  const box = { left: 48, top: 40, width: side, height: side };
  const range = [-REACH, REACH] as const;
  const plot = new Plot({ box, x: range, y: range, xTicks: [], yTicks: [], type: 'page' });
  const rings = CENTRES.map(([x, y]) =>
    element('circle', {
      cx: plot.x(x),
      cy: plot.y(y),
      r: (CIRCLE * side) / (2 * REACH),
      fill: COLOURS.bluePale,
      stroke: COLOURS.blue,
      'stroke-width': 1.2,
    }),
  );
  const places = listPlaces(points);
  const inside = places.filter(([x, y]) => Math.abs(x) < REACH && Math.abs(y) < REACH);
  const dots = inside.map(([x, y]) => [plot.x(x), plot.y(y)] as const);
  const lost = places.length - inside.length;
  const note = lost > 0 ? `dots: generated, ${lost} outside` : 'dots: generated, circles: real';
  return (
    drawText(42, 10, 'Points at the end', { size: 13, weight: 'bold' }) +
    drawText(42, 29, note, { size: 12 }) +
    plot.frame +
    rings.join('') +
    drawDots(dots, { colour: COLOURS.vermilion, size: 1.6, opacity: 0.8 })
  );
}

/** What stands on the card, as a picture for larger ones. @throws when there is no step or no point */
export function drawRun(title: string, run: RingCurves): Picture {
  const { every, points } = run;
  const length = run.generatorLoss.length;
  if (length === 0 || points.length < 2) throw new Error(`The run "${title}" has no steps or no points.`);
  const x = Array.from({ length }, (_, i) => 1 + i * every);
  const [first, second] = SERIES_STYLES;
  const chart = (
    column: number,
    row: number,
    heading: string,
    yRange: readonly [number, number],
    curves: [name: string, values: readonly number[]][],
  ) =>
    drawChart(
      curves.map(([name, y], i) => ({ name, x, y, style: [first, second][i]! })),
      {
        ...PANEL,
        left: column * PANEL.width,
        top: TOP + row * ROW,
        title: heading,
        xLabel: 'step',
        yRange,
      },
    );
  const powers = run.generatorGradient.map((size) => Math.log10(Math.max(size, 10 ** POWERS[0])));
  const content = [
    drawText(14, 14, title, { size: 15, weight: 'bold' }),
    chart(0, 0, 'Losses', LOSSES, [
      ['D', run.discriminatorLoss],
      ['G', run.generatorLoss],
    ]),
    chart(
      1,
      0,
      'What D says',
      [0, 1],
      [
        ['D(x)', run.realScore],
        ['D(G(z))', run.fakeScore],
      ],
    ),
    chart(0, 1, 'Gradient of G', POWERS, [['10 to the power …', powers]]),
    moveTo(PANEL.width, TOP + ROW, drawPlane(points)),
  ];
  return { width: 2 * PANEL.width + 8, height: 2 * ROW + TOP, content: content.join('') };
}

/** The card's markup. @throws when there is no step or no point */
export function drawRunCard(title: string, run: RingCurves): string {
  const { width, height, content } = drawRun(title, run);
  return drawCard(width, height, describeRun(title, run), content);
}

/** Mean of the last quarter of a curve: where the run has come to. */
export function meanOfLastQuarter(values: readonly number[]): number {
  return mean(values.slice(-Math.ceil(values.length / 4)));
}

/** The run in a sentence, for those who do not see it. */
export function describeRun(title: string, run: RingCurves): string {
  const ending = (values: readonly number[]) => meanOfLastQuarter(values).toPrecision(2);
  const places = listPlaces(run.points);
  const reached = CENTRES.filter(([x, y]) => places.some(([a, b]) => Math.hypot(a - x, b - y) < CIRCLE));
  return (
    `${title}. Means over the last quarter: loss of D ${ending(run.discriminatorLoss)}, of G ` +
    `${ending(run.generatorLoss)}, D(x) ${ending(run.realScore)}, D(G(z)) ${ending(run.fakeScore)}, ` +
    `gradient of G ${ending(run.generatorGradient)}. At the end ${reached.length} of the 8 circles have dots.`
  );
}
