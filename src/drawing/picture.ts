import { type AttributeValue, element, escapeMarkup } from './markup';
import { COLOURS, FONT, NUMBER_FONT } from './palette';

/** A drawing and the room it takes; pictures are put side by side and into each other by their sizes. */
export interface Picture {
  readonly width: number;
  readonly height: number;
  /** SVG markup without the `<svg>` around it. */
  readonly content: string;
  /** Markup of `<defs>` shared by all pictures of a widget, such as a large image. */
  readonly definitions?: string;
}

export interface TextOptions {
  size?: number;
  colour?: string;
  anchor?: 'start' | 'middle' | 'end';
  weight?: 'bold';
  /** Digits of equal width. */
  numeric?: boolean;
  italic?: boolean;
  /** Colour of the ground: a rim of it keeps lines behind the letters off them. */
  rim?: string;
}

/**
 * The path of a dot, after its `M x y`: round line ends make it round. Its length is not 0, since Firefox draws a line
 * of no length at the wrong place where the page is enlarged by CSS `zoom`, as widgets on slides are.
 */
export const DOT = 'h.01';

/** A line of text; `y` is the middle of the line. */
export function drawText(x: number, y: number, text: string, options: TextOptions = {}): string {
  const size = options.size ?? 14;
  return element(
    'text',
    {
      x,
      y: y + size * 0.35,
      'font-size': size,
      fill: options.colour ?? COLOURS.ink,
      'text-anchor': options.anchor === 'start' ? undefined : options.anchor,
      'font-weight': options.weight,
      'font-style': options.italic ? 'italic' : undefined,
      'font-family': options.numeric ? NUMBER_FONT : undefined,
      ...(options.rim ? { stroke: options.rim, 'stroke-width': 6, 'paint-order': 'stroke' } : {}),
    },
    escapeMarkup(text),
  );
}

/** Moves markup by an offset. */
export function moveTo(x: number, y: number, ...content: string[]): string {
  return element(
    'g',
    { transform: `translate(${Math.round(x * 100) / 100} ${Math.round(y * 100) / 100})` },
    ...content,
  );
}

/** A picture as a complete SVG file; `label` is what a screen reader says, and the title of the file. */
export function toSvg(
  picture: Picture,
  label: string,
  attributes: Record<string, AttributeValue> = {},
): string {
  return element(
    'svg',
    {
      xmlns: 'http://www.w3.org/2000/svg',
      viewBox: `0 0 ${Math.ceil(picture.width)} ${Math.ceil(picture.height)}`,
      width: Math.ceil(picture.width),
      height: Math.ceil(picture.height),
      role: 'img',
      'aria-label': label,
      'font-family': FONT,
      ...attributes,
    },
    picture.definitions ? element('defs', {}, picture.definitions) : '',
    picture.content,
  );
}

/** Breaks a text into lines of at most `width` pixels, estimating the width of a character. */
export function wrapText(text: string, width: number, size = 14): string[] {
  const perLine = Math.max(8, Math.floor(width / (size * 0.6)));
  const lines: string[] = [];
  let line = '';
  for (const word of text.split(/\s+/)) {
    if (line && line.length + 1 + word.length > perLine) {
      lines.push(line);
      line = word;
    } else {
      line = line ? `${line} ${word}` : word;
    }
  }
  if (line) lines.push(line);
  return lines;
}
