/** Points in the plane: interactive where Plotly is, a picture elsewhere, counts as text. */
import { drawCrosses, drawDots } from '../drawing/marks';
import { COLOURS } from '../drawing/palette';
import { drawText } from '../drawing/picture';
import { Plot } from '../drawing/plot';
import { drawCard } from './card';
import { drawUpright, findRange } from './line-chart';

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

const HUES = [COLOURS.blue, COLOURS.vermilion] as const;
const BOX = { left: 56, top: 58, width: 448, height: 276 };

/**
 * The plot as a MIME bundle.
 * @throws when there is no point, or more than two groups
 */
export function scatterPlot(options: ScatterPlotOptions): Record<string, unknown> {
  const { title, xLabel, yLabel, most = 400 } = options;
  if (options.groups.length < 1 || options.groups.length > HUES.length) {
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
          color: HUES[i],
          size: 5,
          symbol: i === 0 ? 'circle' : 'x-thin',
          line: { color: HUES[i], width: i === 0 ? 0 : 1.4 },
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
  const plot = new Plot({
    box: BOX,
    x: findRange(groups.map(({ x }) => x)),
    y: findRange(groups.map(({ y }) => y)),
    xLabel: labels.xLabel,
    type: 'page',
  });
  const drawn = groups.map(({ name, x, y }, i) => {
    const places = x.map((value, j) => [plot.x(value), plot.y(y[j]!)] as const);
    const sign = [BOX.left + 8 + i * 150, 38] as const;
    const draw = (points: readonly (readonly [number, number])[]) =>
      i === 0
        ? drawDots(points, { colour: HUES[0], size: 2.5 })
        : drawCrosses(points, { colour: HUES[1], size: 3, width: 1.3 });
    return draw(places) + draw([sign]) + drawText(sign[0] + 12, sign[1], name, { size: 12 });
  });
  const content = [
    drawText(BOX.left, 16, labels.title, { size: 13, weight: 'bold' }),
    plot.frame,
    ...drawn,
    drawUpright(14, BOX.top + BOX.height / 2, labels.yLabel),
  ];
  return drawCard(520, 380, labels.text, content.join(''));
}
