/** Boxes and arrows of the drawn diagrams. */
import { element } from '../../../src/drawing/markup';
import { COLOURS } from '../../../src/drawing/palette';
import { drawText } from '../../../src/drawing/picture';

/** The colours of the lecture: real data, generated ones with their maker, and the discriminator. */
export const REAL = { line: COLOURS.blue, ink: COLOURS.blueInk, pale: COLOURS.bluePale } as const;
export const FAKE = {
  line: COLOURS.vermilion,
  ink: COLOURS.vermilionInk,
  pale: COLOURS.vermilionPale,
} as const;
export const CRITIC = { line: COLOURS.green, ink: COLOURS.greenInk, pale: COLOURS.greenPale } as const;
export const QUIET = { line: COLOURS.line, ink: COLOURS.mutedInk, pale: COLOURS.faint } as const;

export interface Tone {
  readonly line: string;
  readonly ink: string;
  readonly pale: string;
}

export interface BoxOptions {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
  readonly tone: Tone;
  readonly size?: number;
}

/** A rounded box with a text in its middle. */
export function drawBox(text: string, { x, y, width, height, tone, size = 20 }: BoxOptions): string {
  return (
    element('rect', {
      x,
      y,
      width,
      height,
      rx: 12,
      fill: tone.pale,
      stroke: tone.line,
      'stroke-width': 3,
    }) +
    drawText(x + width / 2, y + height / 2, text, {
      size,
      weight: 'bold',
      anchor: 'middle',
      colour: tone.ink,
    })
  );
}

/** An arrow along a path; its head points from `from` to the end. */
export function drawArrow(
  path: string,
  {
    end,
    from,
    colour,
    width = 3.5,
  }: { end: readonly [number, number]; from: readonly [number, number]; colour: string; width?: number },
): string {
  const angle = Math.atan2(end[1] - from[1], end[0] - from[0]);
  const corner = (turn: number) => {
    const length = 3.6 * width;
    return `${(end[0] - length * Math.cos(angle + turn)).toFixed(1)} ${(end[1] - length * Math.sin(angle + turn)).toFixed(1)}`;
  };
  return (
    element('path', {
      d: path,
      fill: 'none',
      stroke: colour,
      'stroke-width': width,
      'stroke-linejoin': 'round',
    }) + element('path', { d: `M${end[0]} ${end[1]}L${corner(0.45)}L${corner(-0.45)}Z`, fill: colour })
  );
}

/** A straight arrow, which ends before its head's tip. */
export function drawStraightArrow(
  from: readonly [number, number],
  end: readonly [number, number],
  colour: string,
  width = 3.5,
): string {
  const length = Math.hypot(end[0] - from[0], end[1] - from[1]);
  const share = Math.max(0, 1 - (2.6 * width) / length);
  const stop = [from[0] + share * (end[0] - from[0]), from[1] + share * (end[1] - from[1])];
  return drawArrow(`M${from[0]} ${from[1]}L${stop[0]} ${stop[1]}`, { end, from, colour, width });
}
