import { element } from './markup';
import { COLOURS } from './palette';
import { drawText, type Picture } from './picture';
import { Plot, type Range } from './plot';
import { chooseTicks } from './ticks';

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
  const x: Range = [places[0] ?? 0, places.at(-1) ?? 0];
  const plot = new Plot({
    box: {
      left: MARGIN.left,
      top,
      width: width - MARGIN.left - MARGIN.right,
      height: height - MARGIN.bottom - top,
    },
    x,
    y: [low, high],
    xTicks: chooseTicks(...x, 5).filter(Number.isInteger),
    ...(options.xLabel ? { xLabel: options.xLabel } : {}),
    formatTick: (value) => String(value).replace('-', '−'),
    type: 'page',
  });
  const line =
    cursor === undefined
      ? ''
      : plot.vertical(places[cursor]!, { colour: COLOURS.mutedInk, width: 1, dash: '2 3' });
  const drawn = series.map((one, index) => drawSeries(one, index, { plot, places, cursor }));
  return { width, height, content: plot.frame + line + drawn.join('') };
}

interface SeriesPlace {
  readonly plot: Plot;
  readonly places: readonly number[];
  readonly cursor: number | undefined;
}

/** One line, its row in the legend, and its mark at the cursor. */
function drawSeries(
  { name, values }: ChartSeries,
  index: number,
  { plot, places, cursor }: SeriesPlace,
): string {
  const style = SERIES_STYLES[index % SERIES_STYLES.length]!;
  const row = index * LEGEND_ROW + LEGEND_ROW / 2;
  const stroke = {
    fill: 'none',
    stroke: style.colour,
    'stroke-width': 2,
    'stroke-dasharray': style.dash,
    'stroke-linejoin': 'round',
  };
  const value = cursor === undefined ? undefined : values[cursor];
  const isKnown = typeof value === 'number';
  const text = isKnown ? `${name}: ${value.toFixed(3)}` : name;
  return (
    element('path', { d: tracePath(values, places, plot), ...stroke }) +
    element('path', { d: `M${MARGIN.left} ${row}h30`, ...stroke }) +
    (isKnown ? plot.dot([places[cursor!]!, value], style.colour, 4.5) : '') +
    drawText(MARGIN.left + 38, row, text, { size: 13, colour: style.ink })
  );
}

/** The line, with a gap where there is no value. */
function tracePath(values: readonly (number | null)[], places: readonly number[], plot: Plot): string {
  let path = '';
  let isDrawing = false;
  values.forEach((value, position) => {
    if (value !== null) path += `${isDrawing ? 'L' : 'M'}${plot.x(places[position]!)} ${plot.y(value)}`;
    isDrawing = value !== null;
  });
  return path;
}
