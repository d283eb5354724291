/** Points in the plane: interactive where Plotly is, a picture elsewhere, counts as text. */
import { DOT } from '../drawing/picture';
import { CHART_COLORS, escapeMarkup, roundTicks, svgCard } from './line-chart';

export interface PointGroup {
  name: string;
  /** n × 2 numbers, x and y in turn. */
  points: ArrayLike<number>;
}

export interface ScatterPlotOptions {
  title: string;
  xLabel: string;
  yLabel: string;
  /** One or two; the second is drawn as crosses. */
  groups: readonly PointGroup[];
  /** Points drawn of each group, at most: the first ones. Default 400. */
  most?: number;
}

const COLORS = [CHART_COLORS.blue, CHART_COLORS.vermilion];
const FRAME = { width: 520, height: 380, left: 56, right: 16, top: 58, bottom: 46 };
const FONT = 'font-family="DejaVu Sans, Verdana, sans-serif"';

/**
 * The plot as a MIME bundle.
 * @throws when there is no point, or more than two groups
 */
export function scatterPlot(options: ScatterPlotOptions): Record<string, unknown> {
  const { title, xLabel, yLabel, most = 400 } = options;
  if (options.groups.length < 1 || options.groups.length > COLORS.length) {
    throw new Error(`A scatter plot shows 1 or 2 groups; got ${options.groups.length}.`);
  }
  const groups = options.groups.map(({ name, points }) => {
    const places = Array.from({ length: Math.min(most, points.length / 2) }, (_, i) => i);
    if (places.length === 0) throw new Error(`The group "${name}" has no points.`);
    const shorten = (value: number) => Number(value.toPrecision(5));
    return {
      name,
      x: places.map((i) => shorten(points[2 * i]!)),
      y: places.map((i) => shorten(points[2 * i + 1]!)),
    };
  });
  const text = `${title}. ${groups.map(({ name, x }) => `${x.length} ${name} points`).join(', ')}.`;
  return {
    'application/vnd.plotly.v1+json': {
      data: groups.map(({ name, x, y }, i) => ({
        type: 'scatter',
        mode: 'markers',
        name,
        x,
        y,
        marker: {
          color: COLORS[i],
          size: 5,
          symbol: i === 0 ? 'circle' : 'x-thin',
          line: { color: COLORS[i], width: i === 0 ? 0 : 1.4 },
        },
      })),
      layout: {
        title: { text: title, font: { size: 15 } },
        width: 620,
        height: 420,
        margin: { l: 60, r: 20, t: 45, b: 50 },
        showlegend: true,
        xaxis: { title: { text: xLabel } },
        yaxis: { title: { text: yLabel } },
      },
      config: { displaylogo: false },
    },
    'image/svg+xml': drawScatter(groups, { title, xLabel, yLabel, text }),
    'text/plain': text,
  };
}

interface Labels {
  title: string;
  xLabel: string;
  yLabel: string;
  text: string;
}

function drawScatter(groups: { name: string; x: number[]; y: number[] }[], labels: Labels): string {
  const { width, height, left, right, top, bottom } = FRAME;
  const rangeOf = (values: number[]): [number, number] => [Math.min(...values), Math.max(...values)];
  const [xLow, xHigh] = rangeOf(groups.flatMap(({ x }) => x));
  const [yLow, yHigh] = rangeOf(groups.flatMap(({ y }) => y));
  const toX = (x: number) => left + ((x - xLow) / (xHigh - xLow || 1)) * (width - left - right);
  const toY = (y: number) => height - bottom - ((y - yLow) / (yHigh - yLow || 1)) * (height - top - bottom);
  const write = (x: number, y: number, content: string, more = '') =>
    `<text x="${x}" y="${y}" font-size="11.5" fill="#202124" ${more}>${escapeMarkup(content)}</text>`;
  const parts = [write(left, 20, labels.title, 'font-weight="bold"')];
  for (const tick of roundTicks([xLow, xHigh])) {
    parts.push(
      write(toX(tick), height - bottom + 18, String(Number(tick.toPrecision(6))), 'text-anchor="middle"'),
    );
  }
  for (const tick of roundTicks([yLow, yHigh])) {
    const y = toY(tick);
    parts.push(
      `<line x1="${left}" x2="${width - right}" y1="${y}" y2="${y}" stroke="#e3e5e8"/>`,
      write(left - 8, y + 4, String(Number(tick.toPrecision(6))), 'text-anchor="end"'),
    );
  }
  parts.push(
    write((left + width - right) / 2, height - 8, labels.xLabel, 'text-anchor="middle"'),
    `<g transform="translate(16 ${(top + height - bottom) / 2}) rotate(-90)">${write(0, 0, labels.yLabel, 'text-anchor="middle"')}</g>`,
  );
  for (const [i, { name, x, y }] of groups.entries()) {
    const mark = (px: number, py: number) =>
      i === 0
        ? `M${px.toFixed(1)} ${py.toFixed(1)}${DOT}`
        : `M${(px - 3).toFixed(1)} ${(py - 3).toFixed(1)}l6 6m0 -6l-6 6`;
    const stroke = `fill="none" stroke="${COLORS[i]}" stroke-linecap="round" stroke-width="${i === 0 ? 5 : 1.3}"`;
    parts.push(
      `<path d="${x.map((value, j) => mark(toX(value), toY(y[j]!))).join('')}" ${stroke}/>`,
      `<path d="${mark(left + 8 + i * 150, 38)}" ${stroke}/>`,
      write(left + 20 + i * 150, 42, name),
    );
  }
  return svgCard(width, height, labels.text, [`<g ${FONT}>${parts.join('')}</g>`]);
}
