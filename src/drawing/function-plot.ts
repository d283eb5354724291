import { SERIES_STYLES } from './line-chart';
import { element } from './markup';
import { COLOURS } from './palette';
import { drawText, type Picture } from './picture';
import { Plot } from './plot';
import { chooseTicks } from './ticks';

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

/** Curves of one variable; styles in the order of `SERIES_STYLES`. */
export function drawFunctionPlot(options: FunctionPlotOptions): Picture {
  const { width, height, at, x, y, xLabel } = options;
  const box = {
    left: MARGIN.left,
    top: MARGIN.top,
    width: width - MARGIN.left - MARGIN.right,
    height: height - MARGIN.top - MARGIN.bottom,
  };
  const plot = new Plot({
    box,
    x,
    y,
    xLabel,
    xTicks: chooseTicks(...x, 8),
    yTicks: chooseTicks(...y, 5),
    type: 'page',
  });
  const title = { size: 14, weight: 'bold', colour: COLOURS.mutedInk } as const;
  const curves = options.curves.map((curve, index) => {
    const { colour, dash } = SERIES_STYLES[index]!;
    return plot.curve(curve, { colour, width: 2.5, ...(dash ? { dash } : {}) });
  });
  // A mark stays on the plot's edge where its curve has left it.
  const marks = options.curves.map((curve, index) =>
    plot.dot([at, Math.min(y[1], Math.max(y[0], curve(at)))], SERIES_STYLES[index]!.colour, 6),
  );
  const content = [
    drawText(box.left, 10, options.title, title),
    plot.frame,
    plot.vertical(at, { colour: COLOURS.mutedInk, width: 1, dash: '2 3' }),
    ...curves,
    ...marks,
    options.attribute ? drawTarget(box, options.attribute, x) : '',
  ];
  return { width, height, content: content.join('') };
}

/** Where a pointer writes the attribute. */
function drawTarget(
  { left, top, ...size }: { left: number; top: number; width: number; height: number },
  attribute: string,
  [min, max]: readonly [number, number],
): string {
  const drag = JSON.stringify({ attribute, min, max });
  return element('rect', { x: left, y: top, ...size, fill: 'transparent', 'data-drag': drag });
}
