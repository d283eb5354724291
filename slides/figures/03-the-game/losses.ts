/** Figures of the first section and of the losses: from a logit to its loss, and how hard each loss pushes. */
import { sigmoid } from '../../../src/arithmetic/activations';
import { crossEntropy, logitCrossEntropy, naiveCrossEntropy } from '../../../src/arithmetic/cross-entropy';
import {
  type GanLoss,
  gradientPenalty,
  leastSquares,
  minimax,
  nonSaturating,
  wasserstein,
} from '../../../src/arithmetic/gan-losses';
import { formatFixed, formatNumber } from '../../../src/drawing/format-number';
import { element } from '../../../src/drawing/markup';
import { COLOURS } from '../../../src/drawing/palette';
import { drawText } from '../../../src/drawing/picture';
import { type Place, Plot } from '../../../src/drawing/plot';
import type { SlideFigure } from '../../../src/slides/lecture';
import { CRITIC, drawStraightArrow, FAKE, REAL } from './shapes';

/** What a sure critic says to a fake. */
export const SURE_LOGIT = -6;

/** A score at which least squares pushes a fake back. */
export const HIGH_SCORE = 4;

/** The sigmoid with the probabilities of some logits. */
export function drawSigmoid(): SlideFigure {
  const plot = new Plot({
    box: { left: 60, top: 22, width: 780, height: 320 },
    x: [-8, 8],
    y: [0, 1],
    yTicks: [0, 0.5, 1],
    xTicks: [-6, -2, 0, 2, 6],
    xLabel: 'logit L',
  });
  const marks = [-6, -2, 0, 2, 6].map((logit) => {
    const q = sigmoid(logit);
    const text = formatNumber(q, Math.abs(logit) < 4 ? 2 : 4);
    const left = logit > 0;
    const shift = { dx: left ? -16 : 16, dy: logit === -6 ? -22 : logit === 6 ? 26 : logit === 0 ? 24 : 4 };
    return (
      plot.dot([logit, q], CRITIC.line, 9) +
      plot.text([logit, q], text, {
        ...shift,
        anchor: left ? 'end' : 'start',
        size: 24,
        weight: 'bold',
        colour: CRITIC.ink,
      })
    );
  });
  const side = { size: 24, weight: 'bold' } as const;
  return {
    picture: {
      width: 860,
      height: 398,
      content:
        plot.frame +
        plot.curve(sigmoid, { colour: CRITIC.line, width: 6 }) +
        marks.join('') +
        plot.text([-7.8, 0.5], '“fake”', { ...side, dy: -22, colour: FAKE.ink }) +
        plot.text([7.8, 0.5], '“real”', { ...side, dy: 24, anchor: 'end', colour: REAL.ink }),
    },
    label: 'The sigmoid: it rises from 0 on the left to 1 on the right, and is one half at the logit 0.',
  };
}

/** Two guesses about a real image: the logits 2 and −2. */
const GUESSES = [
  { name: 'good guess', logit: 2, tone: REAL },
  { name: 'bad guess', logit: -2, tone: FAKE },
] as const;

/** Both guesses on a line of losses, as deck 000 prints the sum and with its sign; minimising goes to the left. */
export function drawSign(printed: boolean): SlideFigure {
  const range: [number, number] = printed ? [-2.5, 0] : [0, 2.5];
  const at = (loss: number) => 60 + ((loss - range[0]) / (range[1] - range[0])) * 740;
  const line = 235;
  const marks = GUESSES.map(({ name, logit, tone }) => {
    const q = sigmoid(logit);
    const loss = (printed ? -1 : 1) * crossEntropy([1, 0], [q, 1 - q]);
    const x = at(loss);
    return (
      element('path', { d: `M${x} ${line}V150`, stroke: tone.line, 'stroke-width': 5 }) +
      element('circle', {
        cx: x,
        cy: line,
        r: 13,
        fill: tone.line,
        stroke: COLOURS.paper,
        'stroke-width': 3,
      }) +
      drawText(x, 84, name, { size: 26, weight: 'bold', anchor: 'middle', colour: tone.ink }) +
      drawText(x, 122, `q = ${formatFixed(q, 2)}`, { size: 24, anchor: 'middle', colour: tone.ink }) +
      drawText(x, line + 46, formatFixed(loss, 3), {
        size: 32,
        weight: 'bold',
        anchor: 'middle',
        colour: tone.ink,
      })
    );
  });
  const ticks = Array.from({ length: 6 }, (_, i) => range[0] + i * 0.5).map(
    (tick) =>
      element('path', { d: `M${at(tick)} ${line}v9`, stroke: COLOURS.mutedInk, 'stroke-width': 2 }) +
      drawText(at(tick), line + 86, formatNumber(tick), {
        size: 17,
        anchor: 'middle',
        colour: COLOURS.mutedInk,
      }),
  );
  const winner = printed ? 'bad' : 'good';
  return {
    picture: {
      width: 860,
      height: 370,
      content:
        element('path', { d: `M40 ${line}H820`, stroke: COLOURS.mutedInk, 'stroke-width': 3 }) +
        ticks.join('') +
        marks.join('') +
        drawStraightArrow([330, 18], [70, 18], COLOURS.mutedInk, 5) +
        drawText(346, 18, 'minimising goes this way', { size: 22, colour: COLOURS.mutedInk }),
    },
    label: `Two guesses on a line of losses; the ${winner} guess has the smaller number.`,
  };
}

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
  return {
    picture: { width: 860, height: 400, content: plot.frame + content.join('') },
    label: 'The loss of a real image falls with the logit, that of a fake rises; tangents at the logit −2.',
  };
}

/** The first logit, in steps of 0.01, at which the textbook's loss of a fake is infinite. */
export function findOverflow(): number {
  let logit = 0;
  while (Number.isFinite(naiveCrossEntropy(logit / 100, 0))) logit++;
  return logit / 100;
}

/** The same for the networks' numbers of 32 bits: where the probability rounds to 1. */
export function findOverflow32(): number {
  let logit = 0;
  while (Math.fround(1 / Math.fround(1 + Math.fround(Math.exp(-logit / 100)))) < 1) logit++;
  return logit / 100;
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
  return {
    picture: {
      width: 860,
      height: 396,
      content:
        plot.frame +
        plot.curve((logit) => logitCrossEntropy(logit, 0), { colour: CRITIC.line, width: 6 }) +
        plot.line(textbook, { colour: FAKE.line, width: 4 }) +
        drawStraightArrow([wall, plot.y(textbook.at(-1)![1])], [wall, 26], FAKE.line, 6) +
        drawText(wall - 20, 44, 'textbook: ∞', {
          size: 28,
          weight: 'bold',
          anchor: 'end',
          colour: FAKE.ink,
        }) +
        plot.dot([40, 40], CRITIC.line, 11) +
        plot.text([42, 40], `from the logit: ${formatNumber(logitCrossEntropy(40, 0))}`, {
          dy: 66,
          size: 26,
          weight: 'bold',
          anchor: 'end',
          colour: CRITIC.ink,
        }),
    },
    label: `The textbook's loss follows the true one in steps and becomes infinite at the logit ${formatNumber(end)}.`,
  };
}

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
        : element('path', {
            d: `M${start + 22} ${y - 20}v40`,
            stroke: tone.line,
            'stroke-width': end - start - 22,
          });
    return (
      drawText(10, y - 26, who, { size: 24, colour: COLOURS.mutedInk }) +
      drawText(10, y + 20, loss.formula, { size: 40, weight: 'bold', colour: tone.ink }) +
      element('circle', { cx: start, cy: y, r: 18, fill: tone.line }) +
      arrow +
      drawText(start - 18, y + 60, formatFixed(slope, 4), { size: 34, weight: 'bold', colour: tone.ink })
    );
  });
  return {
    picture: {
      width: 860,
      height: 350,
      content:
        content.join('') +
        drawText(732, 150, `× ${pushRatio()}`, { size: 72, weight: 'bold', anchor: 'middle' }) +
        drawText(732, 212, 'as hard a push', { size: 25, anchor: 'middle', colour: COLOURS.mutedInk }),
    },
    label: 'Two pushes at the logit −6: that of log(1 − D) is as thin as a hair, that of −log D is long.',
  };
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
    xLabel: "discriminator's output for a fake",
    yLabel: "slope of the generator's loss",
  });
  const line = (loss: GanLoss, colour: string, dash?: string) =>
    plot.curve((score) => loss.generator(score).gradient, { colour, dash, width: 5 });
  const name = { size: 21, weight: 'bold' } as const;
  const kick = leastSquares.generator(HIGH_SCORE).gradient;
  return {
    picture: {
      width: 860,
      height: 402,
      content:
        plot.frame +
        line(wasserstein, COLOURS.purple, '16 5 4 5') +
        line(minimax, REAL.line) +
        line(nonSaturating, FAKE.line, '12 7') +
        line(leastSquares, CRITIC.line, '3 6') +
        plot.text([-6, 0], 'minimax: flat', { ...name, dx: 14, dy: -20, colour: REAL.ink }) +
        plot.text([6, 0], 'non-saturating: flat', {
          ...name,
          anchor: 'end',
          dx: -4,
          dy: -20,
          colour: FAKE.ink,
        }) +
        plot.text([0, -1], 'Wasserstein: always −1', { ...name, dx: 60, dy: 26, colour: COLOURS.purpleInk }) +
        plot.dot([HIGH_SCORE, kick], CRITIC.line, 10) +
        plot.text([HIGH_SCORE, kick], 'least squares pushes back', {
          ...name,
          anchor: 'end',
          dx: -26,
          dy: 22,
          colour: CRITIC.ink,
        }),
    },
    label: "Slopes of four losses of the generator over the discriminator's output for a fake.",
  };
}

/** A critic that shouts, and the penalty on its slope. */
export function drawPenalty(): SlideFigure {
  const lines = new Plot({
    box: { left: 50, top: 40, width: 330, height: 290 },
    x: [-1.4, 2.4],
    y: [-12, 22],
    xTicks: [],
    yTicks: [-10, 0, 10, 20],
    yLabel: "critic's score",
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
    xLabel: "length of the critic's slope",
    yLabel: 'penalty',
  });
  const penalty = (norm: number) => gradientPenalty(norm).value;
  const big = { size: 20, weight: 'bold' } as const;
  return {
    picture: {
      width: 860,
      height: 386,
      content:
        lines.frame +
        lines.curve(scores(1), { colour: CRITIC.line, dash: '12 7' }) +
        lines.curve(scores(10), { colour: CRITIC.line }, [-1.15, 2.2]) +
        marks.join('') +
        lines.text([2, 20], 'real', { ...big, dx: -24, dy: -16, anchor: 'end', colour: REAL.ink }) +
        lines.text([-1, -10], 'fake', { ...big, dx: 36, dy: -16, colour: FAKE.ink }) +
        drawText(215, 354, 'ten times louder, ten times “better”', {
          size: 18,
          anchor: 'middle',
          colour: COLOURS.mutedInk,
        }) +
        parabola.frame +
        parabola.curve(penalty, { colour: COLOURS.purple, width: 6 }) +
        [1, 2].map((norm) => parabola.dot([norm, penalty(norm)], COLOURS.purple, 9)).join('') +
        parabola.text([1, 0], 'free', { ...big, dy: -24, anchor: 'middle', colour: COLOURS.purpleInk }) +
        parabola.text([2, penalty(2)], `costs ${formatNumber(penalty(2))}`, {
          ...big,
          dx: -18,
          dy: -20,
          anchor: 'end',
          colour: COLOURS.purpleInk,
        }),
    },
    label:
      'Left: a critic whose scores are ten times as large. Right: the penalty, 0 at slope 1 and growing on both sides.',
  };
}
