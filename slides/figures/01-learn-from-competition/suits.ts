/** Two suits: one model learns the border between them, the other each kind's distribution, and draws new suits. */
import { fitBorder } from '../../../src/arithmetic/logistic-border';
import {
  drawPoint,
  fitGaussian,
  type PlaneGaussian,
  placeNormals,
} from '../../../src/arithmetic/plane-gaussian';
import { drawApart, type Suit, sampleSuits, toSuit } from '../../../src/data/suits';
import { traceLine } from '../../../src/drawing/marks';
import { element } from '../../../src/drawing/markup';
import { COLOURS } from '../../../src/drawing/palette';
import { drawText, moveTo, type Picture } from '../../../src/drawing/picture';
import { drawBox, drawPath, makePicture, onPress } from '../../../src/drawing/shapes';
import type { RandomStream } from '../../../src/random/stream';

/** A helmet; its colours are the suit's own, the same on light and dark paper. */
function drawHelmet([ears, red]: Suit, size: number, dashed = false): string {
  const mix = (from: number, to: number) => Math.round(from + (to - from) * red);
  const fill = `rgb(${mix(58, 214)} ${mix(80, 66)} ${mix(138, 40)})`;
  const tip = -0.4 - 0.85 * ears;
  const s = size / 2;
  const p = (x: number, y: number) => `${(x * s).toFixed(1)} ${(y * s).toFixed(1)}`;
  const ear = (side: number) => `M${p(0.66 * side, -0.3)}L${p(0.6 * side, tip)}L${p(0.16 * side, -0.62)}Z`;
  return (
    element('path', {
      d: `${ear(-1)}${ear(1)}M${p(-0.72, 0)}C${p(-0.72, -0.95)} ${p(0.72, -0.95)} ${p(0.72, 0)}L${p(0.62, 0.62)}L${p(0.3, 0.86)}L${p(-0.3, 0.86)}L${p(-0.62, 0.62)}Z`,
      fill,
      stroke: dashed ? COLOURS.orange : COLOURS.paper,
      'stroke-width': dashed ? 2.6 : 1.2,
    }) +
    element('path', {
      d: `M${p(-0.48, -0.02)}L${p(-0.1, 0.1)}L${p(-0.14, 0.24)}L${p(-0.46, 0.16)}ZM${p(0.48, -0.02)}L${p(0.1, 0.1)}L${p(0.14, 0.24)}L${p(0.46, 0.16)}Z`,
      fill: '#fff6d8',
    })
  );
}

const SIDE = { width: 404, height: 300 };
/** A slanted letter reaches over its end: in Firefox by half its width, where no slanted font is installed. */
const RIGHT = SIDE.width - 14;
const PLACE = ([ears, red]: Suit): [number, number] => [24 + ears * 356, 286 - red * 262];

function drawPlane(title: string, formula: string, ...content: string[]): string {
  return (
    drawText(0, 14, title, { size: 20, weight: 'bold' }) +
    drawText(RIGHT, 14, formula, { size: 20, anchor: 'end', italic: true, colour: COLOURS.mutedInk }) +
    moveTo(
      0,
      34,
      drawBox({ x: 0, y: 0, ...SIDE, fill: COLOURS.faint, stroke: COLOURS.line, radius: 8 }),
      ...content,
      drawText(SIDE.width / 2, SIDE.height + 18, 'longer ears →', {
        size: 15,
        anchor: 'middle',
        colour: COLOURS.mutedInk,
      }),
    )
  );
}

/** An ellipse of one or two deviations. */
function drawEllipse(gaussian: PlaneGaussian, deviations: number, colour: string): string {
  const points = Array.from({ length: 49 }, (_, index) => {
    const angle = (2 * Math.PI * index) / 48;
    return PLACE(placeNormals(gaussian, [deviations * Math.cos(angle), deviations * Math.sin(angle)]));
  });
  return drawPath(`${traceLine(points)}Z`, colour, 2, '6 4');
}

const put = (suit: Suit, size: number, isNew = false) =>
  moveTo(...PLACE(suit), drawHelmet(suit, size, isNew));

/** Left the border, right the distributions and new suits. */
export function drawSuits(random: RandomStream): Picture {
  const { bats, irons } = sampleSuits(random.fork('suits'), 9);
  const { a, b, c } = fitBorder(bats, irons);
  const border = [-0.2, 1.2].map((ears) => PLACE([ears, -(a * ears + c) / b]));
  const clip = element(
    'svg',
    { ...SIDE, viewBox: `0 0 ${SIDE.width} ${SIDE.height}`, overflow: 'hidden' },
    drawPath(`M${border.map((point) => point.join(' ')).join('L')}`, COLOURS.green, 5),
  );
  const all = [...bats, ...irons].map((suit) => put(suit, 44)).join('');
  const models = [fitGaussian(bats), fitGaussian(irons)] as const;
  const draws = random.fork('new suits');
  const fresh = models.flatMap((model) => drawApart(() => toSuit(drawPoint(model, draws)), 6));
  return makePicture(
    860,
    358,
    drawPlane('Discriminative', 'P(y | x)', all, clip),
    moveTo(
      456,
      0,
      onPress(
        drawPlane(
          'Generative',
          'P(x, y)',
          ...models.flatMap((model) =>
            [1, 2].map((deviations) => drawEllipse(model, deviations, COLOURS.mutedInk)),
          ),
          ...fresh.map((suit) => put(suit, 44, true)),
        ),
      ),
    ),
  );
}
