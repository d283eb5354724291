/** How much of a distribution in the plane lies near a training example: in a cell of a grid that has one. */
import type { Bounds, Points } from './divergences';

export interface Cells {
  bounds: Bounds;
  columns: number;
  rows: number;
}

/** How many points lie in each cell, along x first from the lower left; those outside are left out. */
export function countCells(points: Points, { bounds, columns, rows }: Cells): Uint32Array {
  const counts = new Uint32Array(columns * rows);
  const cellOf = (value: number, [low, high]: readonly [number, number], cells: number) =>
    Math.floor(((value - low) / (high - low)) * cells);
  for (let i = 0; i < points.length; i += 2) {
    const column = cellOf(points[i]!, bounds.x, columns);
    const row = cellOf(points[i + 1]!, bounds.y, rows);
    if (column >= 0 && column < columns && row >= 0 && row < rows) counts[row * columns + column]!++;
  }
  return counts;
}

/**
 * Share of the distribution's points that lie in cells with a training point, 0 … 1.
 *
 * @param density cells of many points of the distribution, of `training` cells of the same grid.
 * @throws RangeError if the grids differ, or the distribution has no point in them.
 */
export function shareCovered(density: Uint32Array, training: Uint32Array): number {
  const all = density.reduce((sum, many) => sum + many, 0);
  if (density.length !== training.length || all === 0) {
    throw new RangeError(
      `Give cells of one grid with points in them; there are ${density.length} and ${training.length} cells, and ${all} points.`,
    );
  }
  return density.reduce((sum, many, cell) => sum + (training[cell]! > 0 ? many : 0), 0) / all;
}
