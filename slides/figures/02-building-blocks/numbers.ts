/** Grids of numbers as lecture 2 draws them. */
import type { Matrix } from '../../../src/arithmetic/matrix';
import { formatNumber } from '../../../src/drawing/format-number';
import { drawNumberGrid, type GridCell, type GridFrame } from '../../../src/drawing/number-grid';
import { COLOURS } from '../../../src/drawing/palette';
import { drawText, moveTo, type Picture } from '../../../src/drawing/picture';

/** Four windows, or four stamps, each in its colour. */
export const FOUR_FILLS = [COLOURS.bluePale, COLOURS.orangePale, COLOURS.greenPale, COLOURS.vermilionPale];

export interface NumbersOptions {
  cell: number;
  /** Look of a cell beside its number. */
  look?: (row: number, column: number) => GridCell;
  frames?: readonly GridFrame[];
}

/** A matrix as a grid. */
export function drawNumbers(matrix: Matrix, { cell, look, frames = [] }: NumbersOptions): Picture {
  return drawNumberGrid({
    rows: matrix.length,
    columns: matrix[0]!.length,
    cell,
    frames,
    at: (row, column) => ({
      text: formatNumber(matrix[row]![column]!),
      fill: COLOURS.paper,
      ...look?.(row, column),
    }),
  });
}

/** A picture with its name below, centred. */
export function captionPicture(picture: Picture, ...lines: string[]): Picture {
  const texts = lines.map((line, index) =>
    drawText(picture.width / 2, picture.height + 20 + index * 22, line, {
      size: index === 0 ? 17 : 15,
      weight: index === 0 ? 'bold' : undefined,
      colour: index === 0 ? COLOURS.ink : COLOURS.mutedInk,
      anchor: 'middle',
    }),
  );
  return {
    ...picture,
    height: picture.height + 12 + lines.length * 22,
    content: picture.content + texts.join(''),
  };
}

/** Pictures beside each other with the same room for each, standing on one line. */
export function placeInRow(pictures: readonly Picture[], width: number): Picture {
  const height = Math.max(...pictures.map((picture) => picture.height));
  const used = pictures.reduce((sum, picture) => sum + picture.width, 0);
  const gap = (width - used) / Math.max(1, pictures.length);
  let x = gap / 2;
  let content = '';
  for (const picture of pictures) {
    content += moveTo(x, height - picture.height, picture.content);
    x += picture.width + gap;
  }
  return { width, height, content };
}
