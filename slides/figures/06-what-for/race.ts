/** Two GANs, flow matching and a pixel model, trained for equally long: distance over network evaluations, over seeds. */

import { countAhead, earlier, kept, listResults } from '../../../experiments/modern-gan/read-race';
import { mean } from '../../../src/arithmetic/mean';
import type { Point } from '../../../src/drawing/box';
import { drawDots } from '../../../src/drawing/marks';
import { drawText } from '../../../src/drawing/picture';
import { Plot } from '../../../src/drawing/plot';
import { onPress } from '../../../src/drawing/shapes';
import { makeFigure, type SlideFigure } from '../../../src/slides/lecture';
import { nameAtRight, ROLES, WIDTH } from '../draw';

const EVALUATIONS = [1, 2, 4, 8, 16, 32];
const flowAt = (count: number) => listResults('flow matching', count);

export const RACE_VALUES = {
  'race.seeds': () => kept.rows.length,
  'race.seconds': () => kept.provenance.secondsEach,
  'race.most': () => EVALUATIONS.at(-1)!,
  'race.ahead.few': () => countAhead(4),
  'race.ahead.most': () => countAhead(32),
  'race.ahead.earlier': () => countAhead(32, earlier),
  'race.pixel': () => listResults('pixel model', 2).filter((distance, i) => distance < flowAt(32)[i]!).length,
  'race.slower': () =>
    Math.round(
      mean(listResults('flow matching', 32, 'milliseconds')) /
        mean(listResults('paired GAN', 1, 'milliseconds')),
    ),
};

/** The plot, without its names where it is small. */
export function drawRaceCurves(width: number, height: number, { isSmall = false } = {}): string {
  const plot = new Plot({
    box: { left: 48, top: 30, width: width - 56, height: height - 84 },
    x: [0.9, 36],
    y: [0.02, 1],
    logX: true,
    logY: true,
    xTicks: isSmall ? [] : EVALUATIONS,
    ...(isSmall
      ? { yTicks: [] }
      : { xLabel: 'network evaluations for a point', yLabel: 'distance from the data' }),
  });
  const across = (racer: string, dash: string) => {
    const value = mean(listResults(racer, 1));
    return plot.line(
      [
        [0.9, value],
        [36, value],
      ],
      { colour: ROLES.fake.line, width: 3, dash },
    );
  };
  const dots = EVALUATIONS.flatMap((count) =>
    flowAt(count).map((distance): Point => [plot.x(count), plot.y(distance)]),
  );
  const flow =
    plot.line(
      EVALUATIONS.map((count) => [count, mean(flowAt(count))]),
      { colour: ROLES.good.line, width: 4 },
    ) + drawDots(dots, { colour: ROLES.good.line, size: 5 });
  const name = (text: string, y: number, role: 'fake' | 'good' | 'real') =>
    isSmall ? '' : nameAtRight(y, text, role);
  const floor = mean(kept.rows.map((row) => row.floor));
  return (
    plot.frame +
    plot.line(
      [
        [0.9, floor],
        [36, floor],
      ],
      { colour: ROLES.real.line, width: 2.5, dash: '2 6' },
    ) +
    name('real points from others', plot.y(0.025), 'real') +
    across('GAN of notebook 06', '12 6') +
    across('paired GAN', '7 5') +
    name('two GANs, one evaluation (dashed)', plot.y(0.15), 'fake') +
    drawDots(
      listResults('pixel model', 2).map((distance): Point => [plot.x(2), plot.y(distance)]),
      { colour: ROLES.warm.line, size: 6 },
    ) +
    (isSmall
      ? ''
      : drawText(plot.x(2), plot.y(0.13), 'pixel model', {
          size: 19,
          anchor: 'middle',
          weight: 'bold',
          colour: ROLES.warm.ink,
        })) +
    (isSmall ? flow : onPress(flow, name('flow matching, a dot a seed', plot.y(0.4), 'good')))
  );
}

export function drawRace(): SlideFigure {
  return makeFigure(
    [WIDTH, 390],
    `Distance over network evaluations. Two GANs need one evaluation: ${mean(listResults('GAN of notebook 06', 1)).toFixed(2)} and ${mean(listResults('paired GAN', 1)).toFixed(2)}. Flow matching falls from ${mean(flowAt(1)).toFixed(2)} with one to ${mean(flowAt(32)).toFixed(2)} with 32. A pixel model needs two: ${mean(listResults('pixel model', 2)).toFixed(2)}.`,
    drawRaceCurves(WIDTH, 390),
  );
}
