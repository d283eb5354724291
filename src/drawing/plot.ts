/** Axes, and functions that put marks at values: the one plot of slides, widgets and figures of notebooks. */
import { formatNumber } from './format-number';
import { element } from './markup';
import { COLOURS } from './palette';
import { drawText, type TextOptions } from './picture';
import { chooseLogTicks, chooseTicks } from './ticks';

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
  /** Equal steps multiply instead of adding; the range is above 0. */
  readonly logX?: boolean;
  readonly logY?: boolean;
  readonly xLabel?: string;
  readonly yLabel?: string;
  /** Ticks by value; about five round ones when left out, none for []. */
  readonly xTicks?: readonly number[];
  readonly yTicks?: readonly number[];
  /** Writes the ticks of both axes, or of one. */
  readonly formatTick?: (value: number) => string;
  readonly formatX?: (value: number) => string;
  readonly formatY?: (value: number) => string;
  /** Type for a lecture hall, or for a page that is read at arm's length. */
  readonly type?: keyof typeof TYPES;
}

export interface LineStyle {
  readonly colour: string;
  readonly width?: number;
  readonly dash?: string;
}

/** Sizes of type, and how far from the axes it stands. The hall's are for a picture 860 wide. */
const TYPES = {
  hall: {
    tick: 16,
    label: 17,
    stroke: 1.5,
    beside: 10,
    below: 19,
    labelBelow: 43,
    labelAlone: 20,
    above: 18,
  },
  page: { tick: 12, label: 12, stroke: 1, beside: 8, below: 14, labelBelow: 32, labelAlone: 14, above: 12 },
} as const;

const SAMPLES = 240;

const round = (value: number) => Math.round(value * 10) / 10;

export class Plot {
  /** Axes, ticks and labels. */
  readonly frame: string;
  readonly #options: PlotOptions;

  constructor(options: PlotOptions) {
    this.#options = options;
    this.frame = this.#drawFrame();
  }

  x(value: number): number {
    const { box, x, logX } = this.#options;
    return round(box.left + shareOf(value, x, logX) * box.width);
  }

  y(value: number): number {
    const { box, y, logY } = this.#options;
    return round(box.top + box.height - shareOf(value, y, logY) * box.height);
  }

  /** A line through values, wherever they lie. */
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

  /** A function over the whole width, or over a part of it; what leaves the plot's height is cut off. */
  curve(f: (x: number) => number, style: LineStyle, part = this.#options.x): string {
    return this.line(cutToRange(this.#sample(f, part), this.#options.y), style);
  }

  /** The area between a function and its zero. */
  area(f: (x: number) => number, colour: string): string {
    const [low, high] = this.#options.x;
    const d = `${this.#trace([[low, 0], ...this.#sample(f, [low, high]), [high, 0]])}Z`;
    return element('path', { d, fill: colour, opacity: 0.8 });
  }

  dot([x, y]: Place, colour: string, radius = 8): string {
    return element('circle', {
      cx: this.x(x),
      cy: this.y(y),
      r: radius,
      fill: colour,
      stroke: COLOURS.paper,
      'stroke-width': Math.min(2.5, radius / 3),
    });
  }

  /** A line across the plot at a value of x. */
  vertical(x: number, { colour, width = 2, dash = '4 5' }: LineStyle): string {
    const { top, height } = this.#options.box;
    return this.#rule(`M${this.x(x)} ${top}v${height}`, { colour, width, dash });
  }

  /** A line across the plot at a value of y. */
  horizontal(y: number, { colour, width = 2, dash = '3 5' }: LineStyle): string {
    const { left, width: length } = this.#options.box;
    return this.#rule(`M${left} ${this.y(y)}h${length}`, { colour, width, dash });
  }

  /** A text at a place, moved by pixels. */
  text(
    [x, y]: Place,
    text: string,
    { dx = 0, dy = 0, ...more }: TextOptions & { dx?: number; dy?: number } = {},
  ): string {
    return drawText(this.x(x) + dx, this.y(y) + dy, text, { size: 18, ...more });
  }

  #sample(f: (x: number) => number, [low, high]: Range): Place[] {
    return Array.from({ length: SAMPLES + 1 }, (_, i): Place => {
      const x = low + (i / SAMPLES) * (high - low);
      return [x, f(x)];
    });
  }

  #trace(places: readonly Place[]): string {
    return `M${places.map(([x, y]) => `${this.x(x)} ${this.y(y)}`).join('L')}`;
  }

  #rule(d: string, { colour, width, dash }: LineStyle): string {
    return element('path', {
      d,
      stroke: colour,
      'stroke-width': width,
      'stroke-dasharray': dash || undefined,
    });
  }

  #drawFrame(): string {
    const { box, xLabel, yLabel, type = 'hall' } = this.#options;
    const sizes = TYPES[type];
    const label = { size: sizes.label, colour: COLOURS.mutedInk } as const;
    const hasTicks = this.#options.xTicks?.length !== 0;
    const bottom = box.top + box.height;
    const parts = [this.#drawYTicks(), this.#drawXTicks()];
    if (xLabel) {
      const at = bottom + (hasTicks ? sizes.labelBelow : sizes.labelAlone);
      parts.push(drawText(box.left + box.width / 2, at, xLabel, { ...label, anchor: 'middle' }));
    }
    if (yLabel) parts.push(drawText(box.left, box.top - sizes.above, yLabel, label));
    return parts.join('');
  }

  #drawYTicks(): string {
    const { box, y, logY, type = 'hall' } = this.#options;
    const { yTicks = logY ? chooseLogTicks(...y) : chooseTicks(y[0], y[1], 4) } = this.#options;
    const write =
      this.#options.formatY ?? this.#options.formatTick ?? ((value: number) => formatNumber(value));
    const { tick: size, stroke, beside } = TYPES[type];
    return yTicks
      .map((tick) => {
        const colour = tick === 0 ? COLOURS.mutedInk : COLOURS.line;
        const line = {
          d: `M${box.left} ${this.y(tick)}h${box.width}`,
          stroke: colour,
          'stroke-width': stroke,
        };
        const text = { size, colour: COLOURS.mutedInk, anchor: 'end' } as const;
        return element('path', line) + drawText(box.left - beside, this.y(tick), write(tick), text);
      })
      .join('');
  }

  #drawXTicks(): string {
    const { box, x, logX, type = 'hall' } = this.#options;
    const { xTicks = logX ? chooseLogTicks(...x) : chooseTicks(x[0], x[1], 6) } = this.#options;
    const write =
      this.#options.formatX ?? this.#options.formatTick ?? ((value: number) => formatNumber(value));
    const { tick: size, stroke, below } = TYPES[type];
    const bottom = box.top + box.height;
    return xTicks
      .map((tick) => {
        const line = { d: `M${this.x(tick)} ${bottom}v6`, stroke: COLOURS.mutedInk, 'stroke-width': stroke };
        const text = { size, colour: COLOURS.mutedInk, anchor: 'middle' } as const;
        return element('path', line) + drawText(this.x(tick), bottom + below, write(tick), text);
      })
      .join('');
  }
}

/** Where a value stands in a range, 0 … 1 within it; in the middle where the range is one value. */
function shareOf(value: number, [low, high]: Range, isLog = false): number {
  if (high === low) return 0.5;
  if (!isLog) return (value - low) / (high - low);
  return Math.log(value / low) / Math.log(high / low);
}

/** The part of a line within a range of y, cut where it crosses the range's ends; all of it if none lies within. */
export function cutToRange(places: readonly Place[], [low, high]: Range): Place[] {
  const points: Place[] = [];
  places.forEach(([x, y], i) => {
    if (i > 0) {
      const [x0, y0] = places[i - 1]!;
      const crossed = [low, high].filter((end) => (y0 - end) * (y - end) < 0);
      if (y < y0) crossed.reverse();
      for (const end of crossed) points.push([x0 + ((x - x0) * (end - y0)) / (y - y0), end]);
    }
    if (y >= low - 1e-9 && y <= high + 1e-9) points.push([x, y]);
  });
  return points.length > 0 ? points : [...places];
}
