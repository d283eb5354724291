/** How hard each loss of the generator pushes. */
import {
  type GanLoss,
  leastSquares,
  minimax,
  nonSaturating,
  wasserstein,
} from '../../../src/arithmetic/gan-losses';
import { formatFixed, formatNumber } from '../../../src/drawing/format-number';
import { COLOURS } from '../../../src/drawing/palette';
import { drawText } from '../../../src/drawing/picture';
import { Plot } from '../../../src/drawing/plot';
import { drawCircle, drawPath } from '../../../src/drawing/shapes';
import { makeFigure, type SlideFigure } from '../../../src/slides/lecture';
import { CRITIC, drawStraightArrow, FAKE, REAL } from './shapes';

/** What a sure critic says to a fake. */
export const SURE_LOGIT = -6;

/** A score at which least squares pushes a fake back. */
export const HIGH_SCORE = 4;

/** How hard two losses push a fake at the logit −6, and how many times as hard. */
export function drawPushes(): SlideFigure {
  const rows = [
    { who: 'the slide', loss: minimax, tone: REAL, y: 78 },
    { who: 'the code', loss: nonSaturating, tone: FAKE, y: 262 },
  ];
  const start = 300;
  const content = rows.map(({ who, loss, tone, y }) => {
    const slope = loss.generator(SURE_LOGIT).gradient;
    // To scale: the first arrow is thinner than a hair.
    const end = start + 22 - slope * 280;
    const arrow =
      end - start > 60
        ? drawStraightArrow([start + 22, y], [end, y], tone.line, 14)
        : drawPath(`M${start + 22} ${y - 20}v40`, tone.line, end - start - 22);
    return (
      drawText(10, y - 26, who, { size: 24, colour: COLOURS.mutedInk }) +
      drawText(10, y + 20, loss.formula, { size: 40, weight: 'bold', colour: tone.ink }) +
      drawCircle([start, y], 18, { fill: tone.line }) +
      arrow +
      drawText(start - 18, y + 60, formatFixed(slope, 4), { size: 34, weight: 'bold', colour: tone.ink })
    );
  });
  return makeFigure(
    [860, 350],
    'Two pushes at the logit −6: that of log(1 − D) is as thin as a hair, that of −log D is long.',
    ...content,
    drawText(732, 150, `× ${pushRatio()}`, { size: 72, weight: 'bold', anchor: 'middle' }),
    drawText(732, 212, 'as hard a push', { size: 25, anchor: 'middle', colour: COLOURS.mutedInk }),
  );
}

/** The ratio of both pushes. */
export function pushRatio(): string {
  const slope = (loss: GanLoss) => loss.generator(SURE_LOGIT).gradient;
  return formatNumber(slope(nonSaturating) / slope(minimax), 0);
}

/** The slopes of the generator's four losses. */
export function drawFamily(): SlideFigure {
  const plot = new Plot({
    box: { left: 60, top: 32, width: 780, height: 314 },
    x: [-6, 6],
    y: [-3, 3],
    yTicks: [-3, -2, -1, 0, 1, 2, 3],
    xTicks: [-6, -4, -2, 0, 2, 4, 6],
    xLabel: 'discriminator’s output for a fake',
    yLabel: 'slope of the generator’s loss',
  });
  const line = (loss: GanLoss, colour: string, dash?: string) =>
    plot.curve((score) => loss.generator(score).gradient, { colour, dash, width: 5 });
  const name = { size: 21, weight: 'bold' } as const;
  const kick = leastSquares.generator(HIGH_SCORE).gradient;
  return makeFigure(
    [860, 402],
    "Slopes of four losses of the generator over the discriminator's output for a fake.",
    plot.frame,
    line(wasserstein, COLOURS.purple, '16 5 4 5'),
    line(minimax, REAL.line),
    line(nonSaturating, FAKE.line, '12 7'),
    line(leastSquares, CRITIC.line, '3 6'),
    plot.text([-6, 0], 'minimax: flat', { ...name, dx: 14, dy: -20, colour: REAL.ink }),
    plot.text([6, 0], 'non-saturating: flat', {
      ...name,
      anchor: 'end',
      dx: -4,
      dy: -20,
      colour: FAKE.ink,
    }),
    plot.text([0, -1], 'Wasserstein: always −1', { ...name, dx: 60, dy: 26, colour: COLOURS.purpleInk }),
    plot.dot([HIGH_SCORE, kick], CRITIC.line, 10),
    plot.text([HIGH_SCORE, kick], 'least squares pushes back', {
      ...name,
      anchor: 'end',
      dx: -50,
      dy: 22,
      colour: CRITIC.ink,
    }),
  );
}
