/** Points as one path each kind: real ones are dots, generated ones crosses, so that they differ without colour, too. */
import type { Point } from './box';
import { element } from './markup';
import { DOT } from './picture';

export interface MarkStyle {
  readonly colour: string;
  /** Radius of a dot, or half the side of a cross. */
  readonly size: number;
  /** Width of a cross's lines. */
  readonly width?: number;
  readonly opacity?: number;
}

const write = (x: number, y: number) => `${x.toFixed(1)} ${y.toFixed(1)}`;

/** The path along points. */
export function traceLine(points: readonly Point[]): string {
  return `M${points.map(([x, y]) => write(x, y)).join('L')}`;
}

/** The path of points as dots, for a stroke with round ends. */
export function traceDots(points: readonly Point[]): string {
  return points.map(([x, y]) => `M${write(x, y)}${DOT}`).join('');
}

/** The path of points as crosses. */
export function traceCrosses(points: readonly Point[], arm: number): string {
  const span = 2 * arm;
  return points
    .map(
      ([x, y]) => `M${write(x - arm, y - arm)}l${span} ${span}M${write(x + arm, y - arm)}l${-span} ${span}`,
    )
    .join('');
}

export function drawDots(points: readonly Point[], { colour, size, opacity }: MarkStyle): string {
  return drawMarks(traceDots(points), colour, 2 * size, opacity);
}

export function drawCrosses(
  points: readonly Point[],
  { colour, size, width = 2, opacity }: MarkStyle,
): string {
  return drawMarks(traceCrosses(points, size), colour, width, opacity);
}

function drawMarks(d: string, colour: string, width: number, opacity: number | undefined): string {
  return element('path', {
    d,
    fill: 'none',
    stroke: colour,
    'stroke-width': width,
    'stroke-linecap': 'round',
    'stroke-opacity': opacity,
  });
}
