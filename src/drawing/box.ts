/** Boxes as values: what they look like, and the anchors from which arrows go to other boxes. */
import { element } from './markup';
import { drawText } from './picture';
import { TONES, type Tone } from './tones';

export type Point = readonly [x: number, y: number];

export interface Rectangle {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

export interface BoxLook {
  /** Lines in the middle; the first is bold, the others are smaller. */
  readonly text?: string | readonly string[];
  readonly tone?: Tone;
  /** Size of the first line. */
  readonly size?: number;
  /** Of the corners; half the height makes a pill. */
  readonly radius?: number;
  readonly strokeWidth?: number;
  readonly dash?: string;
  /** In the tone's line colour without a ground, to go around other things. */
  readonly isEmpty?: boolean;
}

export interface Box extends Rectangle {
  /** The drawing. */
  readonly content: string;
  /** Middles of the four sides, and of the box. */
  readonly left: Point;
  readonly right: Point;
  readonly top: Point;
  readonly bottom: Point;
  readonly middle: Point;
}

/** A box at a place; `drawArrow([one.right, other.left])` joins two. */
export function makeBox(place: Rectangle, look: BoxLook = {}): Box {
  const { x, y, width, height } = place;
  const { text = [], tone = TONES.plain, size = 18, radius = 12, strokeWidth = 2, dash, isEmpty } = look;
  const middle: Point = [x + width / 2, y + height / 2];
  const rectangle = element('rect', {
    x,
    y,
    width,
    height,
    rx: radius,
    fill: isEmpty ? 'none' : tone.pale,
    stroke: tone.line,
    'stroke-width': strokeWidth,
    'stroke-dasharray': dash,
  });
  return {
    x,
    y,
    width,
    height,
    content: rectangle + drawMiddle(typeof text === 'string' ? [text] : text, middle, { size, tone }),
    left: [x, middle[1]],
    right: [x + width, middle[1]],
    top: [middle[0], y],
    bottom: [middle[0], y + height],
    middle,
  };
}

function drawMiddle(
  lines: readonly string[],
  [x, y]: Point,
  { size, tone }: { size: number; tone: Tone },
): string {
  const step = size * 1.3;
  const first = y - ((lines.length - 1) * step) / 2;
  return lines
    .map((line, index) => {
      const look = index === 0 ? ({ size, weight: 'bold' } as const) : { size: size * 0.86 };
      return drawText(x, first + index * step, line, { ...look, anchor: 'middle', colour: tone.ink });
    })
    .join('');
}
