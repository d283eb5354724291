/** Pieces that lecture 5 draws with: boxes, arrows, small images, planes of points. Sizes are for a figure 872 wide. */

import { element } from '../../../src/drawing/markup';
import { COLOURS } from '../../../src/drawing/palette';
import { DOT, drawText, moveTo } from '../../../src/drawing/picture';
import { toDataUrl } from '../../../src/drawing/png';
import type { SlideFigure } from '../../../src/slides/lecture';

export const WIDTH = 872;

export const TONES = {
  plain: { fill: COLOURS.faint, stroke: COLOURS.line, ink: COLOURS.ink },
  real: { fill: COLOURS.bluePale, stroke: COLOURS.blue, ink: COLOURS.blueInk },
  fake: { fill: COLOURS.vermilionPale, stroke: COLOURS.vermilion, ink: COLOURS.vermilionInk },
  good: { fill: COLOURS.greenPale, stroke: COLOURS.green, ink: COLOURS.greenInk },
  warm: { fill: COLOURS.orangePale, stroke: COLOURS.orange, ink: COLOURS.orangeInk },
} as const;
export type Tone = keyof typeof TONES;

/** Room around a picture for what reaches over its edge: ascenders, wide strokes. */
export function withMargin(figure: SlideFigure): SlideFigure {
  if (!('picture' in figure)) return figure;
  const { width, height, content } = figure.picture;
  const [x, y] = [8, 10];
  return {
    ...figure,
    picture: { width: width + 2 * x, height: height + 2 * y, content: moveTo(x, y, content) },
  };
}

/** Comes with the next press of the space bar; with `index`, in that order. */
export function reveal(content: string, index?: number): string {
  return element('g', { class: 'fragment', 'data-fragment-index': index }, content);
}

export interface BoxOptions {
  x: number;
  y: number;
  width: number;
  height: number;
  tone?: Tone;
  size?: number;
  /** Corners; half the height makes a pill. */
  radius?: number;
}

/** A box with lines of text in its middle. The first line is bold. */
export function drawBox(lines: readonly string[], options: BoxOptions): string {
  const { x, y, width, height, tone = 'plain', size = 18, radius = 12 } = options;
  const { fill, stroke, ink } = TONES[tone];
  const line = size * 1.3;
  const top = y + height / 2 - ((lines.length - 1) * line) / 2;
  return (
    element('rect', { x, y, width, height, rx: radius, fill, stroke, 'stroke-width': 2 }) +
    lines
      .map((text, i) =>
        drawText(x + width / 2, top + i * line, text, {
          size: i === 0 ? size : size * 0.86,
          anchor: 'middle',
          colour: ink,
          ...(i === 0 ? { weight: 'bold' as const } : {}),
        }),
      )
      .join('')
  );
}

export interface GreyImage {
  width: number;
  height: number;
  /** Bytes, 0 is black. */
  pixels: Uint8Array;
}

/** A small grey image, enlarged with sharp squares and framed. */
export function drawImage(image: GreyImage, x: number, y: number, side: number, tone?: Tone): string {
  const href = toDataUrl({ ...image, channels: 1 });
  const height = (side * image.height) / image.width;
  return (
    element('image', { href, x, y, width: side, height, style: 'image-rendering:pixelated' }) +
    element('rect', {
      x,
      y,
      width: side,
      height,
      fill: 'none',
      stroke: tone ? TONES[tone].stroke : COLOURS.mutedInk,
      'stroke-width': tone ? 4 : 1.2,
    })
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
export function drawFrame(side: number, content: string, tone?: Tone): string {
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
      stroke: tone ? TONES[tone].stroke : COLOURS.line,
      'stroke-width': tone ? 3 : 1.5,
    })
  );
}

/** Points as round dots. */
export function drawDots(
  points: readonly (readonly [number, number])[],
  { radius, colour, opacity }: { radius: number; colour: string; opacity?: number },
): string {
  return element('path', {
    d: points.map(([x, y]) => `M${x.toFixed(1)} ${y.toFixed(1)}${DOT}`).join(''),
    stroke: colour,
    'stroke-width': 2 * radius,
    'stroke-linecap': 'round',
    'stroke-opacity': opacity,
    fill: 'none',
  });
}

/** A heading over a part of a figure, in its colour. */
export function drawHeading(x: number, y: number, text: string, tone: Tone, size = 20): string {
  return drawText(x, y, text, { size, weight: 'bold', colour: TONES[tone].ink });
}

export interface PlotOptions {
  width: number;
  height: number;
  x: readonly [number, number];
  y: readonly [number, number];
  xLabel?: string;
  yLabel?: string;
  xTicks?: readonly number[];
  yTicks?: readonly number[];
  /** Writes a tick. */
  formatX?: (value: number) => string;
  formatY?: (value: number) => string;
  /** Where a value stands on an axis of 0 … 1, for logarithmic axes. */
  logX?: boolean;
}

export interface Plot {
  /** Axes and ticks. */
  frame: string;
  toX(value: number): number;
  toY(value: number): number;
  /** A line through points. */
  line(
    points: readonly (readonly [number, number])[],
    style: { colour: string; width?: number; dash?: string },
  ): string;
}

const MARGIN = { left: 48, right: 8, top: 8, bottom: 46 };

/** Axes with large type. */
export function makePlot(options: PlotOptions): Plot {
  const { width, height, x, y, xTicks = [], yTicks = [] } = options;
  const scale = options.logX ? Math.log : (value: number) => value;
  const [left, right] = [MARGIN.left, width - MARGIN.right];
  const [top, bottom] = [MARGIN.top, height - (options.xLabel || xTicks.length ? MARGIN.bottom : MARGIN.top)];
  const toX = (value: number) =>
    left + ((scale(value) - scale(x[0])) / (scale(x[1]) - scale(x[0]))) * (right - left);
  const toY = (value: number) => bottom - ((value - y[0]) / (y[1] - y[0])) * (bottom - top);
  const small = { size: 16, colour: COLOURS.mutedInk };
  const write = (value: number) => String(value).replace('-', '−');
  let frame = element('path', {
    d: `M${left} ${top}V${bottom}H${right}`,
    stroke: COLOURS.mutedInk,
    'stroke-width': 1.5,
    fill: 'none',
  });
  for (const tick of yTicks) {
    frame +=
      element('path', {
        d: `M${left} ${toY(tick).toFixed(1)}H${right}`,
        stroke: COLOURS.line,
        'stroke-width': 1,
      }) + drawText(left - 7, toY(tick), (options.formatY ?? write)(tick), { ...small, anchor: 'end' });
  }
  for (const tick of xTicks) {
    frame +=
      element('path', { d: `M${toX(tick).toFixed(1)} ${bottom}v5`, stroke: COLOURS.mutedInk }) +
      drawText(toX(tick), bottom + 17, (options.formatX ?? write)(tick), {
        ...small,
        anchor: tick === x[1] ? 'end' : tick === x[0] ? 'start' : 'middle',
      });
  }
  if (options.xLabel)
    frame += drawText((left + right) / 2, height - 6, options.xLabel, { ...small, anchor: 'middle' });
  if (options.yLabel) frame += drawText(left + 8, top + 6, options.yLabel, { ...small });
  return {
    frame,
    toX,
    toY,
    line: (points, { colour, width: stroke = 3, dash }) =>
      element('path', {
        d: points
          .map(([px, py], i) => `${i ? 'L' : 'M'}${toX(px).toFixed(1)} ${toY(py).toFixed(1)}`)
          .join(''),
        fill: 'none',
        stroke: colour,
        'stroke-width': stroke,
        'stroke-dasharray': dash,
        'stroke-linejoin': 'round',
      }),
  };
}

export { moveTo };
