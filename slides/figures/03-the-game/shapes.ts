/** The lecture's roles as tones, and its boxes and arrows. */
import { drawArrow } from '../../../src/drawing/arrow';
import { makeBox, type Point, type Rectangle } from '../../../src/drawing/box';
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

/** A straight arrow. */
export const drawStraightArrow = (from: Point, to: Point, colour: string, width = 3.5): string =>
  drawArrow([from, to], { colour, width, head: 3.4 * width });
