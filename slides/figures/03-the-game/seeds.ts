/** What trainings of ten seeds came to. */
import film from '../../../experiments/first-gan/film.json';
import seeds from '../../../experiments/first-gan/seeds.json';
import { sampleQuadratic } from '../../../src/data/toy';
import { drawCrosses } from '../../../src/drawing/marks';
import { element } from '../../../src/drawing/markup';
import { COLOURS } from '../../../src/drawing/palette';
import { drawText } from '../../../src/drawing/picture';
import { Plot } from '../../../src/drawing/plot';
import { drawPath } from '../../../src/drawing/shapes';
import { compareOnGrid } from '../../../src/metrics/divergences';
import { RandomStream } from '../../../src/random/stream';
import { makeFigure, type SlideFigure } from '../../../src/slides/lecture';
import { CRITIC, drawStraightArrow, FAKE, REAL } from './shapes';

/** JS of two samples of real points: nobody can do better. */
export function computeFloor(): number {
  const random = new RandomStream(film.provenance.seed);
  const [real, fake] = ['fresh points', 'other points'].map(
    (name) => sampleQuadratic({ random: random.fork(name), count: 10_000 }).points,
  );
  return compareOnGrid({ real: real!, fake: fake! }).js;
}

/** Ten seeds: before and after. */
export function drawSeeds(): SlideFigure {
  const plot = new Plot({
    box: { left: 90, top: 8, width: 752, height: 330 },
    x: [0, 0.72],
    y: [10.6, -0.5],
    xTicks: [0, 0.1, 0.3, 0.5, 0.7],
    yTicks: [],
    xLabel: 'Jensen-Shannon divergence from the real points',
  });
  const floor = computeFloor();
  const rows = seeds.rows.map(
    ({ seed, before, after }) =>
      drawText(78, plot.y(seed), `seed ${seed}`, { size: 17, anchor: 'end', colour: COLOURS.mutedInk }) +
      drawStraightArrow(
        [plot.x(before) - 8, plot.y(seed)],
        [plot.x(after) + 12, plot.y(seed)],
        COLOURS.line,
        3,
      ) +
      drawCrosses([[plot.x(before), plot.y(seed)]], { colour: FAKE.line, size: 7, width: 4 }) +
      plot.dot([after, seed], CRITIC.line, 9),
  );
  const mark = { size: 19, weight: 'bold' } as const;
  return makeFigure(
    [860, 396],
    'Ten seeds, each from above 0.5 before to below 0.1 after the training; a dashed line is the floor of two real samples.',
    element('rect', {
      x: plot.x(0),
      y: 8,
      width: plot.x(0.1) - plot.x(0),
      height: 330,
      fill: CRITIC.pale,
      opacity: 0.6,
    }),
    plot.frame,
    ...rows,
    drawPath(`M${plot.x(floor)} 8V338`, REAL.line, 3, '6 5'),
    plot.text([floor, 0], 'floor', { ...mark, dx: 8, colour: REAL.ink }),
    plot.text([0.1, 0], 'trained', { ...mark, dx: 8, colour: CRITIC.ink }),
    plot.text([0.63, 0], 'untrained', { ...mark, anchor: 'middle', colour: FAKE.ink }),
  );
}
