/** A grid over the plane: cells that points reach, and the divergence of their shares. */
import type { CaseName } from '../../../experiments/failures/cases';
import { findRun } from '../../../experiments/failures/read-runs';
import { sampleRing } from '../../../src/data/toy';
import type { Point } from '../../../src/drawing/box';
import { formatFixed } from '../../../src/drawing/format-number';
import { drawDots } from '../../../src/drawing/marks';
import { element } from '../../../src/drawing/markup';
import { COLOURS } from '../../../src/drawing/palette';
import { drawText, moveTo } from '../../../src/drawing/picture';
import { drawPath } from '../../../src/drawing/shapes';
import { buildHistogram, compareOnGrid } from '../../../src/metrics/divergences';
import { RandomStream } from '../../../src/random/stream';
import { makeFigure, type SlideFigure } from '../../../src/slides/lecture';
import { drawFrame, drawHeading, placeIn, WIDTH } from '../draw';
import { listPoints } from './plane';

const LIMIT = 3;
const GRID = 12;
const bounds = { x: [-LIMIT, LIMIT], y: [-LIMIT, LIMIT] } as const;

/** Real points, and the last ones of two runs: a collapsed generator, and one that reached every mode. */
const realRing = (seed = 5) =>
  sampleRing({ random: new RandomStream(seed), count: 240, deviation: 0.1 }).points;

/** What two draws of real points give on this grid: below it nothing is seen. */
export const findRealDivergence = () =>
  compareOnGrid({ real: realRing(), fake: realRing(6), bounds, bins: GRID }).js;

export function drawGrids(): SlideFigure {
  const SIDE = 262;
  const cell = SIDE / GRID;
  const drawCells = (points: readonly Point[], colour: string) => {
    const { counts, total } = buildHistogram(points.flat(), { bounds, bins: GRID });
    let content = '';
    for (let row = 0; row < GRID; row++) {
      for (let column = 0; column < GRID; column++) {
        const share = counts[row * GRID + column]! / total;
        if (share > 0)
          content += element('rect', {
            x: column * cell,
            y: SIDE - (row + 1) * cell,
            width: cell,
            height: cell,
            fill: colour,
            'fill-opacity': Math.min(0.85, 0.18 + share * 9),
          });
      }
    }
    for (let i = 1; i < GRID; i++)
      content += drawPath(
        `M${(i * cell).toFixed(1)} 0V${SIDE}M0 ${(i * cell).toFixed(1)}H${SIDE}`,
        COLOURS.line,
        0.8,
      );
    const dots = points.map(placeIn(SIDE, LIMIT));
    return drawFrame(SIDE, content + drawDots(dots, { size: 1.7, colour: COLOURS.ink, opacity: 0.55 }));
  };
  const big = { size: 22, weight: 'bold', anchor: 'middle' } as const;
  const panel = (
    x: number,
    name: string,
    points: readonly Point[],
    tone: 'real' | 'fake',
    judged: string[],
  ) =>
    moveTo(
      x,
      0,
      drawHeading(0, 12, name, tone, 20) +
        moveTo(0, 30, drawCells(points, tone === 'real' ? COLOURS.blue : COLOURS.vermilion)) +
        judged.map((line, row) => drawText(SIDE / 2, SIDE + 56 + row * 32, line, big)).join(''),
    );
  const real = realRing();
  const ofRun = (name: CaseName, x: number, title: string) => {
    const { run, modes } = findRun(name);
    const { js } = compareOnGrid({ real, fake: Array.from(run.points), bounds, bins: GRID });
    const inside = listPoints(run.points).filter((point) => point.every((part) => Math.abs(part) < LIMIT));
    return panel(x, title, inside, 'fake', [`JS ${formatFixed(js, 2)}`, `${modes} of 8 blobs`]);
  };
  return makeFigure(
    [WIDTH, SIDE + 104],
    'Three grids of cells with points in them: the real ones fill eight places on a ring, one generator fills some of them, another all eight.',
    panel(0, 'real', listPoints(real), 'real', []),
    ofRun('far ahead', (WIDTH - SIDE) / 2, 'one generator'),
    ofRun('sound', WIDTH - SIDE, 'another'),
  );
}
