import { element } from './markup';
import { COLOURS } from './palette';
import { drawText, type Picture } from './picture';

export interface ChartSeries {
  readonly name: string;
  /** One value a position; `null` where there is none. */
  readonly values: readonly (number | null)[];
}

export interface LineChartOptions {
  readonly series: readonly ChartSeries[];
  readonly width: number;
  readonly height: number;
  /** Position of the cursor, from 0; values there are written into the legend. */
  readonly cursor?: number;
  readonly xLabel?: string;
  /** The y axis reaches up to this at least. */
  readonly reach?: number;
  /** Where each position stands on the x axis, rising; 0, 1, 2 … when left out. */
  readonly positions?: readonly number[];
}

/** Each series has its own colour, dash and marker: none is told from another by hue alone. */
export const SERIES_STYLES = [
  { colour: COLOURS.blue, ink: COLOURS.blueInk, dash: undefined },
  { colour: COLOURS.vermilion, ink: COLOURS.vermilionInk, dash: '7 4' },
  { colour: COLOURS.green, ink: COLOURS.greenInk, dash: '2 3' },
  { colour: COLOURS.purple, ink: COLOURS.purpleInk, dash: '10 3 2 3' },
] as const;

/** Round values that cover `min` … `max` in about `count` steps of 1, 2 or 5 times a power of ten. */
export function chooseTicks(min: number, max: number, count = 4): number[] {
  const span = max > min ? max - min : 1;
  const power = 10 ** Math.floor(Math.log10(span / count));
  const step = power * ([1, 2, 5, 10].find((factor) => span / (factor * power) <= count) ?? 10);
  const ticks: number[] = [];
  for (let index = Math.ceil(min / step - 1e-9); index * step <= max + step * 1e-9; index += 1) {
    ticks.push(Number((index * step).toPrecision(12)));
  }
  return ticks;
}

const LEGEND_ROW = 22;
const MARGIN = { left: 46, right: 12, bottom: 36 };

/** Lines over positions 0 … n−1 with a legend above that tells the values at the cursor. */
export function drawLineChart(options: LineChartOptions): Picture {
  const { series, width, height, cursor } = options;
  const length = Math.max(1, ...series.map(({ values }) => values.length));
  const known = series.flatMap(({ values }) => values.filter((value) => value !== null));
  const low = Math.min(0, ...known);
  const high = Math.max(...known, options.reach ?? low + 1e-6);
  const top = series.length * LEGEND_ROW + 8;
  const places = options.positions ?? Array.from({ length }, (_, index) => index);
  const [start, end] = [places[0] ?? 0, places.at(-1) ?? 0];
  const xOf = (place: number) =>
    MARGIN.left +
    (end > start ? (place - start) / (end - start) : 0.5) * (width - MARGIN.left - MARGIN.right);
  const x = (position: number) => xOf(places[position]!);
  const y = (value: number) =>
    height - MARGIN.bottom - ((value - low) / (high - low)) * (height - MARGIN.bottom - top);

  let content = '';
  for (const tick of chooseTicks(low, high)) {
    content += element('path', {
      d: `M${MARGIN.left} ${y(tick).toFixed(1)}H${width - MARGIN.right}`,
      stroke: COLOURS.line,
    });
    content += drawText(MARGIN.left - 8, y(tick), formatTick(tick), {
      size: 12,
      anchor: 'end',
      colour: COLOURS.mutedInk,
    });
  }
  for (const tick of chooseTicks(start, end, 5).filter(Number.isInteger)) {
    content += drawText(xOf(tick), height - MARGIN.bottom + 13, String(tick), {
      size: 12,
      anchor: 'middle',
      colour: COLOURS.mutedInk,
    });
  }
  if (options.xLabel) {
    content += drawText(xOf((start + end) / 2), height - 7, options.xLabel, {
      size: 12,
      anchor: 'middle',
      colour: COLOURS.mutedInk,
    });
  }
  if (cursor !== undefined) {
    content += element('path', {
      d: `M${x(cursor).toFixed(1)} ${top}V${height - MARGIN.bottom}`,
      stroke: COLOURS.mutedInk,
      'stroke-dasharray': '2 3',
    });
  }
  series.forEach(({ name, values }, index) => {
    const style = SERIES_STYLES[index % SERIES_STYLES.length]!;
    const row = index * LEGEND_ROW + LEGEND_ROW / 2;
    const stroke = {
      fill: 'none',
      stroke: style.colour,
      'stroke-width': 2,
      'stroke-dasharray': style.dash,
      'stroke-linejoin': 'round',
    };
    content += element('path', { d: tracePath(values, x, y), ...stroke });
    content += element('path', { d: `M${MARGIN.left} ${row}h30`, ...stroke });
    const value = cursor === undefined ? undefined : values[cursor];
    if (value !== null && value !== undefined) {
      content += element('circle', {
        cx: x(cursor!),
        cy: y(value),
        r: 4.5,
        fill: style.colour,
        stroke: COLOURS.paper,
        'stroke-width': 1.5,
      });
    }
    const text = typeof value === 'number' ? `${name}: ${value.toFixed(3)}` : name;
    content += drawText(MARGIN.left + 38, row, text, { size: 13, colour: style.ink });
  });
  return { width, height, content };
}

function tracePath(
  values: readonly (number | null)[],
  x: (position: number) => number,
  y: (value: number) => number,
): string {
  let path = '';
  let drawing = false;
  values.forEach((value, position) => {
    if (value === null) {
      drawing = false;
      return;
    }
    path += `${drawing ? 'L' : 'M'}${x(position).toFixed(1)} ${y(value).toFixed(1)}`;
    drawing = true;
  });
  return path;
}

function formatTick(value: number): string {
  return String(value).replace('-', '−');
}
