/** The plane of the ring runs: circles are the eight real Gaussians, dots are generated points. */
import type { Point } from '../../../src/drawing/box';
import { drawDots } from '../../../src/drawing/marks';
import { COLOURS } from '../../../src/drawing/palette';
import { drawCircle } from '../../../src/drawing/shapes';
import { drawFrame, placeIn, type Role } from '../draw';

const LIMIT = 2.9;
const CENTRES: Point[] = Array.from({ length: 8 }, (_, i) => [
  2 * Math.cos((i * Math.PI) / 4),
  2 * Math.sin((i * Math.PI) / 4),
]);
const isInside = ([x, y]: Point) => Math.abs(x) < LIMIT && Math.abs(y) < LIMIT;

/** The eight real Gaussians as circles of three deviations. */
function drawModes(side: number): string {
  const place = placeIn(side, LIMIT);
  return CENTRES.map((centre) => {
    const [cx, cy] = place(centre);
    return drawCircle([cx, cy], (0.3 * side) / (2 * LIMIT), {
      fill: COLOURS.bluePale,
      stroke: COLOURS.blue,
      strokeWidth: Math.max(1.4, side / 130),
    });
  }).join('');
}

/** Pairs of x and y. */
export const listPoints = (values: ArrayLike<number>): Point[] =>
  Array.from({ length: values.length / 2 }, (_, i) => [values[2 * i]!, values[2 * i + 1]!] as const);

/** The plane at the end of a run: circles are real, dots are generated, x and y in turn. */
export function drawPlane(points: ArrayLike<number>, side: number, tone?: Role): string {
  const dots = listPoints(points).filter(isInside).map(placeIn(side, LIMIT));
  return drawFrame(
    side,
    drawModes(side) +
      drawDots(dots, { size: Math.max(1.9, side / 95), colour: COLOURS.vermilion, opacity: 0.8 }),
    tone,
  );
}
