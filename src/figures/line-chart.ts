/** A line chart of a page: plain data in, markup out. It is drawn many times a training, so it is small. */
import type { SERIES_STYLES } from '../drawing/line-chart';
import { element } from '../drawing/markup';
import { COLOURS } from '../drawing/palette';
import { drawText, moveTo } from '../drawing/picture';
import { type Place, Plot, type Range } from '../drawing/plot';

export interface ChartSeries {
  name: string;
  x: ArrayLike<number>;
  y: ArrayLike<number>;
  /** Series differ by more than their colour. */
  style: (typeof SERIES_STYLES)[number];
}

export interface ChartOptions {
  width: number;
  height: number;
  title: string;
  xLabel: string;
  /** Written upright beside the axis. */
  yLabel?: string;
  /** Range of the x axis; default: the data's. */
  xRange?: Range;
  /** Range of the y axis; default: the data's, from 0. */
  yRange?: Range;
  /** Where the chart's left upper corner is. */
  left?: number;
  top?: number;
}

/** Around the plot. */
export const CHART_MARGIN = { left: 42, right: 12, top: 44, bottom: 36 } as const;

/** A text that runs upwards, its middle at (`x`, `y`). */
export function drawUpright(x: number, y: number, text: string): string {
  const look = { size: 12, anchor: 'middle', colour: COLOURS.mutedInk } as const;
  return element('g', { transform: `translate(${x} ${y}) rotate(-90)` }, drawText(0, 0, text, look));
}

/** Where finite values lie; 0 … 1 where there are none. */
export function findRange(lists: Iterable<ArrayLike<number>>): Range {
  let low = Number.POSITIVE_INFINITY;
  let high = Number.NEGATIVE_INFINITY;
  for (const values of lists) {
    for (let i = 0; i < values.length; i++) {
      const value = values[i]!;
      if (!Number.isFinite(value)) continue;
      if (value < low) low = value;
      if (value > high) high = value;
    }
  }
  return low <= high ? [low, high] : [0, 1];
}

/** The chart as a group, to be put into a picture of any size. */
export function drawChart(series: readonly ChartSeries[], options: ChartOptions): string {
  const { width, height, title, xLabel, yLabel, left = 0, top = 0 } = options;
  const yData = findRange(series.map(({ y }) => y));
  const yRange: Range = options.yRange ?? [Math.min(0, yData[0]), yData[1] * 1.05 || 1];
  const box = {
    left: CHART_MARGIN.left,
    top: CHART_MARGIN.top,
    width: width - CHART_MARGIN.left - CHART_MARGIN.right,
    height: height - CHART_MARGIN.top - CHART_MARGIN.bottom,
  };
  const x = options.xRange ?? findRange(series.map((one) => one.x));
  const plot = new Plot({ box, x, y: yRange, xLabel, type: 'page' });
  let legend = box.left;
  const lines = series.map((one) => {
    const places = listPlaces(one, box.width, yRange);
    const line = places.length > 0 ? plot.line(places, lineOf(one, 1.8)) : '';
    const name = drawName(one, legend);
    legend += 38 + one.name.length * 7;
    return line + name;
  });
  return moveTo(
    left,
    top,
    drawText(box.left, 10, title, { size: 13, weight: 'bold' }),
    plot.frame,
    ...lines,
    yLabel ? drawUpright(-4, box.top + box.height / 2, yLabel) : '',
  );
}

const lineOf = ({ style: { colour, dash } }: ChartSeries, width: number) => ({
  colour,
  width,
  ...(dash ? { dash } : {}),
});

/** Two points a pixel are enough; what leaves the range stays on its edge. */
function listPlaces({ x, y }: ChartSeries, width: number, [low, high]: Range): Place[] {
  const stride = Math.max(1, Math.floor(x.length / (width * 2)));
  const places: Place[] = [];
  for (let i = 0; i < x.length; i += stride) {
    if (Number.isFinite(y[i]!)) places.push([x[i]!, Math.max(low, Math.min(high, y[i]!))]);
  }
  return places;
}

function drawName(series: ChartSeries, x: number): string {
  const { colour, dash } = series.style;
  const line = { d: `M${x} 29h20`, stroke: colour, 'stroke-width': 2.5, 'stroke-dasharray': dash };
  return element('path', line) + drawText(x + 25, 29, series.name, { size: 12 });
}
