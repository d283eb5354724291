/** Deck 003's question: how much of a distribution do the training data cover? */
import { sampleMoons } from '../../../src/data/toy';
import { formatPercent } from '../../../src/drawing/format-number';
import { element } from '../../../src/drawing/markup';
import { COLOURS } from '../../../src/drawing/palette';
import { DOT, drawText, moveTo, type Picture } from '../../../src/drawing/picture';
import { drawLines, drawPath, makePicture, onPress } from '../../../src/drawing/shapes';
import { countCells, shareCovered } from '../../../src/metrics/cell-coverage';
import type { RandomStream } from '../../../src/random/stream';

/** Points that stand for the whole distribution. */
const MANY = 60_000;
const COLUMNS = 46;
const ROWS = 34;
const BOUNDS = { x: [-1.5, 2.5], y: [-1.05, 1.55] } as const;
const CELLS = { bounds: BOUNDS, columns: COLUMNS, rows: ROWS };
const DEVIATION = 0.13;

/** Where the distribution is, and what training sets of some sizes cover of it. */
export function measureCoverage(random: RandomStream, counts: readonly number[]) {
  const sample = (name: string, count: number) =>
    sampleMoons({ random: random.fork(name), count, deviation: DEVIATION }).points;
  const density = countCells(sample('distribution', MANY), CELLS);
  const sets = counts.map((count) => {
    const points = sample('training', count);
    const covered = countCells(points, CELLS);
    return { count, points, covered, share: shareCovered(density, covered) };
  });
  return { density, sets };
}

const SIDE = 272;
const CELL = SIDE / COLUMNS;
const HEIGHT = ROWS * CELL;

function drawCells(isShown: (cell: number) => boolean, fill: string): string {
  let d = '';
  for (let cell = 0; cell < COLUMNS * ROWS; cell++) {
    if (!isShown(cell)) continue;
    const [x, y] = [(cell % COLUMNS) * CELL, HEIGHT - (Math.floor(cell / COLUMNS) + 1) * CELL];
    d += `M${x.toFixed(1)} ${y.toFixed(1)}h${CELL.toFixed(2)}v${CELL.toFixed(2)}h${(-CELL).toFixed(2)}z`;
  }
  return element('path', { d, fill, 'shape-rendering': 'crispEdges' });
}

function drawDots(points: Float32Array, most: number): string {
  let d = '';
  for (let i = 0; i < Math.min(points.length, 2 * most); i += 2) {
    const x = ((points[i]! - BOUNDS.x[0]) / (BOUNDS.x[1] - BOUNDS.x[0])) * SIDE;
    const y = HEIGHT - ((points[i + 1]! - BOUNDS.y[0]) / (BOUNDS.y[1] - BOUNDS.y[0])) * HEIGHT;
    d += `M${x.toFixed(1)} ${y.toFixed(1)}${DOT}`;
  }
  return drawPath(d, COLOURS.blueInk, most > 100 ? 2.2 : 5);
}

/** A panel for each size of the training set. */
export function drawCoverage(random: RandomStream, counts: readonly number[]): Picture {
  const { density, sets } = measureCoverage(random, counts);
  // A handful of the sixty thousand points: the rim of the distribution.
  const isLikely = (cell: number) => density[cell]! >= 5;
  const panels = sets.map(({ count, points, covered, share }, index) => {
    const panel = [
      drawLines(SIDE / 2, 14, [`${count.toLocaleString('en')} examples`], {
        size: 19,
        weight: 'bold',
        anchor: 'middle',
      }),
      moveTo(
        0,
        34,
        drawCells(isLikely, COLOURS.orangePale),
        drawCells((cell) => isLikely(cell) && covered[cell]! > 0, COLOURS.sky),
        drawDots(points, 400),
      ),
      drawText(SIDE / 2, HEIGHT + 58, `${formatPercent(share)} covered`, {
        size: 23,
        weight: 'bold',
        anchor: 'middle',
        colour: COLOURS.blueInk,
      }),
    ].join('');
    return moveTo(index * (SIDE + 22), 0, index === 0 ? panel : onPress(panel));
  });
  const key = (x: number, fill: string, text: string) =>
    element('rect', { x, y: HEIGHT + 94, width: 24, height: 18, rx: 3, fill }) +
    drawText(x + 34, HEIGHT + 103, text, { size: 16, colour: COLOURS.mutedInk });
  return makePicture(
    860,
    HEIGHT + 118,
    ...panels,
    key(206, COLOURS.orangePale, 'where data can lie'),
    key(452, COLOURS.sky, 'with a training example'),
  );
}

/** One panel without its words: what a middle-sized training set covers. */
export function drawGaps(random: RandomStream, count: number): Picture {
  const { density, sets } = measureCoverage(random, [count]);
  const { points, covered } = sets[0]!;
  const isLikely = (cell: number) => density[cell]! >= 5;
  return {
    width: SIDE,
    height: HEIGHT,
    content:
      drawCells(isLikely, COLOURS.orangePale) +
      drawCells((cell) => isLikely(cell) && covered[cell]! > 0, COLOURS.sky) +
      drawDots(points, 400),
  };
}
