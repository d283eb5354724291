/** A line chart as an SVG string: plain data in, a picture out. It is drawn many times a training, so it is small. */

export interface ChartSeries {
  name: string;
  x: ArrayLike<number>;
  y: ArrayLike<number>;
  color: string;
  /** SVG dash pattern: series differ by more than their colour. */
  dash?: string;
}

export interface ChartOptions {
  width: number;
  height: number;
  title: string;
  xLabel: string;
  /** Range of the x axis; default: the data's. */
  xRange?: [number, number];
  /** Range of the y axis; default: the data's, from 0. */
  yRange?: [number, number];
  /** Where the chart's left upper corner is. */
  left?: number;
  top?: number;
}

/** Colours of Okabe and Ito (2008), told apart by colour-blind people too, dark enough for thin lines. */
export const CHART_COLORS = { blue: '#0072b2', vermilion: '#d55e00', green: '#007a5a', grey: '#5f6368' };

const FONT = 'font-family="DejaVu Sans, Verdana, sans-serif"';

/** Escapes text for SVG and HTML. */
export function escapeMarkup(text: string): string {
  return text.replace(/[&<>"']/g, (c) => `&#${c.charCodeAt(0)};`);
}

/** Three to six round numbers within a range. */
export function roundTicks([low, high]: [number, number]): number[] {
  const span = high - low;
  if (!(span > 0)) return [low];
  const rough = span / 4;
  const power = 10 ** Math.floor(Math.log10(rough));
  const step = [1, 2, 5, 10].map((m) => m * power).find((s) => s >= rough)!;
  const ticks: number[] = [];
  for (let i = Math.ceil(low / step); i * step <= high + step * 1e-9; i++) ticks.push(i * step);
  return ticks;
}

function formatTick(value: number): string {
  return Number(value.toPrecision(6)).toString();
}

function dataRange(series: ChartSeries[], axis: 'x' | 'y'): [number, number] {
  let low = Number.POSITIVE_INFINITY;
  let high = Number.NEGATIVE_INFINITY;
  for (const s of series) {
    for (let i = 0; i < s[axis].length; i++) {
      const value = s[axis][i]!;
      if (!Number.isFinite(value)) continue;
      if (value < low) low = value;
      if (value > high) high = value;
    }
  }
  return low <= high ? [low, high] : [0, 1];
}

/** The chart as an SVG group, to be put into a picture of any size. */
export function chartGroup(series: ChartSeries[], options: ChartOptions): string {
  const { width, height, title, xLabel, left = 0, top = 0 } = options;
  const margin = { left: 42, right: 12, top: 44, bottom: 36 };
  const xRange = options.xRange ?? dataRange(series, 'x');
  const yData = dataRange(series, 'y');
  const yRange = options.yRange ?? [Math.min(0, yData[0]), yData[1] * 1.05 || 1];
  const plotWidth = width - margin.left - margin.right;
  const plotHeight = height - margin.top - margin.bottom;
  const toX = (x: number) => margin.left + ((x - xRange[0]) / (xRange[1] - xRange[0] || 1)) * plotWidth;
  const toY = (y: number) =>
    margin.top + plotHeight - ((y - yRange[0]) / (yRange[1] - yRange[0] || 1)) * plotHeight;
  const parts: string[] = [
    `<text x="${margin.left}" y="15" font-size="13" font-weight="bold" fill="#202124">${escapeMarkup(title)}</text>`,
  ];
  for (const tick of roundTicks(yRange)) {
    const y = toY(tick).toFixed(1);
    parts.push(
      `<line x1="${margin.left}" x2="${width - margin.right}" y1="${y}" y2="${y}" stroke="#e3e5e8"/>`,
      `<text x="${margin.left - 6}" y="${y}" dy="4" text-anchor="end" font-size="11" fill="#3c4043">${formatTick(tick)}</text>`,
    );
  }
  for (const tick of roundTicks(xRange)) {
    parts.push(
      `<text x="${toX(tick).toFixed(1)}" y="${height - margin.bottom + 16}" text-anchor="middle" font-size="11" fill="#3c4043">${formatTick(tick)}</text>`,
    );
  }
  parts.push(
    `<text x="${margin.left + plotWidth / 2}" y="${height - 4}" text-anchor="middle" font-size="11" fill="#3c4043">${escapeMarkup(xLabel)}</text>`,
  );
  let legendX = margin.left;
  for (const s of series) {
    const dash = s.dash ? ` stroke-dasharray="${s.dash}"` : '';
    parts.push(
      `<line x1="${legendX}" x2="${legendX + 20}" y1="29" y2="29" stroke="${s.color}" stroke-width="2.5"${dash}/>`,
      `<text x="${legendX + 25}" y="33" font-size="11.5" fill="#202124">${escapeMarkup(s.name)}</text>`,
    );
    legendX += 38 + s.name.length * 7;
    const points: string[] = [];
    const stride = Math.max(1, Math.floor(s.x.length / (plotWidth * 2)));
    for (let i = 0; i < s.x.length; i += stride) {
      const y = Math.max(yRange[0], Math.min(yRange[1], s.y[i]!));
      points.push(`${toX(s.x[i]!).toFixed(1)},${toY(y).toFixed(1)}`);
    }
    if (points.length > 0) {
      parts.push(
        `<polyline points="${points.join(' ')}" fill="none" stroke="${s.color}" stroke-width="1.8" stroke-linejoin="round"${dash}/>`,
      );
    }
  }
  return `<g transform="translate(${left} ${top})" ${FONT}>${parts.join('')}</g>`;
}

/** A picture of groups on a white card, so that it reads on a dark page too. */
export function svgCard(width: number, height: number, label: string, groups: string[]): string {
  return (
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" width="${width}" height="${height}" role="img" aria-label="${escapeMarkup(label)}">` +
    `<rect width="${width}" height="${height}" rx="8" fill="#ffffff"/>${groups.join('')}</svg>`
  );
}
