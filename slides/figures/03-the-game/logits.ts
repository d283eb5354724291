/** From a logit to a probability, and the sign of the cross entropy. */
import { sigmoid } from '../../../src/arithmetic/activations';
import { crossEntropy } from '../../../src/arithmetic/cross-entropy';
import { formatFixed, formatNumber } from '../../../src/drawing/format-number';
import { COLOURS } from '../../../src/drawing/palette';
import { drawText } from '../../../src/drawing/picture';
import { Plot } from '../../../src/drawing/plot';
import { drawCircle, drawPath } from '../../../src/drawing/shapes';
import { makeFigure, type SlideFigure } from '../../../src/slides/lecture';
import { CRITIC, drawStraightArrow, FAKE, REAL } from './shapes';

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
  return makeFigure(
    [860, 398],
    'The sigmoid: it rises from 0 on the left to 1 on the right, and is one half at the logit 0.',
    plot.frame,
    plot.curve(sigmoid, { colour: CRITIC.line, width: 6 }),
    ...marks,
    plot.text([-7.8, 0.5], '“fake”', { ...side, dy: -22, colour: FAKE.ink }),
    plot.text([7.8, 0.5], '“real”', { ...side, dy: 24, anchor: 'end', colour: REAL.ink }),
  );
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
      drawPath(`M${x} ${line}V150`, tone.line, 5) +
      drawCircle([x, line], 13, { fill: tone.line, stroke: COLOURS.paper, strokeWidth: 3 }) +
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
      drawPath(`M${at(tick)} ${line}v9`, COLOURS.mutedInk, 2) +
      drawText(at(tick), line + 86, formatNumber(tick), {
        size: 17,
        anchor: 'middle',
        colour: COLOURS.mutedInk,
      }),
  );
  const winner = printed ? 'bad' : 'good';
  return makeFigure(
    [860, 370],
    `Two guesses on a line of losses; the ${winner} guess has the smaller number.`,
    drawPath(`M40 ${line}H820`, COLOURS.mutedInk, 3),
    ...ticks,
    ...marks,
    drawStraightArrow([330, 18], [70, 18], COLOURS.mutedInk, 5),
    drawText(346, 18, 'minimising goes this way', { size: 22, colour: COLOURS.mutedInk }),
  );
}
