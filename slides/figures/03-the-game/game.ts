/** The value of the game, and the critic's part of it. */
import { EQUILIBRIUM_VALUE } from '../../../src/arithmetic/game';
import { discriminatorLoss } from '../../../src/arithmetic/gan-losses';
import { formatFixed } from '../../../src/drawing/format-number';
import { element } from '../../../src/drawing/markup';
import { COLOURS } from '../../../src/drawing/palette';
import { drawText } from '../../../src/drawing/picture';
import { drawCircle, drawPath } from '../../../src/drawing/shapes';
import { makeFigure, type SlideFigure } from '../../../src/slides/lecture';
import { CRITIC, drawBox, drawStraightArrow, FAKE, REAL } from './shapes';

/** The value of the game as a rope that both players pull. */
export function drawRope(): SlideFigure {
  const rope = 92;
  const scale = 214;
  const at = (value: number) => 430 + ((value - EQUILIBRIUM_VALUE) / -EQUILIBRIUM_VALUE) * 250;
  const pull = (x: number, text: string, colour: string) =>
    drawText(x, rope - 66, text, { size: 22, weight: 'bold', anchor: 'middle', colour });
  const mark = (value: number, top: string, below: string) =>
    drawPath(`M${at(value)} ${scale - 12}v24`, COLOURS.ink, 4) +
    drawText(at(value), scale + 40, top, { size: 28, weight: 'bold', anchor: 'middle' }) +
    drawText(at(value), scale + 76, below, { size: 21, anchor: 'middle', colour: COLOURS.mutedInk });
  return makeFigure(
    [860, 306],
    'A rope between generator and discriminator above a scale of V from minus infinity to 0; the knot is at −log 4.',
    drawPath(`M190 ${rope}H670`, COLOURS.mutedInk, 9),
    drawBox('Generator', { x: 10, y: rope - 42, width: 180, height: 84, tone: FAKE, size: 25 }),
    drawBox('Discriminator', { x: 670, y: rope - 42, width: 180, height: 84, tone: CRITIC, size: 22 }),
    drawStraightArrow([390, rope - 36], [230, rope - 36], FAKE.line, 7),
    pull(310, 'smaller', FAKE.ink),
    drawStraightArrow([470, rope - 36], [630, rope - 36], CRITIC.line, 7),
    pull(550, 'larger', CRITIC.ink),
    drawCircle([430, rope], 18, { fill: COLOURS.orange, stroke: COLOURS.paper, strokeWidth: 3 }),
    drawPath(`M430 ${rope + 20}V${scale - 16}`, COLOURS.orange, 3, '4 5'),
    drawPath(`M30 ${scale}H830`, COLOURS.mutedInk, 3),
    mark(EQUILIBRIUM_VALUE, `V = −log 4 = ${formatFixed(EQUILIBRIUM_VALUE, 3)}`, 'no idea'),
    mark(0, '0', 'always right'),
    drawText(36, scale + 40, '−∞', { size: 28, weight: 'bold' }),
    drawText(36, scale + 76, 'sure and wrong', { size: 21, colour: COLOURS.mutedInk }),
  );
}

/** The discriminator's loss without an idea, as a sum and as half of it. */
export function drawSumOrHalf(): SlideFigure {
  const sum = discriminatorLoss({ real: [0], fake: [0] });
  const half = discriminatorLoss({ real: [0], fake: [0], halve: true });
  const length = (loss: number) => loss * 400;
  const part = (x: number, y: number, loss: number, text: string, tone: typeof REAL | typeof FAKE) =>
    element('rect', {
      x,
      y,
      width: length(loss),
      height: 92,
      fill: tone.pale,
      stroke: tone.line,
      'stroke-width': 3,
    }) +
    drawText(x + length(loss) / 2, y + 46, text, {
      size: 22,
      weight: 'bold',
      anchor: 'middle',
      colour: tone.ink,
    });
  const total = (y: number, loss: number) =>
    drawText(30 + length(loss) + 24, y + 46, formatFixed(loss, 3), { size: 48, weight: 'bold' });
  const head = (y: number, text: string) => drawText(30, y, text, { size: 22, colour: COLOURS.mutedInk });
  const lower = 236;
  return makeFigure(
    [860, 340],
    'Two bars for a critic without an idea: real and fake parts added, and half of that.',
    head(20, 'the sum: TensorFlow’s tutorial, the case study'),
    part(30, 42, sum.real, `real ${formatFixed(sum.real, 3)}`, REAL),
    part(30 + length(sum.real), 42, sum.fake, `fakes ${formatFixed(sum.fake, 3)}`, FAKE),
    total(42, sum.total),
    head(lower - 22, 'half of it: Abdurakhmanova’s and Dinh’s slides'),
    part(30, lower, half.total / 2, 'real', REAL),
    part(30 + length(half.total / 2), lower, half.total / 2, 'fakes', FAKE),
    total(lower, half.total),
  );
}
