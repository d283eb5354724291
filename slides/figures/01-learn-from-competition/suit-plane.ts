/** The plane of suits: where a suit lies in a panel, and how crowded its places are, as hills of a density. */
import { logDensity } from '../../../src/arithmetic/kernel-density';
import type { Point } from '../../../src/drawing/box';
import { element } from '../../../src/drawing/markup';
import { COLOURS } from '../../../src/drawing/palette';

export const SIDE = 262;
const CELLS = 28;
const BANDWIDTH = 0.08;
/** Room around the points, so that none lies on the frame. */
const RIM = 10;

export const place = ([ears, red]: readonly number[]): Point => [
  RIM + ears! * (SIDE - 2 * RIM),
  RIM + (1 - red!) * (SIDE - 2 * RIM),
];

/** A density of hills around the suits; the darkest cell is the most crowded. */
export function drawHills(suits: readonly number[][]): string {
  const step = SIDE / CELLS;
  const cells = Array.from({ length: CELLS * CELLS }, (_, cell) => {
    const [column, row] = [cell % CELLS, Math.floor(cell / CELLS)];
    const share = (index: number) => ((index + 0.5) * step - RIM) / (SIDE - 2 * RIM);
    const at = [share(column), 1 - share(row)];
    return { x: column * step, y: row * step, density: Math.exp(logDensity(suits, at, BANDWIDTH)) };
  });
  const most = Math.max(...cells.map(({ density }) => density));
  return cells
    .filter(({ density }) => density > 0.02 * most)
    .map(({ x, y, density }) =>
      element('rect', {
        x: x.toFixed(1),
        y: y.toFixed(1),
        width: (step + 0.3).toFixed(1),
        height: (step + 0.3).toFixed(1),
        fill: COLOURS.orange,
        'fill-opacity': (density / most).toFixed(2),
      }),
    )
    .join('');
}
