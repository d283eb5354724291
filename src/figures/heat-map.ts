/** A matrix as coloured squares with its numbers: interactive where Plotly is, a picture elsewhere, rows as text. */
import { element } from '../drawing/markup';
import { COLOURS } from '../drawing/palette';
import { drawText } from '../drawing/picture';
import { drawCard } from './card';

export interface HeatMapOptions {
  title: string;
  values: readonly (readonly number[])[];
  /** Side of a square in pixels. Default: as large as fits, 14 to 44. */
  cell?: number;
  /** Number of the first row and column. Default 1. */
  first?: number;
  /** Digits after the point of the numbers in the squares; none are written when left out. */
  digits?: number;
  xLabel?: string;
  yLabel?: string;
}

type Rgb = readonly [red: number, green: number, blue: number];

const parse = (hex: string): Rgb => {
  const value = Number.parseInt(hex.slice(1), 16);
  return [value >> 16, (value >> 8) & 255, value & 255];
};
const WHITE = parse(COLOURS.paper);
const BLUE = parse(COLOURS.blue);
const ORANGE = parse(COLOURS.vermilion);

function mix(from: Rgb, to: Rgb, share: number): Rgb {
  const part = (i: 0 | 1 | 2) => Math.round(from[i] + (to[i] - from[i]) * share);
  return [part(0), part(1), part(2)];
}

const toCss = (colour: Rgb) => `rgb(${colour.join(',')})`;

/** Above 0 blue, below 0 orange, 0 white, as in the players: how far relative to the largest size in the matrix. */
function colourOf(value: number, size: number): Rgb {
  if (size === 0) return WHITE;
  return mix(WHITE, value < 0 ? ORANGE : BLUE, Math.min(1, Math.abs(value) / size));
}

/** Dark on light squares, white on dark ones. */
function inkOn([red, green, blue]: Rgb): string {
  return 0.299 * red + 0.587 * green + 0.114 * blue > 130 ? COLOURS.ink : COLOURS.paper;
}

/**
 * The map as a MIME bundle; rows and columns count from `first`. White is 0, blue is positive, orange is negative.
 * @throws when the rows differ in length or there are none
 */
export function heatMap(options: HeatMapOptions): Record<string, unknown> {
  const { title, values, digits, first = 1, xLabel = 'column', yLabel = 'row' } = options;
  const columns = values[0]?.length ?? 0;
  if (columns === 0 || values.some((row) => row.length !== columns)) {
    throw new Error('A heat map wants rows of equally many numbers, at least one.');
  }
  const cell = options.cell ?? Math.max(14, Math.min(44, Math.floor(560 / Math.max(columns, values.length))));
  const size = Math.max(...values.flat().map(Math.abs));
  const write = (value: number) => (digits === undefined ? '' : value.toFixed(digits).replace('-', '−'));
  const text = `${title}. ${values.map((row) => row.map((x) => Number(x.toPrecision(4))).join(' ')).join('; ')}.`;
  const limit = size || 1;
  const dtick = Math.max(columns, values.length) > 20 ? 4 : 1;
  return {
    'application/vnd.plotly.v1+json': {
      data: [
        {
          type: 'heatmap',
          x: values[0]!.map((_, i) => i + first),
          y: values.map((_, i) => i + first),
          z: values.map((row) => row.map((x) => Number(x.toPrecision(5)))),
          text: values.map((row) => row.map(write)),
          texttemplate: '%{text}',
          textfont: { size: 12 },
          hovertemplate: `${yLabel} %{y}, ${xLabel} %{x}: %{z}<extra></extra>`,
          zmin: -limit,
          zmax: limit,
          colorscale: [
            [0, toCss(ORANGE)],
            [0.5, toCss(WHITE)],
            [1, toCss(BLUE)],
          ],
          showscale: false,
          xgap: 1,
          ygap: 1,
        },
      ],
      layout: {
        title: { text: title, font: { size: 15 } },
        width: Math.max(300, columns * cell + 70),
        height: values.length * cell + 100,
        margin: { l: 50, r: 20, t: 45, b: 45 },
        plot_bgcolor: '#c8cacd',
        xaxis: { title: { text: xLabel }, constrain: 'domain', showgrid: false, zeroline: false, dtick },
        yaxis: {
          title: { text: yLabel },
          autorange: 'reversed',
          scaleanchor: 'x',
          constrain: 'domain',
          showgrid: false,
          zeroline: false,
          dtick,
        },
      },
      config: { displaylogo: false },
    },
    'image/svg+xml': drawMap(options, { cell, size, text, write }),
    'text/plain': text,
  };
}

interface Drawing {
  cell: number;
  size: number;
  text: string;
  write(value: number): string;
}

function drawMap({ title, values }: HeatMapOptions, { cell, size, text, write }: Drawing): string {
  const [left, top] = [16, 34];
  const squares = values.flatMap((row, r) =>
    row.map((value, c) => {
      const colour = colourOf(value, size);
      const [x, y] = [left + c * cell, top + r * cell];
      const square = { x, y, width: cell, height: cell, fill: toCss(colour), stroke: '#c8cacd' };
      const look = { size: 12, anchor: 'middle', colour: inkOn(colour) } as const;
      const label = write(value);
      return element('rect', square) + (label ? drawText(x + cell / 2, y + cell / 2, label, look) : '');
    }),
  );
  const heading = drawText(left, 16, title, { size: 13, weight: 'bold' });
  const width = Math.max(left * 2 + values[0]!.length * cell, left * 2 + title.length * 8);
  const height = top + values.length * cell + left;
  return drawCard(width, height, text, heading + squares.join(''));
}
