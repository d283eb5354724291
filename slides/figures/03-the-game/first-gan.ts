/** Figures of the first GAN: its data and players, who is frozen, and what trainings of several seeds came to. */
import film from '../../../experiments/first-gan/film.json';
import seeds from '../../../experiments/first-gan/seeds.json';
import trials from '../../../experiments/first-gan/trials.json';
import { sampleQuadratic } from '../../../src/data/toy';
import { drawDenseNetwork } from '../../../src/drawing/dense-network';
import { formatFixed } from '../../../src/drawing/format-number';
import { element } from '../../../src/drawing/markup';
import { COLOURS } from '../../../src/drawing/palette';
import { drawText, moveTo } from '../../../src/drawing/picture';
import { Plot } from '../../../src/drawing/plot';
import { networkParameters } from '../../../src/exercises/06-first-gan/network-parameters';
import { compareOnGrid } from '../../../src/metrics/divergences';
import { POINT_DISCRIMINATOR, POINT_GENERATOR } from '../../../src/models/dense-gan';
import type { NetworkSpec } from '../../../src/models/spec';
import { RandomStream } from '../../../src/random/stream';
import type { SlideFigure } from '../../../src/slides/lecture';
import { CRITIC, drawStraightArrow, FAKE, QUIET, REAL } from './shapes';

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
  return {
    picture: {
      width: 860,
      height: 396,
      content:
        plot.frame +
        dots.join('') +
        plot.text([0, 30], 'y = 10 + x²', { size: 24, weight: 'bold', anchor: 'middle', colour: REAL.ink }) +
        moveTo(
          416,
          6,
          drawDenseNetwork(listSizes(POINT_GENERATOR), {
            ...network,
            tone: FAKE,
            ends: { input: 'noise', output: 'point' },
          }).content,
        ) +
        moveTo(
          416,
          204,
          drawDenseNetwork(listSizes(POINT_DISCRIMINATOR), {
            ...network,
            tone: CRITIC,
            ends: { input: 'point', output: 'logit' },
          }).content,
        ),
    },
    label:
      'Points on a parabola, the generator from 10 numbers to a point, and the discriminator from a point to a logit.',
  };
}

/** Which of both networks a phase moves. */
function drawPhase(name: string, moves: 'D' | 'G' | undefined, note: string): string {
  const box = (who: 'D' | 'G', x: number) => {
    const tone = moves === who ? (who === 'D' ? CRITIC : FAKE) : QUIET;
    const lock = moves === who ? '' : drawLock(x + 76, 40);
    return (
      element('rect', {
        x,
        y: 28,
        width: 92,
        height: 76,
        rx: 12,
        fill: tone.pale,
        stroke: tone.line,
        'stroke-width': 3,
      }) +
      drawText(x + 40, 66, who, { size: 34, weight: 'bold', anchor: 'middle', colour: tone.ink }) +
      lock
    );
  };
  return (
    drawText(0, 6, name, { size: 22, weight: 'bold' }) +
    box('G', 0) +
    drawStraightArrow([94, 66], [128, 66], COLOURS.mutedInk) +
    box('D', 132) +
    drawText(246, 66, note, { size: 22, weight: 'bold', colour: moves ? COLOURS.ink : FAKE.ink })
  );
}

function drawLock(x: number, y: number): string {
  return (
    element('path', {
      d: `M${x - 9} ${y + 4}v-9a9 9 0 0 1 18 0v9`,
      fill: 'none',
      stroke: COLOURS.mutedInk,
      'stroke-width': 4,
    }) + element('rect', { x: x - 14, y: y + 3, width: 28, height: 22, rx: 4, fill: COLOURS.mutedInk })
  );
}

/** The trick of two compiles, and lists of variables: who may move in each phase. */
export function drawLocks(which: 'trick' | 'lists'): SlideFigure {
  const rows =
    which === 'trick'
      ? [drawPhase('phase 1', undefined, 'error!'), drawPhase('phase 2', 'G', 'G moves')]
      : [drawPhase('phase 1', 'D', 'D moves'), drawPhase('phase 2', 'G', 'G moves')];
  return {
    picture: { width: 400, height: 268, content: moveTo(4, 14, rows[0]!) + moveTo(4, 158, rows[1]!) },
    label:
      which === 'trick'
        ? 'In phase 1 both networks are locked; in phase 2 the generator moves.'
        : 'In phase 1 the discriminator moves, in phase 2 the generator.',
  };
}

/** JS of two samples of real points: nobody can do better. */
export function computeFloor(): number {
  const random = new RandomStream(film.provenance.seed);
  const [real, fake] = ['fresh points', 'other points'].map(
    (name) => sampleQuadratic({ random: random.fork(name), count: 10_000 }).points,
  );
  return compareOnGrid({ real: real!, fake: fake! }).js;
}

const cross = (x: number, y: number, arm: number, colour: string) =>
  element('path', {
    d: `M${x - arm} ${y - arm}l${2 * arm} ${2 * arm}M${x + arm} ${y - arm}l${-2 * arm} ${2 * arm}`,
    stroke: colour,
    'stroke-width': 4,
    'stroke-linecap': 'round',
  });

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
      cross(plot.x(before), plot.y(seed), 7, FAKE.line) +
      plot.dot([after, seed], CRITIC.line, 9),
  );
  const mark = { size: 19, weight: 'bold' } as const;
  return {
    picture: {
      width: 860,
      height: 396,
      content:
        element('rect', {
          x: plot.x(0),
          y: 8,
          width: plot.x(0.1) - plot.x(0),
          height: 330,
          fill: CRITIC.pale,
          opacity: 0.6,
        }) +
        plot.frame +
        rows.join('') +
        element('path', {
          d: `M${plot.x(floor)} 8V338`,
          stroke: REAL.line,
          'stroke-width': 3,
          'stroke-dasharray': '6 5',
        }) +
        plot.text([floor, 0], 'floor', { ...mark, dx: 8, colour: REAL.ink }) +
        plot.text([0.1, 0], 'trained', { ...mark, dx: 8, colour: CRITIC.ink }) +
        plot.text([0.63, 0], 'untrained', { ...mark, anchor: 'middle', colour: FAKE.ink }),
    },
    label:
      'Ten seeds, each from above 0.5 before to below 0.1 after the training; a dashed line is the floor of two real samples.',
  };
}

interface Contest {
  readonly title: string;
  /** Names of the two trials, and what stands below them. */
  readonly pair: readonly [string, string];
  readonly names: readonly [string, string];
}

function drawContest({ title, pair, names }: Contest, width: number): string {
  const plot = new Plot({
    box: { left: 56, top: 50, width: width - 66, height: 278 },
    x: [-0.45, 1.45],
    y: [0, 0.75],
    xTicks: [],
    yTicks: [0, 0.2, 0.4, 0.6],
  });
  const js = (trial: string, seed: number) =>
    trials.rows.find((row) => row.trial === trial && row.seed === seed)!.js;
  const count = Math.max(...trials.rows.map(({ seed }) => seed));
  const lines = Array.from({ length: count }, (_, i) => {
    const [left, right] = [js(pair[0], i + 1), js(pair[1], i + 1)];
    return (
      plot.line(
        [
          [0, left],
          [1, right],
        ],
        { colour: COLOURS.mutedInk, width: 2.5 },
      ) +
      plot.dot([0, left], CRITIC.line, 9) +
      plot.dot([1, right], FAKE.line, 9)
    );
  });
  const most = Math.log(2);
  return (
    drawText(56, 16, title, { size: 24, weight: 'bold' }) +
    plot.frame +
    plot.line(
      [
        [-0.45, most],
        [1.45, most],
      ],
      { colour: COLOURS.mutedInk, width: 2, dash: '3 5' },
    ) +
    plot.text([-0.45, most], 'nothing in common', { dx: 6, dy: -16, size: 18, colour: COLOURS.mutedInk }) +
    lines.join('') +
    names
      .map((name, i) =>
        drawText(plot.x(i), 354, name, {
          size: 28,
          weight: 'bold',
          anchor: 'middle',
          colour: (i ? FAKE : CRITIC).ink,
        }),
      )
      .join('')
  );
}

/** k and momentum over seeds: lower is nearer to the data. */
export function drawTrials(): SlideFigure {
  const k = {
    title: 'steps of D for one of G',
    pair: ['k = 1', 'k = 5'],
    names: ['k = 1', 'k = 5'],
  } as const;
  const momentum = { title: 'momentum', pair: ['momentum 0', 'momentum 0.9'], names: ['0', '0.9'] } as const;
  return {
    picture: {
      width: 860,
      height: 376,
      content: drawContest(k, 410) + moveTo(440, 0, drawContest(momentum, 410)),
    },
    label: 'Divergence after 20 epochs over five seeds: for k = 1 and 5, and for momentum 0 and 0.9.',
  };
}

/** How far the film's points are from the real ones at its ends. */
export function filmJs(end: 'start' | 'end'): string {
  return formatFixed(film.moments.at(end === 'start' ? 0 : -1)!.js, 2);
}
