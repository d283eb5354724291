/** Why both players must be differentiable: a smooth answer has a slope to follow, a yes or no has none. */
import { sigmoid } from '../../../src/arithmetic/activations';
import { COLOURS } from '../../../src/drawing/palette';
import { drawText, moveTo } from '../../../src/drawing/picture';
import { type Place, Plot } from '../../../src/drawing/plot';
import { onPress } from '../../../src/drawing/shapes';
import { makeFigure, type SlideFigure } from '../../../src/slides/lecture';
import { CRITIC, FAKE } from './shapes';

const WIDTH = 400;
/** A fake that D is rather sure of. */
const LOGIT = -1.5;
const REACH = 1.6;

const smooth = { answer: sigmoid, slope: (x: number) => sigmoid(x) * (1 - sigmoid(x)) };
const yesNo = { answer: (x: number) => (x < 0 ? 0 : 1), slope: () => 0 };

function drawAnswer(title: string, { answer, slope }: typeof smooth, words: string): string {
  const plot = new Plot({
    box: { left: 52, top: 44, width: WIDTH - 66, height: 230 },
    x: [-6, 6],
    y: [-0.1, 1.1],
    xTicks: [-4, 0, 4],
    yTicks: [0, 1],
    xLabel: 'logit of a fake',
  });
  const [y, rise] = [answer(LOGIT), slope(LOGIT)];
  const tangent: Place[] = [-REACH, REACH].map((dx) => [LOGIT + dx, y + rise * dx]);
  return [
    drawText(52, 14, title, { size: 22, weight: 'bold' }),
    plot.frame,
    plot.curve(answer, { colour: CRITIC.line, width: 6 }),
    plot.line(tangent, { colour: FAKE.line, width: 5, dash: '12 7' }),
    plot.dot([LOGIT, y], FAKE.line, 10),
    drawText(WIDTH / 2 + 20, 358, words, { size: 20, weight: 'bold', anchor: 'middle', colour: FAKE.ink }),
    drawText(WIDTH / 2 + 20, 388, `slope ${rise.toFixed(2)}`, {
      size: 20,
      anchor: 'middle',
      colour: COLOURS.mutedInk,
    }),
  ].join('');
}

export function drawSmooth(): SlideFigure {
  const left = drawAnswer('D says how sure it is', smooth, 'G learns which way is better');
  const right = drawAnswer('D says yes or no', yesNo, 'G learns nothing');
  return makeFigure(
    [860, 400],
    'The critic’s answer over the logit of a fake. As a probability it rises smoothly and has a slope. As yes or no it is a step: the slope at the fake is 0.',
    left,
    onPress(moveTo(450, 0, right)),
  );
}
