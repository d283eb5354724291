import { formatNumber } from './format-number';
import { chooseTicks, SERIES_STYLES } from './line-chart';
import { element } from './markup';
import { COLOURS } from './palette';
import { drawText, type Picture } from './picture';

export interface FunctionPlotOptions {
  readonly title: string;
  readonly curves: readonly ((x: number) => number)[];
  readonly x: readonly [min: number, max: number];
  readonly y: readonly [min: number, max: number];
  readonly xLabel: string;
  /** Where the curves are looked at. */
  readonly at: number;
  /** The attribute that a pointer moved over the plot writes. */
  readonly attribute?: string;
  readonly width: number;
  readonly height: number;
}

const MARGIN = { left: 46, right: 14, top: 30, bottom: 40 };
const SAMPLES = 120;

/** Curves of one variable; styles in the order of `SERIES_STYLES`. */
export function drawFunctionPlot(options: FunctionPlotOptions): Picture {
  const { width, height, at } = options;
  const [left, right] = [MARGIN.left, width - MARGIN.right];
  const [top, bottom] = [MARGIN.top, height - MARGIN.bottom];
  const [xMin, xMax] = options.x;
  const [yMin, yMax] = options.y;
  const x = (value: number) => left + ((value - xMin) / (xMax - xMin)) * (right - left);
  const y = (value: number) =>
    bottom - ((Math.min(yMax, Math.max(yMin, value)) - yMin) / (yMax - yMin)) * (bottom - top);

  let content = drawText(left, 10, options.title, { size: 14, weight: 'bold', colour: COLOURS.mutedInk });
  const small = { size: 12, colour: COLOURS.mutedInk };
  for (const tick of chooseTicks(yMin, yMax, 5)) {
    const stroke = tick === 0 ? '#7b8794' : COLOURS.line;
    content += element('path', { d: `M${left} ${y(tick).toFixed(1)}H${right}`, stroke });
    content += drawText(left - 8, y(tick), formatNumber(tick), { ...small, anchor: 'end' });
  }
  for (const tick of chooseTicks(xMin, xMax, 8)) {
    content += element('path', { d: `M${x(tick).toFixed(1)} ${bottom}v5`, stroke: '#7b8794' });
    content += drawText(x(tick), bottom + 14, formatNumber(tick), { ...small, anchor: 'middle' });
  }
  content += drawText((left + right) / 2, height - 8, options.xLabel, { ...small, anchor: 'middle' });
  content += element('path', {
    d: `M${x(at).toFixed(1)} ${top}V${bottom}`,
    stroke: COLOURS.mutedInk,
    'stroke-dasharray': '2 3',
  });
  options.curves.forEach((curve, index) => {
    const style = SERIES_STYLES[index]!;
    const points = Array.from(
      { length: SAMPLES + 1 },
      (_, sample) => xMin + (sample / SAMPLES) * (xMax - xMin),
    );
    content += element('polyline', {
      points: points.map((value) => `${x(value).toFixed(1)},${y(curve(value)).toFixed(1)}`).join(' '),
      fill: 'none',
      stroke: style.colour,
      'stroke-width': 2.5,
      'stroke-dasharray': style.dash,
    });
  });
  options.curves.forEach((curve, index) => {
    const mark = { cx: x(at), cy: y(curve(at)), r: 6, stroke: COLOURS.paper, 'stroke-width': 2 };
    content += element('circle', { ...mark, fill: SERIES_STYLES[index]!.colour });
  });
  if (options.attribute) {
    content += element('rect', {
      x: left,
      y: top,
      width: right - left,
      height: bottom - top,
      fill: 'transparent',
      'data-drag': JSON.stringify({ attribute: options.attribute, min: xMin, max: xMax }),
    });
  }
  return { width, height, content };
}
