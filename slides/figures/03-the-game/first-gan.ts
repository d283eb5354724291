/** The first GAN: its data, its players, and the ends of its film. */
import film from '../../../experiments/first-gan/film.json';
import { sampleQuadratic } from '../../../src/data/toy';
import { drawDenseNetwork } from '../../../src/drawing/dense-network';
import { formatFixed } from '../../../src/drawing/format-number';
import { moveTo } from '../../../src/drawing/picture';
import { Plot } from '../../../src/drawing/plot';
import { networkParameters } from '../../../src/exercises/06-first-gan/network-parameters';
import { POINT_DISCRIMINATOR, POINT_GENERATOR } from '../../../src/models/dense-gan';
import type { NetworkSpec } from '../../../src/models/spec';
import { RandomStream } from '../../../src/random/stream';
import { makeFigure, type SlideFigure } from '../../../src/slides/lecture';
import { CRITIC, FAKE, REAL } from './shapes';

/** Inputs, and the units of each dense layer. */
function listSizes({ inputShape, layers }: NetworkSpec): number[] {
  return [...inputShape, ...layers.flatMap((layer) => (layer.layer === 'dense' ? [layer.units] : []))];
}

export function countParameters(player: 'generator' | 'discriminator'): string {
  const spec = player === 'generator' ? POINT_GENERATOR : POINT_DISCRIMINATOR;
  return networkParameters.solution(listSizes(spec)).toLocaleString('en');
}

/** The real points, and both networks. */
export function drawPlayers(): SlideFigure {
  const random = new RandomStream(film.provenance.seed);
  const { points } = sampleQuadratic({ random: random.fork('points'), count: film.provenance.plan.points });
  const plot = new Plot({
    box: { left: 46, top: 12, width: 340, height: 324 },
    x: [-5.4, 5.4],
    y: [8, 36],
    xTicks: [-5, 0, 5],
    yTicks: [10, 20, 30],
    xLabel: 'x',
  });
  const network = { step: 92, height: 122 };
  const dots = Array.from({ length: 220 }, (_, i) =>
    plot.dot([points[2 * i]!, points[2 * i + 1]!], REAL.line, 4.5),
  );
  return makeFigure(
    [860, 396],
    'Points on a parabola, the generator from 10 numbers to a point, and the discriminator from a point to a logit.',
    plot.frame,
    ...dots,
    plot.text([0, 33], 'y = 10 + x²', { size: 24, weight: 'bold', anchor: 'middle', colour: REAL.ink }),
    moveTo(
      416,
      6,
      drawDenseNetwork(listSizes(POINT_GENERATOR), {
        ...network,
        tone: FAKE,
        ends: { input: 'noise', output: 'point' },
      }).content,
    ),
    moveTo(
      416,
      204,
      drawDenseNetwork(listSizes(POINT_DISCRIMINATOR), {
        ...network,
        tone: CRITIC,
        ends: { input: 'point', output: 'logit' },
      }).content,
    ),
  );
}

/** How far the film's points are from the real ones at its ends. */
export function filmJs(end: 'start' | 'end'): string {
  return formatFixed(film.moments.at(end === 'start' ? 0 : -1)!.js, 2);
}
