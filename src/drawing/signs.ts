/** Small drawn signs: what a palette, a lock or a face stands for is said by the figure that shows it. */
import { element } from './markup';
import { COLOURS } from './palette';
import { moveTo } from './picture';
import { drawCircle, drawPath } from './shapes';
import { PLAYER } from './tones';

/** A palette with five dabs of paint. */
export function drawPalette(x: number, y: number): string {
  const dab = (cx: number, cy: number, fill: string) => drawCircle([cx, cy], 4.5, { fill });
  return moveTo(
    x,
    y,
    element('path', {
      d: 'M0 -22C16 -22 28 -12 28 0C28 8 20 9 15 9C8 9 9 14 10 18C11 22 6 23 0 22C-17 21 -28 12 -28 0C-28 -12 -16 -22 0 -22Z',
      fill: COLOURS.paper,
      stroke: PLAYER.generator.line,
      'stroke-width': 2.5,
    }),
    dab(-17, -3, COLOURS.vermilion),
    dab(-9, -13, COLOURS.orange),
    dab(4, -14, COLOURS.green),
    dab(16, -7, COLOURS.sky),
    dab(-14, 10, COLOURS.purple),
  );
}

/** A magnifying glass. */
export function drawGlass(x: number, y: number): string {
  return moveTo(
    x,
    y,
    drawCircle([-4, -5], 15, { fill: COLOURS.paper, stroke: PLAYER.discriminator.line, strokeWidth: 4 }),
    drawPath('M8 7L21 20', PLAYER.discriminator.line, 7),
    drawPath('M-12 -8A9 9 0 0 1 -5 -14', PLAYER.discriminator.line, 2.5),
  );
}

/** Random numbers as a column of grey cells. */
export function drawNoise(x: number, y: number, latent: ArrayLike<number>): string {
  const cells = Array.from({ length: 40 }, (_, index) => {
    const level = Math.round(255 * Math.min(1, Math.max(0, 0.5 + latent[index]! / 5)));
    return element('rect', {
      x: x + (index % 4) * 13,
      y: y + Math.floor(index / 4) * 13,
      width: 12,
      height: 12,
      fill: `rgb(${level} ${level} ${level})`,
    });
  });
  return cells.join('');
}

/** A few numbers as bars. */
export function drawCode(x: number, y: number, values: readonly number[]): string {
  return values
    .map((value, index) =>
      element('rect', {
        x: x + (value < 0 ? value * 13 : 0),
        y: y + index * 11,
        width: Math.abs(value) * 13,
        height: 8,
        rx: 2,
        fill: COLOURS.purple,
      }),
    )
    .join('');
}

/** Stands for a face; the papers' pictures are not ours to show. */
export function drawFace(x: number, y: number, size: number): string {
  const s = size / 296;
  const line = (d: string) => drawPath(d, COLOURS.orange, 3);
  return moveTo(
    x,
    y + 10 * s,
    element(
      'g',
      { transform: `scale(${s})` },
      line('M-76 -30C-76 -112 76 -112 76 -30C76 60 40 104 0 104C-40 104 -76 60 -76 -30Z'),
      line('M-46 -22C-38 -32 -22 -32 -14 -22M14 -22C22 -32 38 -32 46 -22'),
      line('M0 -10C-4 10 -12 22 0 26'),
      line('M-28 56C-12 68 12 68 28 56'),
      line('M-80 -20C-100 -150 100 -150 80 -20'),
    ),
  );
}

/** A closed lock, its middle at the point. */
export function drawLock(x: number, y: number, scale = 1): string {
  const content =
    drawPath('M-9 4v-9a9 9 0 0 1 18 0v9', COLOURS.mutedInk, 4) +
    element('rect', { x: -14, y: 3, width: 28, height: 22, rx: 4, fill: COLOURS.mutedInk });
  return moveTo(x, y, scale === 1 ? content : element('g', { transform: `scale(${scale})` }, content));
}

const SIGN_WIDTH = 6;

/** A person, about 100 pixels high around the origin. */
export const drawPerson = (colour: string): string =>
  drawCircle([0, -26], 22, { stroke: colour, strokeWidth: SIGN_WIDTH }) +
  drawPath('M-46 48C-46 0 46 0 46 48', colour, SIGN_WIDTH);

/** An eye around the origin. */
export const drawEye = (colour: string): string =>
  drawPath('M-56 0C-28 -40 28 -40 56 0C28 40 -28 40 -56 0Z', colour, SIGN_WIDTH) +
  drawCircle([0, 0], 15, { fill: colour });

/** A pen around the origin. */
export const drawPen = (colour: string): string =>
  drawPath('M-44 44L-34 12L28 -50L50 -28L-12 34Z', colour, SIGN_WIDTH) +
  drawPath('M12 -34L34 -12', colour, SIGN_WIDTH);
