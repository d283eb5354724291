/** The two pairs of curves that tell how a training goes: both losses, and D's mean verdict on real images and fakes. */
import { SERIES_STYLES } from '../drawing/line-chart';
import { drawCard } from './card';
import { type ChartSeries, drawChart } from './line-chart';

/** One step's numbers. */
export interface CurvePoint {
  discriminatorLoss: number;
  generatorLoss: number;
  realScore: number;
  fakeScore: number;
}

/** Running means over this many steps make noisy curves readable. */
const SMOOTHING_STEPS = 15;

interface Curve {
  name: string;
  of: (point: CurvePoint) => number;
}

const LOSSES: Curve[] = [
  { name: 'discriminator', of: (p) => p.discriminatorLoss },
  { name: 'generator', of: (p) => p.generatorLoss },
];

const SCORES: Curve[] = [
  { name: 'D(x), real', of: (p) => p.realScore },
  { name: 'D(G(z)), fake', of: (p) => p.fakeScore },
];

/** Mean of each number and those up to `width` − 1 before it. */
export function runningMean(values: readonly number[], width: number): number[] {
  let sum = 0;
  return values.map((value, i) => {
    sum += value;
    if (i >= width) sum -= values[i - width]!;
    return sum / Math.min(i + 1, width);
  });
}

function toSeries(curves: Curve[], points: readonly CurvePoint[]): ChartSeries[] {
  const x = points.map((_, i) => i + 1);
  return curves.map(({ name, of }, index) => ({
    name,
    style: SERIES_STYLES[index]!,
    x,
    y: runningMean(points.map(of), SMOOTHING_STEPS),
  }));
}

export interface CurvePlace {
  left: number;
  top: number;
  /** Of each chart. */
  width: number;
  height: number;
  totalSteps: number;
  /** The second chart below the first, not beside it. */
  below?: boolean;
}

/** Both charts as SVG groups, the first at (`left`, `top`). */
export function curveGroups(points: readonly CurvePoint[], place: CurvePlace): string[] {
  const { left, top, width, height, totalSteps, below = false } = place;
  const common = { width, height, xLabel: 'step', xRange: [0, totalSteps] as [number, number] };
  return [
    drawChart(toSeries(LOSSES, points), { ...common, left, top, title: 'Loss' }),
    drawChart(toSeries(SCORES, points), {
      ...common,
      left: below ? left : left + width,
      top: below ? top + height : top,
      title: 'What D believes (1 = real)',
      yRange: [0, 1],
    }),
  ];
}

/** Where the left panel ends and the right one begins, as shares of the width: between them the axis has its title. */
const LEFT_PANEL = 0.42;
const RIGHT_PANEL = 0.58;

/** A finished training's curves: interactive where Plotly is, a picture elsewhere, a sentence as text. */
export function trainingCurves(points: readonly CurvePoint[]): Record<string, unknown> {
  const label = describeCurves(points);
  const traces = [...toSeries(LOSSES, points), ...toSeries(SCORES, points)].map((series, i) => ({
    type: 'scatter',
    mode: 'lines',
    name: series.name,
    x: series.x,
    y: Array.from(series.y, (value) => Number(value.toPrecision(5))),
    line: { color: series.style.colour, width: 2, dash: series.style.dash ? 'dash' : 'solid' },
    ...(i < LOSSES.length ? {} : { xaxis: 'x2', yaxis: 'y2', legend: 'legend2' }),
  }));
  const layout = {
    height: 320,
    margin: { l: 50, r: 15, t: 60, b: 45 },
    // Each panel has its own curves' names above it.
    legend: { orientation: 'h', x: 0, xanchor: 'left', y: 1.02, yanchor: 'bottom' },
    legend2: { orientation: 'h', x: RIGHT_PANEL, xanchor: 'left', y: 1.02, yanchor: 'bottom' },
    xaxis: { title: { text: 'step' }, domain: [0, LEFT_PANEL] },
    xaxis2: { title: { text: 'step' }, domain: [RIGHT_PANEL, 1], anchor: 'y2' },
    yaxis: { title: { text: 'loss' }, rangemode: 'tozero' },
    yaxis2: { title: { text: 'D: 1 = real' }, range: [0, 1], anchor: 'x2' },
  };
  const groups = curveGroups(points, {
    left: 0,
    top: 8,
    width: 380,
    height: 260,
    totalSteps: Math.max(1, points.length),
  });
  return {
    'application/vnd.plotly.v1+json': { data: traces, layout, config: { displaylogo: false } },
    'image/svg+xml': drawCard(760, 276, label, groups.join('')),
    'text/plain': label,
  };
}

/** The curves in a sentence. */
export function describeCurves(points: readonly CurvePoint[]): string {
  const last = points[points.length - 1];
  if (!last) return 'No step has been taken yet.';
  const shown = (value: number) => value.toFixed(2);
  return (
    `Training curves, ${points.length} steps. Last step: discriminator loss ${shown(last.discriminatorLoss)}, ` +
    `generator loss ${shown(last.generatorLoss)}, D(x) ${shown(last.realScore)}, D(G(z)) ${shown(last.fakeScore)}.`
  );
}
