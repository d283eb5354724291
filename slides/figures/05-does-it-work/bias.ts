/** The Fréchet distance over the number of digits: it is too high for few, for real ones and for drawn ones. */
import { readBias } from '../../../experiments/distance-bias/read-bias';
import { mean } from '../../../src/arithmetic/mean';
import type { Point } from '../../../src/drawing/box';
import { formatFixed } from '../../../src/drawing/format-number';
import { drawCrosses, drawDots } from '../../../src/drawing/marks';
import { drawText } from '../../../src/drawing/picture';
import { Plot } from '../../../src/drawing/plot';
import { makeFigure, type SlideFigure } from '../../../src/slides/lecture';
import { nameAtRight, ROLES, type Role, WIDTH } from '../draw';

const HEIGHT = 372;
const write = (value: number) => formatFixed(value, value < 1 ? 2 : 1);

/** A point for each number of digits: the mean over the draws. */
const findMeans = (name: 'real' | 'dcgan') =>
  readBias()[name].map(({ count, distances }) => ({ count, distance: mean(distances) }));

const end = (name: 'real' | 'dcgan', place: number) => write(findMeans(name).at(place)!.distance);

export const BIAS_VALUES = {
  'bias.few': () => readBias().real[0]!.count,
  'bias.many': () => readBias().real.at(-1)!.count.toLocaleString('en'),
  'bias.draws': () => readBias().real[0]!.distances.length,
  'bias.first': () => end('real', 0),
  'bias.last': () => end('real', -1),
  'bias.dcgan.first': () => end('dcgan', 0),
  'bias.dcgan.last': () => end('dcgan', -1),
};

export function drawBias(): SlideFigure {
  const [real, fake] = [findMeans('real'), findMeans('dcgan')];
  const counts = real.map(({ count }) => count);
  const top = 5 * Math.ceil((1.1 * fake[0]!.distance) / 5);
  const plot = new Plot({
    box: { left: 48, top: 8, width: WIDTH - 56, height: HEIGHT - 60 },
    x: [counts[0]! * 0.9, counts.at(-1)! * 1.25],
    y: [0, top],
    logX: true,
    xTicks: counts,
    xLabel: 'digits on each side',
    yLabel: 'Fréchet distance',
    formatX: (value) => value.toLocaleString('en'),
  });
  const series = (
    points: typeof real,
    role: Role,
    drawMarks: (places: Point[], colour: string) => string,
  ) => {
    const { line, ink } = ROLES[role];
    const places = points.map(({ count, distance }): Point => [plot.x(count), plot.y(distance)]);
    const texts = points.map(({ distance }, i) =>
      drawText(places[i]![0] + 4, places[i]![1] - 20, write(distance), {
        size: 18,
        weight: 'bold',
        colour: ink,
      }),
    );
    const curve = plot.line(
      points.map(({ count, distance }) => [count, distance]),
      { colour: line, width: 4, ...(role === 'fake' ? { dash: '12 6' } : {}) },
    );
    return curve + drawMarks(places, line) + texts.join('');
  };
  return makeFigure(
    [WIDTH, HEIGHT],
    `Fréchet distance from real digits over their number. Other real digits: ${end('real', 0)} with ${counts[0]}, ${end('real', -1)} with ${counts.at(-1)}. The DCGAN's: ${end('dcgan', 0)} and ${end('dcgan', -1)}.`,
    plot.frame,
    series(fake, 'fake', (places, colour) => drawCrosses(places, { colour, size: 7, width: 4 })),
    series(real, 'real', (places, colour) => drawDots(places, { colour, size: 7 })),
    nameAtRight(plot.y(fake.at(-1)!.distance) - 76, 'drawn by the course’s DCGAN', 'fake'),
    nameAtRight(plot.y(real.at(-1)!.distance) - 56, 'other real digits', 'real'),
  );
}
