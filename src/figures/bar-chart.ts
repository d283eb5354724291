/** A bar chart: interactive where Plotly is, a picture elsewhere, numbers as text. */
import { element } from '../drawing/markup';
import { COLOURS } from '../drawing/palette';
import { drawText } from '../drawing/picture';
import { Plot } from '../drawing/plot';
import { drawCard } from './card';
import { drawUpright } from './line-chart';

export interface BarChartOptions {
  title: string;
  /** One a bar. */
  labels: readonly (string | number)[];
  values: readonly number[];
  xLabel: string;
  yLabel: string;
}

/** The chart as a MIME bundle. */
export function barChart({
  title,
  labels,
  values,
  xLabel,
  yLabel,
}: BarChartOptions): Record<string, unknown> {
  if (labels.length !== values.length) {
    throw new Error(`A bar chart wants a label a bar; got ${labels.length} labels, ${values.length} values.`);
  }
  const text = `${title}. ${labels.map((label, i) => `${label}: ${values[i]}`).join(', ')}.`;
  return {
    'application/vnd.plotly.v1+json': {
      data: [{ type: 'bar', x: labels, y: values, marker: { color: COLOURS.blue } }],
      layout: {
        title: { text: title, font: { size: 15 } },
        height: 300,
        margin: { l: 60, r: 15, t: 45, b: 45 },
        xaxis: { title: { text: xLabel }, type: 'category' },
        yaxis: { title: { text: yLabel } },
      },
      config: { displaylogo: false },
    },
    'image/svg+xml': drawBars({ title, labels, values, xLabel, yLabel }, text),
    'text/plain': text,
  };
}

const BOX = { left: 64, top: 34, width: 564, height: 204 };

function drawBars(options: BarChartOptions, description: string): string {
  const { title, labels, values, xLabel, yLabel } = options;
  const high = Math.max(...values, 1e-9);
  const plot = new Plot({
    box: BOX,
    x: [0, values.length],
    y: [0, high],
    xTicks: [],
    formatY: (value) => value.toLocaleString('en'),
    type: 'page',
  });
  const everyLabel = Math.ceil(labels.length / 16);
  const small = { size: 12, anchor: 'middle', colour: COLOURS.mutedInk } as const;
  const bottom = BOX.top + BOX.height;
  const bars = values.map((value, i) => {
    const [from, to] = [plot.x(i + 0.1), plot.x(i + 0.9)];
    const bar = { x: from, y: plot.y(value), width: to - from, height: bottom - plot.y(value) };
    const label =
      i % everyLabel === 0 ? drawText((from + to) / 2, bottom + 14, String(labels[i]), small) : '';
    return element('rect', { ...bar, fill: COLOURS.blue }) + label;
  });
  const content = [
    drawText(BOX.left, 14, title, { size: 13, weight: 'bold' }),
    plot.frame,
    ...bars,
    drawText(BOX.left + BOX.width / 2, bottom + 32, xLabel, small),
    drawUpright(12, BOX.top + BOX.height / 2, yLabel),
  ];
  return drawCard(640, 280, description, content.join(''));
}
