import type { Point } from './box';
import { element } from './markup';
import { COLOURS } from './palette';

export interface ArrowOptions {
  readonly colour?: string;
  readonly width?: number;
  readonly dash?: string;
  /** Length of the head; four widths when left out. */
  readonly head?: number;
  /** Room left between the arrow and its first and last point, so that it does not touch the boxes it joins. */
  readonly gap?: number;
}

/** A path that ends in an arrow head; its last two points give the head's direction. */
export function drawArrow(points: readonly Point[], options: ArrowOptions = {}): string {
  const { colour = COLOURS.mutedInk, width = 3, dash, head = 4 * width, gap = 0 } = options;
  const path = [...points];
  path[0] = moveTowards(points[0]!, points[1]!, gap);
  path[path.length - 1] = moveTowards(points.at(-1)!, points.at(-2)!, gap);
  const end = path.at(-1)!;
  const from = path.at(-2)!;
  const [neckX, neckY] = moveTowards(end, from, head);
  const length = Math.hypot(end[0] - from[0], end[1] - from[1]) || 1;
  const [sideX, sideY] = [
    (0.55 * head * (end[1] - from[1])) / length,
    (0.55 * head * (from[0] - end[0])) / length,
  ];
  const shaft = [...path.slice(0, -1), moveTowards(end, from, 0.8 * head)];
  return (
    element('path', {
      d: `M${shaft.map(write).join('L')}`,
      fill: 'none',
      stroke: colour,
      'stroke-width': width,
      'stroke-dasharray': dash,
      'stroke-linejoin': 'round',
    }) +
    element('path', {
      d: `M${write(end)}L${write([neckX + sideX, neckY + sideY])}L${write([neckX - sideX, neckY - sideY])}z`,
      fill: colour,
    })
  );
}

/** Arrows of one look: each goes along the points that it is given. */
export const arrowsLike =
  (look: ArrowOptions) =>
  (...points: Point[]): string =>
    drawArrow(points, look);

/** An arrow along points, in the usual look. */
export const arrowAlong = arrowsLike({});

const write = ([x, y]: Point) => `${x.toFixed(1)} ${y.toFixed(1)}`;

function moveTowards([x, y]: Point, [toX, toY]: Point, distance: number): Point {
  const length = Math.hypot(toX - x, toY - y) || 1;
  return [x + (distance * (toX - x)) / length, y + (distance * (toY - y)) / length];
}
