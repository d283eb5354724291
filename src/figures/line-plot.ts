/** Curves over a number line, or paths in the plane: interactive where Plotly is, a picture elsewhere, ends as text. */
import { SERIES_STYLES } from '../drawing/line-chart';
import { cutToRange, type Place } from '../drawing/plot';
import { drawCard } from './card';
import { CHART_MARGIN, type ChartSeries, drawChart } from './line-chart';

export interface PlotCurve {
  name: string;
  x: readonly number[];
  y: readonly number[];
}

export interface LinePlotOptions {
  title: string;
  xLabel: string;
  yLabel: string;
  /** Up to four; the order chooses colour and dash. */
  curves: readonly PlotCurve[];
  xRange?: readonly [number, number];
  yRange?: readonly [number, number];
  /** One unit is as long on both axes, for paths in the plane. Give both ranges, equally long. */
  square?: boolean;
}

/** Plotly's names for the dashes of `SERIES_STYLES`. */
const DASHES = ['solid', 'dash', 'dot', 'dashdot'] as const;

const WIDE = { width: 640, height: 330 };
const SIDE = 400;
const SQUARE = {
  width: SIDE + CHART_MARGIN.left + CHART_MARGIN.right,
  height: SIDE + CHART_MARGIN.top + CHART_MARGIN.bottom,
};
const Y_LABEL_WIDTH = 16;

/**
 * The plot as a MIME bundle.
 * @throws when there are no curves, more than four, or one has not as many x as y
 */
export function linePlot(options: LinePlotOptions): Record<string, unknown> {
  const { title, xLabel, yLabel, curves, xRange, yRange, square = false } = options;
  if (curves.length === 0 || curves.length > SERIES_STYLES.length) {
    throw new Error(`A line plot shows 1 to ${SERIES_STYLES.length} curves; got ${curves.length}.`);
  }
  for (const { name, x, y } of curves) {
    if (x.length !== y.length || x.length === 0) {
      throw new Error(`The curve "${name}" has ${x.length} x and ${y.length} y; give as many of both.`);
    }
  }
  const text = describePlot(title, curves);
  return {
    'application/vnd.plotly.v1+json': {
      data: curves.map(({ name, x, y }, i) => ({
        type: 'scatter',
        mode: 'lines',
        name,
        x: x.map(shorten),
        y: y.map(shorten),
        line: { color: SERIES_STYLES[i]!.colour, width: 2, dash: DASHES[i] },
      })),
      layout: {
        title: { text: title, font: { size: 15 } },
        ...(square ? { width: 520, height: 570 } : { height: 390 }),
        margin: { l: 60, r: 20, t: 45, b: 80 },
        showlegend: true,
        // At the figure's lower edge, clear of the x axis' title however wide the figure is.
        legend: { orientation: 'h', yref: 'container', yanchor: 'bottom', y: 0 },
        xaxis: { title: { text: xLabel }, ...(xRange && { range: xRange }), zeroline: true },
        yaxis: {
          title: { text: yLabel },
          ...(yRange && { range: yRange }),
          ...(square && { scaleanchor: 'x' }),
          zeroline: true,
        },
      },
      config: { displaylogo: false },
    },
    'image/svg+xml': drawPlot(options, text),
    'text/plain': text,
  };
}

function drawPlot(options: LinePlotOptions, text: string): string {
  const { title, xLabel, yLabel, curves, xRange, yRange, square } = options;
  const { width, height } = square ? SQUARE : WIDE;
  const series = curves.map(({ name, x, y }, i): ChartSeries => {
    const all = x.map((value, j): Place => [value, y[j]!]);
    const places = yRange ? cutToRange(all, yRange) : all;
    return { name, x: places.map(([px]) => px), y: places.map(([, py]) => py), style: SERIES_STYLES[i]! };
  });
  const chart = drawChart(series, {
    width,
    height,
    title,
    xLabel,
    yLabel,
    ...(xRange ? { xRange } : {}),
    ...(yRange ? { yRange } : {}),
    left: Y_LABEL_WIDTH,
    top: 6,
  });
  return drawCard(width + Y_LABEL_WIDTH, height + 12, text, chart);
}

/** Five digits are more than a picture can show, and keep notebooks small. */
function shorten(value: number): number {
  return Number(value.toPrecision(5));
}

function describePlot(title: string, curves: readonly PlotCurve[]): string {
  const format = (value: number) => String(Number(value.toPrecision(3)));
  const ends = curves.map(({ name, x, y }) => {
    const [first, last] = [0, x.length - 1].map((i) => `(${format(x[i!]!)}, ${format(y[i!]!)})`);
    return `${name}: from ${first} to ${last}`;
  });
  return `${title}. ${ends.join('; ')}.`;
}
