/** Curves over a number line, or paths in the plane: interactive where Plotly is, a picture elsewhere, ends as text. */
import { CHART_COLORS, type ChartSeries, chartGroup, escapeMarkup, svgCard } from './line-chart';

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

/** Curves differ by their dash as well, so that they can be told apart in grey. */
const STYLES = [
  { color: CHART_COLORS.blue, svg: undefined, plotly: 'solid' },
  { color: CHART_COLORS.vermilion, svg: '6 3', plotly: 'dash' },
  { color: CHART_COLORS.green, svg: '2 3', plotly: 'dot' },
  { color: CHART_COLORS.grey, svg: '9 3 2 3', plotly: 'dashdot' },
] as const;

const WIDE = { width: 640, height: 330 };
/** The plotting area of this one is square: the margins of `chartGroup` are 54 and 80. */
const SQUARE = { width: 454, height: 480 };
const Y_LABEL_WIDTH = 16;

/**
 * The plot as a MIME bundle.
 * @throws when there are no curves, more than four, or one has not as many x as y
 */
export function linePlot(options: LinePlotOptions): Record<string, unknown> {
  const { title, xLabel, yLabel, curves, xRange, yRange, square = false } = options;
  if (curves.length === 0 || curves.length > STYLES.length) {
    throw new Error(`A line plot shows 1 to ${STYLES.length} curves; got ${curves.length}.`);
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
        line: { color: STYLES[i]!.color, width: 2, dash: STYLES[i]!.plotly },
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
  const series = curves.map((curve, i): ChartSeries => {
    const { x, y } = yRange ? cutToRange(curve, yRange) : curve;
    return { name: curve.name, x, y, color: STYLES[i]!.color, dash: STYLES[i]!.svg };
  });
  const chart = chartGroup(series, {
    width,
    height,
    title,
    xLabel,
    xRange: xRange && [...xRange],
    yRange: yRange && [...yRange],
    left: Y_LABEL_WIDTH,
    top: 6,
  });
  const label =
    `<text transform="translate(14 ${height / 2 + 10}) rotate(-90)" text-anchor="middle" font-size="11" ` +
    `font-family="DejaVu Sans, Verdana, sans-serif" fill="#3c4043">${escapeMarkup(yLabel)}</text>`;
  return svgCard(width + Y_LABEL_WIDTH, height + 12, text, [chart, label]);
}

/** The part of a curve within a range of y, cut where it crosses the range's ends; all of it if none lies within. */
function cutToRange(curve: PlotCurve, [low, high]: readonly [number, number]): { x: number[]; y: number[] } {
  const points: [x: number, y: number][] = [];
  for (let i = 0; i < curve.x.length; i++) {
    const [x, y] = [curve.x[i]!, curve.y[i]!];
    if (i > 0) {
      const [x0, y0] = [curve.x[i - 1]!, curve.y[i - 1]!];
      const crossed = [low, high].filter((end) => (y0 - end) * (y - end) < 0);
      if (y < y0) crossed.reverse();
      for (const end of crossed) points.push([x0 + ((x - x0) * (end - y0)) / (y - y0), end]);
    }
    if (y >= low && y <= high) points.push([x, y]);
  }
  const kept = points.length > 0 ? points : curve.x.map((x, i): [number, number] => [x, curve.y[i]!]);
  return { x: kept.map(([x]) => x), y: kept.map(([, y]) => y) };
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
