/** Small shapes that drawings are made of, in the colours of the palette: they follow the theme. Boxes with anchors are in `box.ts`. */
import type { Point } from './box';
import { type GridImages, layOutGrid } from './image-grid';
import { element } from './markup';
import { COLOURS } from './palette';
import { drawText, type Picture, type TextOptions } from './picture';
import { type Raster, toDataUrl } from './png';

export interface BoxOptions {
  x: number;
  y: number;
  width: number;
  height: number;
  fill?: string;
  stroke?: string;
  strokeWidth?: number;
  radius?: number;
  dash?: string;
}

export function drawBox({ x, y, width, height, radius = 10, ...look }: BoxOptions): string {
  const { fill = COLOURS.faint, stroke, strokeWidth = 2, dash } = look;
  return element('rect', {
    x,
    y,
    width,
    height,
    rx: radius,
    fill,
    stroke,
    'stroke-width': stroke ? strokeWidth : undefined,
    'stroke-dasharray': dash,
  });
}

/** A circle around a point. */
export function drawCircle(
  [cx, cy]: Point,
  r: number,
  { fill = 'none', stroke, strokeWidth = 2 }: Pick<BoxOptions, 'fill' | 'stroke' | 'strokeWidth'> = {},
): string {
  return element('circle', { cx, cy, r, fill, stroke, 'stroke-width': stroke ? strokeWidth : undefined });
}

/** Lines of text, the first one's middle at `y`. */
export function drawLines(x: number, y: number, lines: readonly string[], options: TextOptions = {}): string {
  const size = options.size ?? 15;
  return lines.map((line, index) => drawText(x, y + index * size * 1.36, line, options)).join('');
}

/** A path without fill. */
export function drawPath(d: string, stroke: string, width = 2, dash?: string): string {
  return element('path', {
    d,
    fill: 'none',
    stroke,
    'stroke-width': width,
    'stroke-dasharray': dash,
    'stroke-linecap': dash ? undefined : 'round',
    'stroke-linejoin': 'round',
  });
}

/** A small image, its pixels sharp squares, with a thin frame that shows its edge on dark paper, too. */
export function drawPixels(
  raster: Raster | string,
  { x, y, width, height = width }: { x: number; y: number; width: number; height?: number },
  frame: string | undefined = COLOURS.line,
): string {
  const image = element('image', {
    x,
    y,
    width,
    height,
    href: typeof raster === 'string' ? raster : toDataUrl(raster),
    preserveAspectRatio: 'none',
    style: 'image-rendering:pixelated',
  });
  return image + (frame ? drawBox({ x, y, width, height, fill: 'none', stroke: frame, radius: 0 }) : '');
}

/** Image `index` of several, as a raster of its own. */
export function takeTile({ width, height, channels, pixels }: GridImages, index: number): Raster {
  const size = width * height * channels;
  return {
    width,
    height,
    channels: channels as 1 | 3,
    pixels: pixels.slice(index * size, (index + 1) * size),
  };
}

/** Images side by side on black. */
export function drawTiles(
  images: GridImages,
  place: { x: number; y: number; width: number; columns?: number },
  frame?: string,
): { content: string; height: number } {
  const raster = layOutGrid(images, { columns: place.columns, gap: 2, gapLevel: 0 });
  const height = (place.width * raster.height) / raster.width;
  return { content: drawPixels(raster, { ...place, height }, frame), height };
}

/** Content that comes with the next press of the space bar. */
export function onPress(...content: string[]): string {
  return element('g', { class: 'fragment' }, ...content);
}

/** Content that comes with the same press as all other content of that index, from 0 on. */
export function onPressAt(index: number, ...content: string[]): string {
  return element('g', { class: 'fragment', 'data-fragment-index': index }, ...content);
}

/** The solution of a riddle: it comes with the next press, and is left out of paper for the hall. */
export function showAnswer(...content: string[]): string {
  return element('g', { class: 'fragment answer' }, ...content);
}

/** Content in front of a picture of that size. */
export function makePicture(width: number, height: number, ...content: string[]): Picture {
  return { width, height, content: content.join('') };
}
