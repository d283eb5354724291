/** The lecture's roles as tones, and its boxes and arrows. */
import { makeBox, type Rectangle } from '../../../src/drawing/box';
import { element } from '../../../src/drawing/markup';
import { TONES, type Tone } from '../../../src/drawing/tones';

export type { Tone };

/** Real data, generated ones with their maker, the discriminator, and what stands back. */
export const REAL = TONES.blue;
export const FAKE = TONES.vermilion;
export const CRITIC = TONES.green;
export const QUIET = TONES.quiet;

/** A rounded box with a text in its middle. */
export function drawBox(
  text: string,
  { tone, size = 20, ...place }: Rectangle & { tone: Tone; size?: number },
): string {
  return makeBox(place, { text, tone, size, strokeWidth: 3 }).content;
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
