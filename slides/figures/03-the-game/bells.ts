/** Two bells, and the best critic between them. */
import { optimalDiscriminator } from '../../../src/arithmetic/game';
import { formatNumber } from '../../../src/drawing/format-number';
import { Plot } from '../../../src/drawing/plot';
import { drawPath } from '../../../src/drawing/shapes';
import { bellDensity } from '../../../src/metrics/frechet';
import { makeFigure, type SlideFigure } from '../../../src/slides/lecture';
import { CRITIC, FAKE, REAL } from './shapes';

/** The density of a bell of deviation 1. */
export const bell = (mean: number) => (x: number) => bellDensity({ mean, deviation: 1 }, x);

/** Two bells, and the best answer at each place. */
export function drawBells(): SlideFigure {
  const plot = new Plot({
    box: { left: 56, top: 20, width: 790, height: 320 },
    x: [-3, 5],
    y: [0, 1],
    xTicks: [-2, -1, 0, 1, 2, 3, 4],
    yTicks: [0, 0.5, 1],
    formatTick: (value) => (value === 0.5 ? '½' : formatNumber(value)),
  });
  const [real, fake] = [bell(0), bell(2)];
  const best = (x: number) => optimalDiscriminator([real(x)], [fake(x)])[0]!;
  const marks = [0, 1, 2].map((x) => {
    const text = x === 1 ? '½' : formatNumber(best(x), 2);
    return (
      drawPath(`M${plot.x(x)} ${plot.y(best(x))}V${plot.y(0)}`, CRITIC.line, 2, '4 5') +
      plot.dot([x, best(x)], CRITIC.line, 10) +
      plot.text([x, best(x)], text, { dx: 18, dy: -18, size: 30, weight: 'bold', colour: CRITIC.ink })
    );
  });
  const name = { size: 24, weight: 'bold', anchor: 'middle' } as const;
  return makeFigure(
    [860, 372],
    'Two bells around 0 and 2; the best answer falls from 1 on the left to 0 on the right and is one half between them.',
    plot.area((x) => 1.5 * real(x), REAL.pale),
    plot.area((x) => 1.5 * fake(x), FAKE.pale),
    plot.frame,
    plot.curve((x) => 1.5 * real(x), { colour: REAL.line, width: 4 }),
    plot.curve((x) => 1.5 * fake(x), { colour: FAKE.line, width: 4, dash: '12 7' }),
    plot.curve(best, { colour: CRITIC.line, width: 6 }),
    ...marks,
    plot.text([-0.62, 0.36], 'real', { ...name, colour: REAL.ink }),
    plot.text([2.62, 0.36], 'fake', { ...name, colour: FAKE.ink }),
    plot.text([-2.9, 1], 'best answer D*', { ...name, anchor: 'start', dy: 30, colour: CRITIC.ink }),
  );
}
