import { element, escapeMarkup } from './markup';
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

/** A grid of numbers. Borders are one path and texts share their style, so that large grids stay small. */
export function drawNumberGrid({ rows, columns, cell, at, frames = [] }: NumberGridOptions): Picture {
  const borders = { solid: '', dashed: '' };
  let fills = '';
  let texts = '';
  let targets = '';
  for (let row = 0; row < rows; row += 1) {
    for (let column = 0; column < columns; column += 1) {
      const look = at(row, column);
      const box = { x: GRID_MARGIN + column * cell, y: GRID_MARGIN + row * cell, width: cell, height: cell };
      borders[look.dashed ? 'dashed' : 'solid'] += `M${box.x} ${box.y}h${cell}v${cell}h${-cell}z`;
      if (look.fill && look.fill !== COLOURS.paper) fills += element('rect', { ...box, fill: look.fill });
      if (look.text) texts += drawCellText(box.x, box.y, cell, look);
      if (look.write) {
        targets += element('rect', { ...box, fill: 'transparent', 'data-write': JSON.stringify(look.write) });
      }
    }
  }
  const line = (d: string, attributes: Record<string, string>) =>
    d ? element('path', { d, fill: 'none', ...attributes }) : '';
  const content =
    fills +
    line(borders.dashed, { stroke: COLOURS.line, 'stroke-dasharray': '3 3' }) +
    line(borders.solid, { stroke: '#9aa5b1' }) +
    element('g', { 'font-size': cell * TEXT_SHARE, 'text-anchor': 'middle', fill: COLOURS.ink }, texts) +
    frames.map((frame) => drawFrame(frame, cell)).join('') +
    targets;
  return { width: columns * cell + 2 * GRID_MARGIN, height: rows * cell + 2 * GRID_MARGIN, content };
}

function drawFrame(frame: GridFrame, cell: number): string {
  return element('rect', {
    x: GRID_MARGIN + frame.column * cell,
    y: GRID_MARGIN + frame.row * cell,
    width: frame.columns * cell,
    height: frame.rows * cell,
    rx: 4,
    fill: 'none',
    stroke: frame.colour,
    'stroke-width': 3,
  });
}

/** Size of a short text, as a share of the cell. */
const TEXT_SHARE = 0.45;

function drawCellText(x: number, y: number, side: number, { text, colour, bold, corner }: GridCell): string {
  const size = Math.min(side * TEXT_SHARE, (side - 6) / (text!.length * 0.7));
  const lift = corner ? side * 0.09 : 0;
  const number = element(
    'text',
    {
      x: x + side / 2 - lift,
      y: y + side / 2 - lift + size * 0.35,
      'font-size': size < side * TEXT_SHARE ? size : undefined,
      fill: colour === COLOURS.ink ? undefined : colour,
      'font-weight': bold ? 'bold' : undefined,
    },
    escapeMarkup(text!),
  );
  if (!corner) return number;
  const small = {
    size: Math.max(8, Math.min(11.5, side * 0.25)),
    anchor: 'end',
    colour: COLOURS.blueInk,
  } as const;
  return number + drawText(x + side - 3, y + side * 0.85, corner, small);
}
