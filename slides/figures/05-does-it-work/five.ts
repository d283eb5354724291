/** The five problems of deck 001 (L161-167) at a glance. */
import { findRun } from '../../../experiments/failures/read-runs';
import { traceDiracGan } from '../../../src/arithmetic/dirac-gan';
import { minimax } from '../../../src/arithmetic/gan-losses';
import type { Point } from '../../../src/drawing/box';
import { traceLine } from '../../../src/drawing/marks';
import { COLOURS } from '../../../src/drawing/palette';
import { drawText, moveTo } from '../../../src/drawing/picture';
import { drawCircle, drawPath, onPress } from '../../../src/drawing/shapes';
import { makeFigure, type SlideFigure } from '../../../src/slides/lecture';
import { drawFrame, placeIn, WIDTH } from '../draw';
import { drawPlane } from './plane';
import { findTwins } from './twins';

/** Five small pictures, one a problem, each taken from the slides that follow. */
export function drawFive(): SlideFigure {
  const SIDE = 158;
  const orbit = traceDiracGan({ loss: minimax, learningRate: 0.1, steps: 126 });
  const unstable = findRun('large rates').run.realScore;
  const twins = findTwins();
  const place = placeIn(SIDE, 2.2);
  const line = (points: readonly Point[], colour: string, width = 3.4) =>
    drawPath(traceLine(points), colour, width);
  const loss = Array.from({ length: 41 }, (_, i) => {
    const logit = -8 + i * 0.3;
    return [((logit + 8) / 12) * SIDE, SIDE * (0.28 - minimax.generator(logit).value * 0.17)] as const;
  });
  const dot = (cx: number, cy: number, fill: string) => drawCircle([cx, cy], 8, { fill });
  const pictures: [string, string[]][] = [
    [
      drawFrame(SIDE, line(loss, COLOURS.vermilion, 5) + dot(loss[3]![0], loss[3]![1], COLOURS.ink)),
      ['vanishing', 'gradients'],
    ],
    [
      drawFrame(
        SIDE,
        line(
          orbit.map(({ theta, psi }) => place([theta, psi])),
          COLOURS.vermilion,
          4,
        ) + dot(SIDE / 2, SIDE / 2, COLOURS.green),
      ),
      ['no', 'convergence'],
    ],
    [
      drawFrame(
        SIDE,
        line(
          unstable.map((value, i) => [(i / (unstable.length - 1)) * SIDE, SIDE - 10 - value * (SIDE - 20)]),
          COLOURS.vermilion,
          3,
        ),
      ),
      ['unstable', 'training'],
    ],
    [drawPlane(findRun('far ahead').run.points, SIDE), ['mode', 'collapse']],
    [
      drawFrame(
        SIDE,
        moveTo(2, 6, drawPlane(twins.first.run.points, 88)) +
          moveTo(68, 66, drawPlane(twins.second.run.points, 88)) +
          drawText(122, 36, '=', {
            size: 46,
            weight: 'bold',
            anchor: 'middle',
            colour: COLOURS.vermilionInk,
          }) +
          drawText(34, 126, '?', {
            size: 46,
            weight: 'bold',
            anchor: 'middle',
            colour: COLOURS.vermilionInk,
          }),
      ),
      ['no', 'measure'],
    ],
  ];
  const gap = (WIDTH - 5 * SIDE) / 4;
  const content = pictures
    .map(([picture, lines], i) => {
      const inside = moveTo(
        i * (SIDE + gap),
        0,
        picture,
        ...lines.map((text, row) =>
          drawText(SIDE / 2, SIDE + 26 + row * 25, text, { size: 20, anchor: 'middle', weight: 'bold' }),
        ),
      );
      return i === 0 ? inside : onPress(inside);
    })
    .join('');
  return makeFigure(
    [WIDTH, SIDE + 66],
    'Five small pictures: a flat loss, an orbit, a wild curve, points on some of eight blobs, and two different pictures with an equals sign.',
    content,
  );
}
