/** Vanishing gradients: the same critic and the same points, and how hard each loss pulls. */
import { findRun } from '../../../experiments/failures/read-runs';
import { minimax, nonSaturating } from '../../../src/arithmetic/gan-losses';
import { findPulls } from '../../../src/arithmetic/pull';
import { drawArrow } from '../../../src/drawing/arrow';
import { drawDots } from '../../../src/drawing/marks';
import { COLOURS } from '../../../src/drawing/palette';
import { drawText, moveTo } from '../../../src/drawing/picture';
import { onPress } from '../../../src/drawing/shapes';
import type { SlideFigure } from '../../../src/slides/lecture';
import { drawFrame, drawHeading, placeIn, type Role, WIDTH } from '../draw';
import { drawModes, LIMIT } from './plane';

/** The same critic and the same points; how hard each loss pulls. */
export function measurePulls() {
  const { points, ...judged } = findRun('vanishing').start!;
  const both = { minimax: findPulls(minimax, judged), nonSaturating: findPulls(nonSaturating, judged) };
  const mean = (values: readonly number[]) => values.reduce((sum, x) => sum + x, 0) / values.length;
  const meanLength = (pulls: readonly number[][]) => mean(pulls.map((pull) => Math.hypot(...pull)));
  return {
    points,
    ...both,
    means: { minimax: meanLength(both.minimax), nonSaturating: meanLength(both.nonSaturating) },
    logit: mean(judged.logits),
  };
}

export function drawPulls(): SlideFigure {
  const SIDE = 364;
  const { points, means, ...pulls } = measurePulls();
  const place = placeIn(SIDE, LIMIT);
  // One scale for both pictures: the mean non-saturating pull is an arrow this long.
  const unit = 84 / means.nonSaturating;
  const write = (mean: number) => String(Number(mean.toPrecision(2)));
  const one = (arrows: number[][], tone: Role, formula: string, mean: number, colour: string) => {
    const marks = points
      .map((point, i) => {
        const [x, y] = place(point);
        const [dx, dy] = [arrows[i]![0]! * unit, -arrows[i]![1]! * unit];
        if (i % 3 !== 0 || Math.hypot(dx, dy) < 6) return '';
        const end = [x + dx, y + dy] as const;
        return drawArrow([[x, y], end], { colour, width: 2.2, head: 10 });
      })
      .join('');
    return (
      drawHeading(0, 10, tone === 'good' ? 'cured' : 'sick', tone, 22) +
      drawText(82, 10, formula, { size: 21 }) +
      drawText(SIDE, 10, `pull ${write(mean)}`, { size: 21, anchor: 'end', weight: 'bold' }) +
      moveTo(
        0,
        30,
        drawFrame(
          SIDE,
          drawModes(SIDE) + marks + drawDots(points.map(place), { size: 4, colour: COLOURS.vermilion }),
          tone,
        ),
      )
    );
  };
  return {
    picture: {
      width: WIDTH,
      height: SIDE + 34,
      content:
        moveTo(30, 0, one(pulls.minimax, 'fake', 'log(1 − D)', means.minimax, COLOURS.vermilion)) +
        onPress(
          moveTo(
            WIDTH - SIDE - 30,
            0,
            one(pulls.nonSaturating, 'good', '−log D', means.nonSaturating, COLOURS.ink),
          ),
        ),
    },
    label: `The same generated points in the middle of a ring, before the same discriminator. The saturating loss pulls them by ${write(means.minimax)} on average, too little for an arrow; the other one by ${write(means.nonSaturating)}.`,
  };
}
