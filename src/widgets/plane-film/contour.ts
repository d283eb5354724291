import type { Point } from './film';

/**
 * The line on which a map has a value, as pieces from cell to cell (marching squares).
 * @param map row by row, `columns` values each; a value stands at a whole place (column, row)
 */
export function traceContour(map: ArrayLike<number>, columns: number, value: number): [Point, Point][] {
  const rows = Math.floor(map.length / columns);
  const pieces: [Point, Point][] = [];
  for (let row = 0; row + 1 < rows; row += 1) {
    for (let column = 0; column + 1 < columns; column += 1) {
      const corners: Point[] = [
        [column, row],
        [column + 1, row],
        [column + 1, row + 1],
        [column, row + 1],
      ];
      const crossings: Point[] = [];
      corners.forEach((from, index) => {
        const to = corners[(index + 1) % 4]!;
        const [a, b] = [map[from[1] * columns + from[0]]! - value, map[to[1] * columns + to[0]]! - value];
        if (a < 0 === b < 0) return;
        const share = a / (a - b);
        crossings.push([from[0] + share * (to[0] - from[0]), from[1] + share * (to[1] - from[1])]);
      });
      for (let index = 0; index + 1 < crossings.length; index += 2) {
        pieces.push([crossings[index]!, crossings[index + 1]!]);
      }
    }
  }
  return pieces;
}
