/** What the figures of lectures 5 and 6 share: roles as tones, images, a framed plane. Sizes are for a figure 872 wide. */
import { makeBox, type Rectangle } from '../../src/drawing/box';
import { element } from '../../src/drawing/markup';
import { COLOURS } from '../../src/drawing/palette';
import { drawText } from '../../src/drawing/picture';
import type { Raster } from '../../src/drawing/png';
import { drawBox as drawFrameBox, drawPixels } from '../../src/drawing/shapes';
import { TONES } from '../../src/drawing/tones';

export const WIDTH = 872;

/** Which tone a role has: real and generated as everywhere, healthy, and what learns anew. */
export const ROLES = {
  plain: TONES.plain,
  real: TONES.blue,
  fake: TONES.vermilion,
  good: TONES.green,
  warm: TONES.orange,
} as const;
export type Role = keyof typeof ROLES;

/** A box with lines in its middle, in the tone of its role. */
export function drawBox(
  text: readonly string[],
  {
    x,
    y,
    width,
    height,
    tone = 'plain',
    ...look
  }: Rectangle & { tone?: Role; size?: number; radius?: number },
): string {
  return makeBox({ x, y, width, height }, { ...look, text, tone: ROLES[tone] }).content;
}

/** A small image, enlarged with sharp squares and framed. */
export function drawImage(image: Raster, x: number, y: number, side: number, tone?: Role): string {
  const place = { x, y, width: side, height: (side * image.height) / image.width };
  const [stroke, strokeWidth] = tone ? [ROLES[tone].line, 4] : [COLOURS.mutedInk, 1.2];
  return (
    drawPixels(image, place, '') + drawFrameBox({ ...place, fill: 'none', stroke, strokeWidth, radius: 0 })
  );
}

/** The plane −limit … limit as a square of `side` at the origin. */
export function placeIn(side: number, limit: number) {
  return ([x, y]: readonly [number, number]): [number, number] => [
    ((x + limit) / (2 * limit)) * side,
    ((limit - y) / (2 * limit)) * side,
  ];
}

/** A frame with a clip, and what is inside. */
export function drawFrame(side: number, content: string, tone?: Role): string {
  return (
    element(
      'svg',
      { width: side, height: side, viewBox: `0 0 ${side} ${side}`, overflow: 'hidden' },
      element('rect', { width: side, height: side, fill: COLOURS.paper }),
      content,
    ) +
    element('rect', {
      x: 0,
      y: 0,
      width: side,
      height: side,
      fill: 'none',
      stroke: tone ? ROLES[tone].line : COLOURS.line,
      'stroke-width': tone ? 3 : 1.5,
    })
  );
}

/** A curve's name, at the figure's right edge, in its colour. */
export function nameAtRight(y: number, text: string, role: Role): string {
  const look = { size: 19, anchor: 'end', weight: 'bold', colour: ROLES[role].ink } as const;
  return drawText(WIDTH - 8, y, text, look);
}

/** A heading over a part of a figure, in its colour. */
export function drawHeading(x: number, y: number, text: string, tone: Role, size = 20): string {
  return drawText(x, y, text, { size, weight: 'bold', colour: ROLES[tone].ink });
}
