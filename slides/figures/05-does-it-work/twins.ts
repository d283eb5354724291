/** Two runs of the diagnosis game with nearly the same losses, and the points that they end with. */
import { findPatient } from '../../../experiments/failures/read-runs';
import { formatPercent } from '../../../src/drawing/format-number';
import { COLOURS } from '../../../src/drawing/palette';
import { drawText, moveTo } from '../../../src/drawing/picture';
import { onPressAt } from '../../../src/drawing/shapes';
import { meanOfLastQuarter } from '../../../src/figures/run-card';
import { makeFigure, type SlideFigure } from '../../../src/slides/lecture';
import { WIDTH } from '../draw';
import { drawPlane } from './plane';

export const findTwins = () => ({
  first: findPatient('large rates', 9),
  second: findPatient('far ahead', 7),
});

export const TWIN_VALUES = {
  'first.modes': () => findTwins().first.modes,
  'second.modes': () => findTwins().second.modes,
  'first.quality': () => formatPercent(findTwins().first.good),
  'second.quality': () => formatPercent(findTwins().second.good),
};

export function drawTwins(): SlideFigure {
  const SIDE = 318;
  const { first, second } = findTwins();
  const one = ({ run }: typeof first, title: string) => {
    const loss = (values: readonly number[]) => meanOfLastQuarter(values).toFixed(2);
    return (
      drawText(0, 10, title, { size: 20, weight: 'bold' }) +
      drawText(SIDE, 10, `loss of D  ${loss(run.discriminatorLoss)}`, {
        size: 20,
        anchor: 'end',
        weight: 'bold',
        colour: COLOURS.blueInk,
      }) +
      drawText(SIDE, 38, `loss of G  ${loss(run.generatorLoss)}`, {
        size: 20,
        anchor: 'end',
        weight: 'bold',
        colour: COLOURS.vermilionInk,
      }) +
      onPressAt(0, moveTo(0, 56, drawPlane(run.points, SIDE)))
    );
  };
  return makeFigure(
    [WIDTH, SIDE + 58],
    'Two runs with nearly the same losses: the points of the first lie along a line that leaves the ring, those of the second on some of the eight blobs.',
    moveTo(70, 0, one(first, 'Run 1')),
    moveTo(WIDTH - SIDE - 70, 0, one(second, 'Run 2')),
  );
}
