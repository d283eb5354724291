/** What D says over a run: unstable training. */

import { findRun, type Run } from '../../../experiments/failures/read-runs';
import { COLOURS } from '../../../src/drawing/palette';
import { drawText, moveTo } from '../../../src/drawing/picture';
import { Plot } from '../../../src/drawing/plot';
import { onPress } from '../../../src/drawing/shapes';
import type { SlideFigure } from '../../../src/slides/lecture';
import { drawHeading, type Role, WIDTH } from '../draw';
import { drawPlane } from './plane';

/** What D says of real and of generated points, over a run. */
function drawScores(run: Run, width: number, height: number): string {
  const { every, realScore, fakeScore } = run.history;
  const plot = new Plot({
    box: { left: 48, top: 8, width: width - 56, height: height - 16 },
    x: [0, every * realScore.length],
    y: [0, 1],
    yTicks: [0, 0.5, 1],
    xTicks: [],
  });
  const line = (values: number[], colour: string, dash?: string) =>
    plot.line(
      values.map((value, i) => [every * (i + 1), value]),
      { colour, width: 2.8, ...(dash ? { dash } : {}) },
    );
  return plot.frame + line(realScore, COLOURS.blue) + line(fakeScore, COLOURS.vermilion, '7 3');
}

function drawScoreLegend(x: number, y: number): string {
  return moveTo(
    x,
    y,
    drawText(0, 0, 'D(real)', { size: 17, colour: COLOURS.blueInk, weight: 'bold' }) +
      drawText(82, 0, 'D(generated), dashed', { size: 17, colour: COLOURS.vermilionInk, weight: 'bold' }),
  );
}

export function drawWild(): SlideFigure {
  const SIDE = 172;
  const row = (run: Run, tone: Role, name: string) =>
    drawHeading(0, SIDE / 2 - 26, name, tone, 24) +
    drawText(0, SIDE / 2 + 6, 'rate', { size: 18, colour: COLOURS.mutedInk }) +
    drawText(0, SIDE / 2 + 34, String(run.plan.generator.rate), { size: 24, weight: 'bold' }) +
    moveTo(88, 0, drawScores(run, 590, SIDE)) +
    moveTo(WIDTH - SIDE, 0, drawPlane(run.moments.at(-1)!, SIDE, tone));
  const sick = findRun('unstable');
  return {
    picture: {
      width: WIDTH,
      height: 2 * SIDE + 52,
      content:
        drawScoreLegend(132, 8) +
        drawText(WIDTH - SIDE, 8, `after ${sick.plan.steps.toLocaleString('en')} steps`, {
          size: 17,
          colour: COLOURS.mutedInk,
        }) +
        moveTo(0, 26, row(sick, 'fake', 'sick')) +
        onPress(moveTo(0, SIDE + 50, row(findRun('unstable cured'), 'good', 'cured'))),
    },
    label:
      'What the discriminator says over two runs. With the high rate both curves jump between nought and one and the points miss the ring; with the low one they stay near a half and the points lie on the ring.',
  };
}
