/**
 * Deck 001's two suits as data: each suit is two numbers, how long its ears are and how much red is in its paint. One
 * model learns where the border runs, P(y|x); the other learns each kind's distribution, P(x, y), and draws new suits.
 */

import { element } from '../../../src/drawing/markup';
import { COLOURS } from '../../../src/drawing/palette';
import { drawText, moveTo, type Picture } from '../../../src/drawing/picture';
import { drawBox, drawPath, makePicture, onPress } from '../../../src/drawing/shapes';
import type { RandomStream } from '../../../src/random/stream';

interface Suit {
  /** 0 … 1: no ears to long ones. */
  ears: number;
  /** 0 … 1: black-blue to red. */
  red: number;
}

interface Gaussian {
  mean: readonly [number, number];
  /** Variances and covariance. */
  xx: number;
  yy: number;
  xy: number;
}

const clamp = (value: number) => Math.min(1, Math.max(0, value));

/** The two kinds as the decks' players see them: suits with ears, and suits in red. */
export function sampleSuits(random: RandomStream, count: number): { bats: Suit[]; irons: Suit[] } {
  const draw = (ears: number, red: number) => (): Suit => ({
    ears: clamp(ears + 0.15 * random.normal()),
    red: clamp(red + 0.12 * random.normal()),
  });
  return {
    bats: drawApart(draw(0.72, 0.24), count),
    irons: drawApart(draw(0.25, 0.74), count),
  };
}

/** Draws until none hides another on the slide. */
function drawApart(draw: () => Suit, count: number): Suit[] {
  const suits: Suit[] = [];
  while (suits.length < count) {
    const suit = draw();
    const isFree = suits.every(
      ({ ears, red }) => Math.hypot(ears - suit.ears, 0.75 * (red - suit.red)) > 0.105,
    );
    if (isFree) suits.push(suit);
  }
  return suits;
}

/** Mean and covariance: the most likely Gaussian. */
export function fitGaussian(suits: readonly Suit[]): Gaussian {
  const mean = (pick: (suit: Suit) => number) =>
    suits.reduce((sum, suit) => sum + pick(suit), 0) / suits.length;
  const [x, y] = [mean(({ ears }) => ears), mean(({ red }) => red)];
  return {
    mean: [x, y],
    xx: mean(({ ears }) => (ears - x) ** 2),
    yy: mean(({ red }) => (red - y) ** 2),
    xy: mean(({ ears, red }) => (ears - x) * (red - y)),
  };
}

/** A suit of a Gaussian: its lower triangular root times normal draws. */
export function drawSuit({ mean, xx, yy, xy }: Gaussian, random: RandomStream): Suit {
  const a = Math.sqrt(xx);
  const b = xy / a;
  const c = Math.sqrt(yy - b * b);
  const [u, v] = [random.normal(), random.normal()];
  return { ears: clamp(mean[0] + a * u), red: clamp(mean[1] + b * u + c * v) };
}

/** Logistic regression by gradient descent: P(iron | suit) = σ(a · ears + b · red + c). */
export function fitBorder(bats: readonly Suit[], irons: readonly Suit[]): [a: number, b: number, c: number] {
  const weights: [number, number, number] = [0, 0, 0];
  const all = [...bats.map((suit) => ({ suit, y: 0 })), ...irons.map((suit) => ({ suit, y: 1 }))];
  for (let step = 0; step < 4000; step++) {
    const slope = [0, 0, 0];
    for (const { suit, y } of all) {
      const x = [suit.ears, suit.red, 1];
      const p = 1 / (1 + Math.exp(-x.reduce((sum, value, i) => sum + value * weights[i]!, 0)));
      for (const i of [0, 1, 2] as const) slope[i]! += ((p - y) * x[i]!) / all.length;
    }
    for (const i of [0, 1, 2] as const) weights[i] -= 4 * slope[i]!;
  }
  return weights;
}

/** A helmet; its colours are the suit's own, the same on light and dark paper. */
function drawHelmet({ ears, red }: Suit, size: number, dashed = false): string {
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
const PLACE = ({ ears, red }: Suit): [number, number] => [24 + ears * 356, 286 - red * 262];

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
function drawEllipse({ mean, xx, yy, xy }: Gaussian, deviations: number, colour: string): string {
  const points = Array.from({ length: 49 }, (_, index) => {
    const angle = (2 * Math.PI * index) / 48;
    const [a, b] = [Math.sqrt(xx), xy / Math.sqrt(xx)];
    const [u, v] = [deviations * Math.cos(angle), deviations * Math.sin(angle)];
    return PLACE({ ears: mean[0] + a * u, red: mean[1] + b * u + Math.sqrt(yy - b * b) * v });
  });
  return drawPath(
    `M${points.map(([x, y]) => `${x.toFixed(1)} ${y.toFixed(1)}`).join('L')}Z`,
    colour,
    2,
    '6 4',
  );
}

const put = (suit: Suit, size: number, isNew = false) =>
  moveTo(...PLACE(suit), drawHelmet(suit, size, isNew));

/** Left the border, right the distributions and new suits. */
export function drawSuits(random: RandomStream): Picture {
  const { bats, irons } = sampleSuits(random.fork('suits'), 9);
  const [a, b, c] = fitBorder(bats, irons);
  const border = [-0.2, 1.2].map((ears) => PLACE({ ears, red: -(a * ears + c) / b }));
  const clip = element(
    'svg',
    { ...SIDE, viewBox: `0 0 ${SIDE.width} ${SIDE.height}`, overflow: 'hidden' },
    drawPath(`M${border.map((point) => point.join(' ')).join('L')}`, COLOURS.green, 5),
  );
  const all = [...bats, ...irons].map((suit) => put(suit, 44)).join('');
  const models = [fitGaussian(bats), fitGaussian(irons)] as const;
  const draws = random.fork('new suits');
  const fresh = models.flatMap((model) => drawApart(() => drawSuit(model, draws), 6));
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
