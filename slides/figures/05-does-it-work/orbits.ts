/** Failure to converge: the smallest GAN goes round its goal, and with a penalty into it. */
import { traceDiracGan } from '../../../src/arithmetic/dirac-gan';
import { minimax } from '../../../src/arithmetic/gan-losses';
import { traceLine } from '../../../src/drawing/marks';
import { COLOURS } from '../../../src/drawing/palette';
import { drawText, moveTo } from '../../../src/drawing/picture';
import { drawCircle, drawPath, onPress } from '../../../src/drawing/shapes';
import { makeFigure, type SlideFigure } from '../../../src/slides/lecture';
import { drawFrame, drawHeading, placeIn, type Role, WIDTH } from '../draw';

/** Rounds of the smallest GAN. */
export const STEPS = 400;
export const PENALTY = 1;
export const traceOrbit = () => traceDiracGan({ loss: minimax, learningRate: 0.1, steps: STEPS });
export const traceCured = () =>
  traceDiracGan({ loss: minimax, learningRate: 0.1, steps: STEPS, penalty: PENALTY });

export function drawOrbits(): SlideFigure {
  const SIDE = 364;
  const place = placeIn(SIDE, 2);
  const one = (path: ReturnType<typeof traceOrbit>, tone: Role, name: string, colour: string) => {
    const points = path.map(({ theta, psi }) => place([theta, psi]));
    const [x0, y0] = points[0]!;
    const end = path.at(-1)!;
    return (
      drawHeading(0, 10, name, tone, 20) +
      moveTo(
        0,
        26,
        drawFrame(
          SIDE,
          drawPath(`M0 ${SIDE / 2}H${SIDE}M${SIDE / 2} 0V${SIDE}`, COLOURS.line, 1.4) +
            drawPath(traceLine(points), colour, 3) +
            drawCircle([SIDE / 2, SIDE / 2], 10, { fill: COLOURS.green }) +
            drawCircle([x0, y0], 8, { fill: COLOURS.ink }) +
            drawText(x0 + 14, y0 - 14, 'start', { size: 17 }) +
            drawText(SIDE - 14, SIDE / 2 - 16, 'θ', { size: 22, anchor: 'end', weight: 'bold' }) +
            drawText(SIDE / 2 + 12, 18, 'ψ', { size: 22, weight: 'bold' }),
          tone,
        ),
      ) +
      drawText(SIDE, 10, `${end.radius.toFixed(2)} away`, {
        size: 21,
        anchor: 'end',
        weight: 'bold',
      })
    );
  };
  return makeFigure(
    [WIDTH, SIDE + 28],
    'Two paths around a goal in the middle. The sick one goes round and round at the same distance; the cured one spirals into the goal.',
    moveTo(30, 0, one(traceOrbit(), 'fake', 'sick', COLOURS.vermilion)),
    onPress(moveTo(WIDTH - SIDE - 30, 0, one(traceCured(), 'good', 'cured', COLOURS.green))),
  );
}
