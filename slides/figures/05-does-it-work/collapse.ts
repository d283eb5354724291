/** Mode collapse, and two runs with the same losses: moments of generated points on the ring. */
import { findRun } from '../../../experiments/failures/read-runs';
import { COLOURS } from '../../../src/drawing/palette';
import { drawText, moveTo } from '../../../src/drawing/picture';
import { onPress, onPressAt } from '../../../src/drawing/shapes';
import type { SlideFigure } from '../../../src/slides/lecture';
import { drawHeading, type Role, WIDTH } from '../draw';
import { drawPlane } from './plane';

export function drawCollapse(): SlideFigure {
  const SIDE = 150;
  const LEFT = 92;
  const gap = (WIDTH - LEFT - 5 * SIDE) / 4;
  const row = (name: string, tone: Role, title: string) => {
    const moments = findRun(name).moments.slice(1);
    return (
      drawHeading(0, SIDE / 2, title, tone, 20) +
      moments
        .map((moment, i) =>
          moveTo(
            LEFT + i * (SIDE + gap),
            0,
            drawPlane(moment, SIDE, i === 4 ? tone : undefined) +
              drawText(SIDE / 2, SIDE + 17, `${moment.modes} of 8`, {
                size: 19,
                anchor: 'middle',
                weight: 'bold',
                colour: moment.modes === 8 ? COLOURS.greenInk : COLOURS.ink,
              }),
          ),
        )
        .join('')
    );
  };
  const steps = findRun('collapse')
    .moments.slice(1)
    .map(({ step }, i) =>
      drawText(LEFT + i * (SIDE + gap) + SIDE / 2, 8, i === 0 ? `step ${step}` : step.toLocaleString('en'), {
        size: 16,
        anchor: 'middle',
        colour: COLOURS.mutedInk,
      }),
    )
    .join('');
  return {
    picture: {
      width: WIDTH,
      height: 2 * SIDE + 86,
      content:
        steps +
        moveTo(0, 22, row('collapse', 'fake', 'sick')) +
        onPress(moveTo(0, SIDE + 56, row('collapse cured', 'good', 'healthy'))),
    },
    label:
      'Two film strips of five moments: above, the generated points come to lie on one blob and stay; below, they come to lie on all eight.',
  };
}

export function drawTwins(): SlideFigure {
  const SIDE = 318;
  const one = (name: string, title: string) => {
    const { late, moments } = findRun(name);
    return (
      drawText(0, 10, title, { size: 20, weight: 'bold' }) +
      drawText(SIDE, 10, `loss of D  ${late.discriminatorLoss.toFixed(2)}`, {
        size: 20,
        anchor: 'end',
        weight: 'bold',
        colour: COLOURS.blueInk,
      }) +
      drawText(SIDE, 38, `loss of G  ${late.generatorLoss.toFixed(2)}`, {
        size: 20,
        anchor: 'end',
        weight: 'bold',
        colour: COLOURS.vermilionInk,
      }) +
      onPressAt(0, moveTo(0, 56, drawPlane(moments.at(-1)!, SIDE)))
    );
  };
  return {
    picture: {
      width: WIDTH,
      height: SIDE + 58,
      content:
        moveTo(70, 0, one('twin narrow', 'Run 1')) + moveTo(WIDTH - SIDE - 70, 0, one('twin wide', 'Run 2')),
    },
    label:
      'Two runs with nearly the same losses: the points of the first lie on few of the eight blobs, those of the second on all.',
  };
}
