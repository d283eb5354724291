/** A bar chart: interactive where Plotly is, a picture elsewhere, numbers as text. */
import { CHART_COLORS, escapeMarkup, roundTicks, svgCard } from './line-chart';

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
      data: [{ type: 'bar', x: labels, y: values, marker: { color: CHART_COLORS.blue } }],
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

function drawBars(options: BarChartOptions, description: string): string {
  const { title, labels, values, xLabel, yLabel } = options;
  const size = { width: 640, height: 280 };
  const margin = { left: 64, right: 12, top: 34, bottom: 42 };
  const plot = {
    width: size.width - margin.left - margin.right,
    height: size.height - margin.top - margin.bottom,
  };
  const high = Math.max(...values, 1e-9);
  const toY = (value: number) => margin.top + plot.height * (1 - value / high);
  const slot = plot.width / values.length;
  const everyLabel = Math.ceil(labels.length / 16);
  const parts = [
    `<text x="${margin.left}" y="18" font-size="13" font-weight="bold">${escapeMarkup(title)}</text>`,
  ];
  for (const tick of roundTicks([0, high])) {
    parts.push(
      `<line x1="${margin.left}" x2="${size.width - margin.right}" y1="${toY(tick)}" y2="${toY(tick)}" stroke="#e3e5e8"/>`,
      `<text x="${margin.left - 6}" y="${toY(tick)}" dy="4" text-anchor="end" font-size="11">${tick.toLocaleString('en')}</text>`,
    );
  }
  for (const [i, value] of values.entries()) {
    const x = margin.left + i * slot;
    parts.push(
      `<rect x="${(x + slot * 0.1).toFixed(1)}" y="${toY(value).toFixed(1)}" width="${(slot * 0.8).toFixed(1)}" height="${(plot.height * (value / high)).toFixed(1)}" fill="${CHART_COLORS.blue}"/>`,
    );
    if (i % everyLabel === 0) {
      parts.push(
        `<text x="${(x + slot / 2).toFixed(1)}" y="${size.height - 26}" text-anchor="middle" font-size="11">${escapeMarkup(String(labels[i]))}</text>`,
      );
    }
  }
  parts.push(
    `<text x="${margin.left + plot.width / 2}" y="${size.height - 8}" text-anchor="middle" font-size="11">${escapeMarkup(xLabel)}</text>`,
    `<text transform="translate(14 ${margin.top + plot.height / 2}) rotate(-90)" text-anchor="middle" font-size="11">${escapeMarkup(yLabel)}</text>`,
  );
  const group = `<g font-family="DejaVu Sans, Verdana, sans-serif" fill="#202124">${parts.join('')}</g>`;
  return svgCard(size.width, size.height, description, [group]);
}
