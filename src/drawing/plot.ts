/** A plot for a lecture hall: thick lines, large type, few ticks. */
import { formatNumber } from './format-number';
import { chooseTicks } from './line-chart';
import { element } from './markup';
import { COLOURS } from './palette';
import { drawText, type TextOptions } from './picture';

export type Range = readonly [low: number, high: number];
export type Place = readonly [x: number, y: number];

export interface PlotOptions {
  readonly box: {
    readonly left: number;
    readonly top: number;
    readonly width: number;
    readonly height: number;
  };
  readonly x: Range;
  readonly y: Range;
  readonly xLabel?: string;
  readonly yLabel?: string;
  /** Ticks by value; about five round ones when left out, none for []. */
  readonly xTicks?: readonly number[];
  readonly yTicks?: readonly number[];
  readonly formatTick?: (value: number) => string;
}

export interface LineStyle {
  readonly colour: string;
  readonly width?: number;
  readonly dash?: string;
}

/** Text size of ticks and of labels, in units of a picture 860 wide. */
const TICK = 16;
const LABEL = 17;

const round = (value: number) => Math.round(value * 10) / 10;

/** Axes, and functions that put marks at values. */
export class Plot {
  readonly frame: string;

  constructor(private readonly options: PlotOptions) {
    this.frame = this.#drawFrame();
  }

  x(value: number): number {
    const { box, x } = this.options;
    return round(box.left + ((value - x[0]) / (x[1] - x[0])) * box.width);
  }

  y(value: number): number {
    const { box, y } = this.options;
    return round(box.top + box.height - ((value - y[0]) / (y[1] - y[0])) * box.height);
  }

  /** A line through values; what leaves the plot's height is cut off. */
  line(places: readonly Place[], { colour, width = 4.5, dash }: LineStyle): string {
    return element('path', {
      d: this.#trace(places),
      fill: 'none',
      stroke: colour,
      'stroke-width': width,
      'stroke-dasharray': dash,
      'stroke-linejoin': 'round',
      'stroke-linecap': dash ? undefined : 'round',
    });
  }

  /** A function over the whole width, or over a part of it. */
  curve(f: (x: number) => number, style: LineStyle, [low, high] = this.options.x): string {
    const places = Array.from({ length: 241 }, (_, i): Place => {
      const x = low + (i / 240) * (high - low);
      return [x, f(x)];
    });
    return this.line(this.#cut(places), style);
  }

  /** The area between a function and its zero. */
  area(f: (x: number) => number, colour: string): string {
    const [low, high] = this.options.x;
    const places = Array.from({ length: 161 }, (_, i): Place => {
      const x = low + (i / 160) * (high - low);
      return [x, f(x)];
    });
    const d = `${this.#trace([[low, 0], ...places, [high, 0]])}Z`;
    return element('path', { d, fill: colour, opacity: 0.8 });
  }

  dot([x, y]: Place, colour: string, radius = 8): string {
    return element('circle', {
      cx: this.x(x),
      cy: this.y(y),
      r: radius,
      fill: colour,
      stroke: COLOURS.paper,
      'stroke-width': 2.5,
    });
  }

  /** A text at a place, moved by pixels. */
  text(
    [x, y]: Place,
    text: string,
    { dx = 0, dy = 0, ...more }: TextOptions & { dx?: number; dy?: number } = {},
  ) {
    return drawText(this.x(x) + dx, this.y(y) + dy, text, { size: 18, ...more });
  }

  #cut(places: readonly Place[]): Place[] {
    const [low, high] = this.options.y;
    return places.filter(([, y]) => y >= low - 1e-9 && y <= high + 1e-9);
  }

  #trace(places: readonly Place[]): string {
    return `M${places.map(([x, y]) => `${this.x(x)} ${this.y(y)}`).join('L')}`;
  }

  #drawFrame(): string {
    const { box, x, y, xLabel, yLabel, formatTick = (value: number) => formatNumber(value) } = this.options;
    const { xTicks = chooseTicks(x[0], x[1], 6), yTicks = chooseTicks(y[0], y[1], 4) } = this.options;
    const [left, bottom] = [box.left, box.top + box.height];
    const small = { size: TICK, colour: COLOURS.mutedInk } as const;
    const parts: string[] = [];
    for (const tick of yTicks) {
      const colour = tick === 0 ? COLOURS.mutedInk : COLOURS.line;
      parts.push(
        element('path', { d: `M${left} ${this.y(tick)}h${box.width}`, stroke: colour, 'stroke-width': 1.5 }),
        drawText(left - 10, this.y(tick), formatTick(tick), { ...small, anchor: 'end' }),
      );
    }
    for (const tick of xTicks) {
      parts.push(
        element('path', { d: `M${this.x(tick)} ${bottom}v6`, stroke: COLOURS.mutedInk, 'stroke-width': 1.5 }),
        drawText(this.x(tick), bottom + 19, formatTick(tick), { ...small, anchor: 'middle' }),
      );
    }
    if (xLabel) {
      const at = bottom + (xTicks.length > 0 ? 43 : 20);
      parts.push(drawText(left + box.width / 2, at, xLabel, { ...small, size: LABEL, anchor: 'middle' }));
    }
    if (yLabel) parts.push(drawText(left, box.top - 18, yLabel, { ...small, size: LABEL }));
    return parts.join('');
  }
}
