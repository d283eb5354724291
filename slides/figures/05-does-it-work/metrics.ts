/** What lecture 5 measures: divergences, Fréchet distances, precision and recall. Computed at the build. */

import { sampleRing } from '../../../src/data/toy';
import { formatFixed } from '../../../src/drawing/format-number';
import { element } from '../../../src/drawing/markup';
import { COLOURS } from '../../../src/drawing/palette';
import { drawText, moveTo } from '../../../src/drawing/picture';
import { buildHistogram } from '../../../src/metrics/divergences';
import type { Bell } from '../../../src/metrics/frechet';
import { ballRadii, coveredShare } from '../../../src/metrics/precision-recall';
import { RandomStream } from '../../../src/random/stream';
import type { SlideFigure } from '../../../src/slides/lecture';
import { drawDots, drawFrame, drawHeading, makePlot, placeIn, reveal, WIDTH } from './draw';
import { findRun } from './problems';

type Point = readonly [number, number];
const toList = (values: ArrayLike<number>): Point[] =>
  Array.from({ length: values.length / 2 }, (_, i) => [values[2 * i]!, values[2 * i + 1]!] as const);

// ---- a grid and the modes ----------------------------------------------------------------------------------------

const LIMIT = 3;
const GRID = 12;
const bounds = { x: [-LIMIT, LIMIT], y: [-LIMIT, LIMIT] } as const;

/** Real points, and the last ones of two runs: a collapsed generator, and one that reached every mode. */
const realRing = () => sampleRing({ random: new RandomStream(5), count: 240, deviation: 0.1 }).points;

export function drawGrids(): SlideFigure {
  const SIDE = 262;
  const cell = SIDE / GRID;
  const drawCells = (points: readonly Point[], colour: string) => {
    const { counts, total } = buildHistogram(points.flat(), { bounds, bins: GRID });
    let content = '';
    for (let row = 0; row < GRID; row++) {
      for (let column = 0; column < GRID; column++) {
        const share = counts[row * GRID + column]! / total;
        if (share > 0)
          content += element('rect', {
            x: column * cell,
            y: SIDE - (row + 1) * cell,
            width: cell,
            height: cell,
            fill: colour,
            'fill-opacity': Math.min(0.85, 0.18 + share * 9),
          });
      }
    }
    for (let i = 1; i < GRID; i++)
      content += element('path', {
        d: `M${(i * cell).toFixed(1)} 0V${SIDE}M0 ${(i * cell).toFixed(1)}H${SIDE}`,
        stroke: COLOURS.line,
        'stroke-width': 0.8,
      });
    const dots = points.map(placeIn(SIDE, LIMIT));
    return drawFrame(SIDE, content + drawDots(dots, { radius: 1.7, colour: COLOURS.ink, opacity: 0.55 }));
  };
  const big = { size: 22, weight: 'bold', anchor: 'middle' } as const;
  const panel = (
    x: number,
    name: string,
    points: readonly Point[],
    tone: 'real' | 'fake',
    judged: string[],
  ) =>
    moveTo(
      x,
      0,
      drawHeading(0, 12, name, tone, 20) +
        moveTo(0, 30, drawCells(points, tone === 'real' ? COLOURS.blue : COLOURS.vermilion)) +
        judged.map((line, row) => drawText(SIDE / 2, SIDE + 56 + row * 32, line, big)).join(''),
    );
  const ofRun = (name: string, x: number, title: string) => {
    const { points, js, modes } = findRun(name).moments.at(-1)!;
    const inside = points.filter((point) => point.every((part) => Math.abs(part) < LIMIT));
    return panel(x, title, inside, 'fake', [`JS ${formatFixed(js, 2)}`, `${modes} of 8 blobs`]);
  };
  return {
    picture: {
      width: WIDTH,
      height: SIDE + 104,
      content:
        panel(0, 'real', toList(realRing()), 'real', []) +
        ofRun('collapse', (WIDTH - SIDE) / 2, 'one generator') +
        ofRun('collapse cured', WIDTH - SIDE, 'another'),
    },
    label:
      'Three grids of cells with points in them: the real ones fill eight places on a ring, one generator fills one of them, another all eight.',
  };
}

// ---- Fréchet -----------------------------------------------------------------------------------------------------

export const BELLS: { real: Bell; fake: Bell } = {
  real: { mean: 2, deviation: 1 },
  fake: { mean: 5, deviation: 3 },
};

export function drawBells(): SlideFigure {
  const HEIGHT = 372;
  const plot = makePlot({
    width: WIDTH,
    height: HEIGHT,
    x: [-4, 13],
    y: [0, 0.42],
    xTicks: [-2, 0, 2, 4, 6, 8, 10, 12],
  });
  const density = ({ mean, deviation }: Bell, x: number) =>
    Math.exp(-((x - mean) ** 2) / (2 * deviation ** 2)) / (deviation * Math.sqrt(2 * Math.PI));
  const curve = (bell: Bell, colour: string, dash?: string) =>
    plot.line(
      Array.from({ length: 171 }, (_, i) => [-4 + i / 10, density(bell, -4 + i / 10)] as const),
      { colour, width: 4, ...(dash ? { dash } : {}) },
    );
  const { real, fake } = BELLS;
  const top = plot.toY(0.405);
  const centre = (bell: Bell, colour: string) =>
    element('path', {
      d: `M${plot.toX(bell.mean).toFixed(1)} ${top + 6}V${plot.toY(0)}`,
      stroke: colour,
      'stroke-width': 2,
      'stroke-dasharray': '3 5',
    });
  const between = (x0: number, x1: number, y: number, colour: string) =>
    element('path', {
      d: `M${plot.toX(x0).toFixed(1)} ${y}H${plot.toX(x1).toFixed(1)}M${plot.toX(x0).toFixed(1)} ${y - 7}v14M${plot.toX(x1).toFixed(1)} ${y - 7}v14`,
      stroke: colour,
      'stroke-width': 3,
      fill: 'none',
    });
  const yReal = plot.toY(density(real, real.mean + real.deviation));
  const yFake = plot.toY(density(fake, fake.mean + fake.deviation));
  const content =
    plot.frame +
    centre(real, COLOURS.blue) +
    centre(fake, COLOURS.vermilion) +
    curve(real, COLOURS.blue) +
    curve(fake, COLOURS.vermilion, '12 6') +
    between(real.mean, fake.mean, top + 12, COLOURS.ink) +
    drawText(plot.toX((real.mean + fake.mean) / 2), top + 32, `${fake.mean - real.mean} apart`, {
      size: 18,
      anchor: 'middle',
      weight: 'bold',
    }) +
    between(real.mean, real.mean + real.deviation, yReal, COLOURS.blue) +
    drawText(plot.toX(-1.6), yReal - 40, 'real', { size: 20, weight: 'bold', colour: COLOURS.blueInk }) +
    drawText(plot.toX(-1.6), yReal - 14, `μ = ${real.mean}, σ = ${real.deviation}`, {
      size: 18,
      colour: COLOURS.blueInk,
    }) +
    between(fake.mean, fake.mean + fake.deviation, yFake, COLOURS.vermilion) +
    drawText(plot.toX(8.3), yFake - 40, 'generated', {
      size: 20,
      weight: 'bold',
      colour: COLOURS.vermilionInk,
    }) +
    drawText(plot.toX(8.3), yFake - 14, `μ = ${fake.mean}, σ = ${fake.deviation}`, {
      size: 18,
      colour: COLOURS.vermilionInk,
    });
  return {
    picture: { width: WIDTH, height: HEIGHT, content },
    label: `Two bell curves: the real one has mean ${real.mean} and deviation ${real.deviation}, the generated one ${fake.mean} and ${fake.deviation}.`,
  };
}

/** One distance for each number of digits, real ones against other real ones: the truth is 0. */
export function drawBias(rows: readonly { count: number; distance: number }[], size: number): SlideFigure {
  const highest = rows[0]!.distance;
  const top = Number((highest * 1.15).toPrecision(1));
  const HEIGHT = 372;
  const plot = makePlot({
    width: WIDTH,
    height: HEIGHT,
    x: [rows[0]!.count * 0.9, rows.at(-1)!.count * 1.3],
    y: [0, top],
    logX: true,
    xTicks: rows.map(({ count }) => count),
    xLabel: 'digits in each of the two samples',
    yTicks: [0, top / 2, top],
    formatY: (value) => formatFixed(value, 2),
    formatX: (value) => value.toLocaleString('en'),
  });
  const content =
    plot.frame +
    plot.line(
      rows.map(({ count, distance }) => [count, distance]),
      { colour: COLOURS.vermilion, width: 4 },
    ) +
    rows
      .map(({ count, distance }, i) => {
        const [x, y] = [plot.toX(count), plot.toY(distance)];
        return (
          element('circle', { cx: x, cy: y, r: 7, fill: COLOURS.vermilion }) +
          drawText(
            i === rows.length - 1 ? WIDTH - 4 : x + 12,
            y - 20,
            formatFixed(distance, distance < 0.1 ? 3 : 2),
            {
              size: 20,
              anchor: i === rows.length - 1 ? 'end' : 'start',
              weight: 'bold',
              colour: COLOURS.vermilionInk,
            },
          )
        );
      })
      .join('') +
    element('path', { d: `M44 ${plot.toY(0)}H${WIDTH - 8}`, stroke: COLOURS.green, 'stroke-width': 5 }) +
    element('path', { d: 'M420 60h44', stroke: COLOURS.green, 'stroke-width': 5 }) +
    drawText(476, 60, 'the truth: 0, all are real', {
      size: 18,
      weight: 'bold',
      colour: COLOURS.greenInk,
    });
  return {
    picture: { width: WIDTH, height: HEIGHT, content },
    label: `Fréchet distance of real digits to other real digits, in ${size} numbers a digit: it falls from ${formatFixed(highest, 2)} with ${rows[0]!.count} digits to ${formatFixed(rows.at(-1)!.distance, 3)} with ${rows.at(-1)!.count}.`,
  };
}

// ---- precision and recall ----------------------------------------------------------------------------------------

/** 64 real points in two moons' place: an arc; one generator knows a part of it, the other smears. */
function makeClouds() {
  const random = new RandomStream(8);
  const arc = (count: number, from: number, to: number, noise: number, stream: RandomStream): Point[] =>
    Array.from({ length: count }, () => {
      const angle = Math.PI * (from + (to - from) * stream.uniform());
      return [
        2 * Math.cos(angle) + noise * stream.normal(),
        2.4 * Math.sin(angle) - 1.1 + noise * stream.normal(),
      ] as const;
    });
  return {
    real: arc(70, 0, 1, 0.16, random.fork('real')),
    narrow: arc(70, 0.68, 0.98, 0.1, random.fork('narrow')),
    smeared: arc(70, 0, 1, 0.62, random.fork('smeared')),
  };
}

export function measureClouds() {
  const { real, narrow, smeared } = makeClouds();
  const score = (fake: Point[]) => ({
    precision: coveredShare(fake, real),
    recall: coveredShare(real, fake),
  });
  return { narrow: score(narrow), smeared: score(smeared) };
}

export function drawClouds(): SlideFigure {
  const clouds = makeClouds();
  const scores = measureClouds();
  const SIDE = 300;
  const place = placeIn(SIDE, 3);
  const unit = SIDE / 6;
  const balls = (points: readonly Point[], colour: string) => {
    const radii = ballRadii(points);
    return element(
      'g',
      { opacity: 0.3 },
      ...points.map((point, i) => {
        const [cx, cy] = place(point);
        return element('circle', { cx, cy, r: radii[i]! * unit, fill: colour });
      }),
    );
  };
  const one = (fake: Point[], { precision, recall }: { precision: number; recall: number }, name: string) => {
    const ring = fake.map(place);
    const fakeMarks = element('path', {
      d: ring.map(([x, y]) => `M${(x - 4).toFixed(1)} ${(y - 4).toFixed(1)}l8 8m0 -8l-8 8`).join(''),
      stroke: COLOURS.vermilion,
      'stroke-width': 2.4,
      fill: 'none',
    });
    const bar = (y: number, share: number, label: string, tone: 'real' | 'fake', index: number) =>
      reveal(
        drawText(0, y, label, { size: 17 }) +
          element('rect', { x: 92, y: y - 12, width: 150, height: 24, fill: COLOURS.faint, rx: 4 }) +
          element('rect', {
            x: 92,
            y: y - 12,
            width: 150 * share,
            height: 24,
            fill: tone === 'fake' ? COLOURS.vermilion : COLOURS.blue,
            rx: 4,
          }) +
          drawText(250, y, formatFixed(share, 2), { size: 20, weight: 'bold' }),
        index,
      );
    return (
      drawHeading(0, 10, name, 'plain', 19) +
      moveTo(
        0,
        26,
        drawFrame(
          SIDE,
          balls(clouds.real, COLOURS.blue) +
            drawDots(clouds.real.map(place), { radius: 3.4, colour: COLOURS.blue }) +
            fakeMarks,
        ),
      ) +
      bar(350, precision, 'precision', 'fake', 0) +
      bar(384, recall, 'recall', 'real', 1)
    );
  };
  const legend =
    element('circle', { cx: 30, cy: 0, r: 26, fill: COLOURS.blue, opacity: 0.3 }) +
    drawDots([[30, 0]], { radius: 5, colour: COLOURS.blue }) +
    drawText(68, -10, 'real, with', { size: 18, colour: COLOURS.blueInk }) +
    drawText(68, 14, 'its ball', { size: 18, colour: COLOURS.blueInk }) +
    moveTo(
      30,
      70,
      element('path', { d: 'M-6 -6l12 12m0 -12l-12 12', stroke: COLOURS.vermilion, 'stroke-width': 3 }) +
        drawText(38, 0, 'generated', { size: 18, colour: COLOURS.vermilionInk }),
    );
  return {
    picture: {
      width: WIDTH,
      height: 402,
      content:
        moveTo(0, 0, one(clouds.narrow, scores.narrow, 'good, but few kinds')) +
        moveTo(WIDTH - SIDE, 0, one(clouds.smeared, scores.smeared, 'all kinds, but smeared')) +
        moveTo(330, 130, legend),
    },
    label:
      `Left, generated points lie on a part of the real ones: precision ${formatFixed(scores.narrow.precision, 2)}, recall ${formatFixed(scores.narrow.recall, 2)}. ` +
      `Right, they lie everywhere around: precision ${formatFixed(scores.smeared.precision, 2)}, recall ${formatFixed(scores.smeared.recall, 2)}.`,
  };
}
