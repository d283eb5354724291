/** The loss over the logit: its slope, and where the textbook loses it. */
import { sigmoid } from '../../../src/arithmetic/activations';
import { findOverflow, logitCrossEntropy, naiveCrossEntropy } from '../../../src/arithmetic/cross-entropy';
import { formatFixed, formatNumber } from '../../../src/drawing/format-number';
import { COLOURS } from '../../../src/drawing/palette';
import { drawText } from '../../../src/drawing/picture';
import { type Place, Plot } from '../../../src/drawing/plot';
import { makeFigure, type SlideFigure } from '../../../src/slides/lecture';
import { CRITIC, drawStraightArrow, FAKE, REAL } from './shapes';

/** The losses of a real and of a fake example over the logit, each with a tangent at −2. */
export function drawSlopes(): SlideFigure {
  const plot = new Plot({
    box: { left: 60, top: 32, width: 780, height: 312 },
    x: [-5, 5],
    y: [0, 4],
    yTicks: [0, 1, 2, 3, 4],
    xTicks: [-4, -2, 0, 2, 4],
    xLabel: 'logit L',
    yLabel: 'loss',
  });
  const at = -2;
  const sides = [
    {
      label: 1,
      tone: REAL,
      name: 'real image, label 1',
      place: [-3.2, 3.5] as Place,
      anchor: 'start' as const,
    },
    {
      label: 0,
      tone: FAKE,
      name: 'fake image, label 0',
      place: [3.2, 3.5] as Place,
      anchor: 'end' as const,
    },
  ];
  const content = sides.map(({ label, tone, name, place, anchor }) => {
    const f = (logit: number) => logitCrossEntropy(logit, label);
    const slope = sigmoid(at) - label;
    const tangent = (logit: number) => f(at) + slope * (logit - at);
    const text = `${formatFixed(sigmoid(at), 2)} − ${label} = ${formatFixed(slope, 2)}`;
    return (
      plot.curve(f, { colour: tone.line, width: 5, dash: label ? undefined : '12 7' }) +
      plot.line(
        [-1.1, 1.1].map((d): Place => [at + d, tangent(at + d)]),
        { colour: COLOURS.ink, width: 4 },
      ) +
      plot.dot([at, f(at)], tone.line) +
      plot.text([at, f(at)], text, {
        dx: label ? 22 : -14,
        dy: label ? -26 : -34,
        anchor: label ? 'start' : 'end',
        size: 26,
        weight: 'bold',
        colour: tone.ink,
      }) +
      plot.text(place, name, { anchor, size: 22, weight: 'bold', colour: tone.ink })
    );
  });
  return makeFigure(
    [860, 400],
    'The loss of a real image falls with the logit, that of a fake rises; tangents at the logit −2.',
    plot.frame,
    ...content,
  );
}

/** The loss of a fake by the textbook and in the stable form. */
export function drawOverflow(): SlideFigure {
  const plot = new Plot({
    box: { left: 60, top: 36, width: 770, height: 300 },
    x: [30, 42],
    y: [30, 44],
    xTicks: [30, 32, 34, 36, 38, 40, 42],
    yTicks: [30, 35, 40],
    xLabel: 'logit of a fake',
    yLabel: 'loss',
  });
  const end = findOverflow();
  const textbook = Array.from({ length: Math.round((end - 30) * 100) }, (_, i): Place => {
    const logit = 30 + i / 100;
    return [logit, naiveCrossEntropy(logit, 0)];
  });
  const wall = plot.x(end);
  return makeFigure(
    [860, 396],
    `The textbook's loss follows the true one in steps and becomes infinite at the logit ${formatNumber(end)}.`,
    plot.frame,
    plot.curve((logit) => logitCrossEntropy(logit, 0), { colour: CRITIC.line, width: 6 }),
    plot.line(textbook, { colour: FAKE.line, width: 4 }),
    drawStraightArrow([wall, plot.y(textbook.at(-1)![1])], [wall, 26], FAKE.line, 6),
    drawText(wall - 20, 44, 'textbook: ∞', {
      size: 28,
      weight: 'bold',
      anchor: 'end',
      colour: FAKE.ink,
    }),
    plot.dot([40, 40], CRITIC.line, 11),
    plot.text([42, 40], `from the logit: ${formatNumber(logitCrossEntropy(40, 0))}`, {
      dy: 66,
      size: 26,
      weight: 'bold',
      anchor: 'end',
      colour: CRITIC.ink,
    }),
  );
}
