import { element } from './markup';
import { COLOURS } from './palette';
import { drawText, type Picture } from './picture';

/** How one cell of a grid looks. */
export interface GridCell {
  readonly text?: string;
  readonly fill?: string;
  readonly colour?: string;
  readonly bold?: boolean;
  readonly dashed?: boolean;
  /** A small text in the lower right corner, such as the weight that lies on a pixel. */
  readonly corner?: string;
  /** Attributes that a click on the cell writes. */
  readonly write?: Readonly<Record<string, string>>;
}

/** A frame around several cells, in cells. */
export interface GridFrame {
  readonly row: number;
  readonly column: number;
  readonly rows: number;
  readonly columns: number;
  readonly colour: string;
}

export interface NumberGridOptions {
  readonly rows: number;
  readonly columns: number;
  /** Side of a cell in pixels. */
  readonly cell: number;
  readonly at: (row: number, column: number) => GridCell;
  readonly frames?: readonly GridFrame[];
}

/** Room around the grid, so that thick frames are not cut off. */
export const GRID_MARGIN = 2;

/** A grid of numbers. */
export function drawNumberGrid({ rows, columns, cell, at, frames = [] }: NumberGridOptions): Picture {
  let content = '';
  for (let row = 0; row < rows; row += 1) {
    for (let column = 0; column < columns; column += 1) {
      content += drawCell(GRID_MARGIN + column * cell, GRID_MARGIN + row * cell, cell, at(row, column));
    }
  }
  for (const frame of frames) {
    content += element('rect', {
      x: GRID_MARGIN + frame.column * cell,
      y: GRID_MARGIN + frame.row * cell,
      width: frame.columns * cell,
      height: frame.rows * cell,
      rx: 4,
      fill: 'none',
      stroke: frame.colour,
      'stroke-width': 3,
      'pointer-events': 'none',
    });
  }
  return { width: columns * cell + 2 * GRID_MARGIN, height: rows * cell + 2 * GRID_MARGIN, content };
}

function drawCell(x: number, y: number, side: number, cell: GridCell): string {
  const text = cell.text ?? '';
  const size = fitText(text, side);
  const lift = cell.corner ? side * 0.09 : 0;
  return element(
    'g',
    { 'data-write': cell.write && JSON.stringify(cell.write) },
    element('rect', {
      x,
      y,
      width: side,
      height: side,
      fill: cell.fill ?? COLOURS.paper,
      stroke: cell.dashed ? COLOURS.line : '#9aa5b1',
      'stroke-dasharray': cell.dashed ? '3 3' : undefined,
    }),
    text &&
      drawText(x + side / 2 - lift, y + side / 2 - lift, text, {
        size,
        anchor: 'middle',
        colour: cell.colour,
        weight: cell.bold ? 'bold' : undefined,
      }),
    cell.corner
      ? drawText(x + side - 3, y + side - side * 0.15, cell.corner, {
          size: Math.max(8, Math.min(11.5, side * 0.25)),
          anchor: 'end',
          colour: COLOURS.blueInk,
        })
      : '',
  );
}

/** The largest size, up to 0.42 of the cell, at which the text fits between its borders. */
function fitText(text: string, side: number): number {
  return Math.min(side * 0.42, (side - 6) / (Math.max(1, text.length) * 0.7));
}
