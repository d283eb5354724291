/** A network of dense layers as columns of units, with a line for each weight. */
import type { Point } from './box';
import { drawDots } from './marks';
import { element } from './markup';
import { COLOURS } from './palette';
import { drawText, type Picture } from './picture';
import type { Tone } from './tones';

export interface DenseNetworkOptions {
  readonly tone: Tone;
  /** Between two columns, and of a whole column. */
  readonly step: number;
  readonly height: number;
  /** Words before the first and after the last column. */
  readonly ends: { readonly input: string; readonly output: string };
}

/** Units drawn of a layer, at most; its size stands above it. */
const MOST = 12;
const [LEFT, TOP] = [82, 30];

/** Inputs and units of each layer: `[10, 64, 64, 2]`. */
export function drawDenseNetwork(sizes: readonly number[], options: DenseNetworkOptions): Picture {
  const { tone, step, height, ends } = options;
  const columns = sizes.map((size, index) => placeUnits(size, LEFT + index * step, height));
  const right = LEFT + (sizes.length - 1) * step;
  const middle = TOP + height / 2;
  const name = { size: 20, weight: 'bold', anchor: 'middle', colour: tone.ink } as const;
  const end = { size: 19, colour: COLOURS.mutedInk } as const;
  const content = [
    element('path', { d: traceWeights(columns), stroke: tone.line, 'stroke-width': 0.7, opacity: 0.5 }),
    ...columns.map((units) => drawDots(units, { colour: tone.line, size: 5 })),
    ...sizes.map((size, index) => drawText(LEFT + index * step, TOP - 16, String(size), name)),
    drawText(LEFT - 20, middle, ends.input, { ...end, anchor: 'end' }),
    drawText(right + 20, middle, ends.output, end),
  ];
  return { width: right + 90, height: TOP + height, content: content.join('') };
}

/** A line from every unit of a column to every one of the next. */
export function traceWeights(columns: readonly (readonly Point[])[]): string {
  return columns
    .slice(1)
    .flatMap((column, index) =>
      columns[index]!.flatMap((from) =>
        column.map((to) => `M${from[0]} ${from[1].toFixed(1)}L${to[0]} ${to[1].toFixed(1)}`),
      ),
    )
    .join('');
}

/** Few units stand close together in the middle. */
function placeUnits(size: number, x: number, height: number): Point[] {
  const shown = Math.min(size, MOST);
  const step = shown < 4 ? 26 : height / shown;
  return Array.from(
    { length: shown },
    (_, unit): Point => [x, TOP + height / 2 + (unit - (shown - 1) / 2) * step],
  );
}
