/** The Fréchet distance on a line: two bell curves, their means and their deviations. */

import { COLOURS } from '../../../src/drawing/palette';
import { drawText } from '../../../src/drawing/picture';
import { Plot } from '../../../src/drawing/plot';
import { drawPath } from '../../../src/drawing/shapes';
import { type Bell, bellDensity } from '../../../src/metrics/frechet';
import { makeFigure, type SlideFigure } from '../../../src/slides/lecture';
import { WIDTH } from '../draw';

export const BELLS: { real: Bell; fake: Bell } = {
  real: { mean: 2, deviation: 1 },
  fake: { mean: 5, deviation: 3 },
};

export function drawBells(): SlideFigure {
  const HEIGHT = 372;
  const plot = new Plot({
    box: { left: 48, top: 8, width: WIDTH - 56, height: HEIGHT - 54 },
    x: [-4, 13],
    y: [0, 0.42],
    xTicks: [-2, 0, 2, 4, 6, 8, 10, 12],
    yTicks: [0],
    formatY: () => '',
  });
  const curve = (bell: Bell, colour: string, dash?: string) =>
    plot.line(
      Array.from({ length: 171 }, (_, i) => [-4 + i / 10, bellDensity(bell, -4 + i / 10)] as const),
      { colour, width: 4, ...(dash ? { dash } : {}) },
    );
  const { real, fake } = BELLS;
  const top = plot.y(0.405);
  const centre = (bell: Bell, colour: string) =>
    drawPath(`M${plot.x(bell.mean).toFixed(1)} ${top + 6}V${plot.y(0)}`, colour, 2, '3 5');
  const between = (x0: number, x1: number, y: number, colour: string) =>
    drawPath(
      `M${plot.x(x0).toFixed(1)} ${y}H${plot.x(x1).toFixed(1)}M${plot.x(x0).toFixed(1)} ${y - 7}v14M${plot.x(x1).toFixed(1)} ${y - 7}v14`,
      colour,
      3,
    );
  const yReal = plot.y(bellDensity(real, real.mean + real.deviation));
  const yFake = plot.y(bellDensity(fake, fake.mean + fake.deviation));
  const content =
    plot.frame +
    centre(real, COLOURS.blue) +
    centre(fake, COLOURS.vermilion) +
    curve(real, COLOURS.blue) +
    curve(fake, COLOURS.vermilion, '12 6') +
    between(real.mean, fake.mean, top + 12, COLOURS.ink) +
    drawText(plot.x((real.mean + fake.mean) / 2), top + 32, `${fake.mean - real.mean} apart`, {
      size: 18,
      anchor: 'middle',
      weight: 'bold',
    }) +
    between(real.mean, real.mean + real.deviation, yReal, COLOURS.blue) +
    drawText(plot.x(-1.6), yReal - 40, 'real', { size: 20, weight: 'bold', colour: COLOURS.blueInk }) +
    drawText(plot.x(-1.6), yReal - 14, `μ = ${real.mean}, σ = ${real.deviation}`, {
      size: 18,
      colour: COLOURS.blueInk,
    }) +
    between(fake.mean, fake.mean + fake.deviation, yFake, COLOURS.vermilion) +
    drawText(plot.x(8.3), yFake - 40, 'generated', {
      size: 20,
      weight: 'bold',
      colour: COLOURS.vermilionInk,
    }) +
    drawText(plot.x(8.3), yFake - 14, `μ = ${fake.mean}, σ = ${fake.deviation}`, {
      size: 18,
      colour: COLOURS.vermilionInk,
    });
  return makeFigure(
    [WIDTH, HEIGHT],
    `Two bell curves: the real one has mean ${real.mean} and deviation ${real.deviation}, the generated one ${fake.mean} and ${fake.deviation}.`,
    content,
  );
}
