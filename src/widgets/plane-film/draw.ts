import { arrangePictures, PAPER_WIDTH, stackPictures } from '../../drawing/arrange';
import { formatFixed } from '../../drawing/format-number';
import { type ChartSeries, drawLineChart } from '../../drawing/line-chart';
import { traceCrosses, traceDots } from '../../drawing/marks';
import { element } from '../../drawing/markup';
import { COLOURS } from '../../drawing/palette';
import { drawText, moveTo, type Picture } from '../../drawing/picture';
import { writePixelImage } from '../../drawing/pixel-image';
import { spreadPositions } from '../../drawing/spread-positions';
import type { Layout } from '../widget';
import { traceContour } from './contour';
import type { Film, FilmFrame, Point } from './film';

export type Layers = 'all' | 'points' | 'map';

export interface FilmState {
  readonly film: Film;
  readonly frame: number;
  readonly layers: Layers;
}

/** Real is blue, fake is orange, undecided is white; the two ends differ in lightness as well. */
export function colourProbability(probability: number): readonly [number, number, number] {
  const end = probability < 0.5 ? [240, 178, 92] : [86, 158, 214];
  const share = Math.abs(probability - 0.5) * 2;
  return end.map((part) => Math.round(255 + (part - 255) * share)) as unknown as readonly [
    number,
    number,
    number,
  ];
}

/** The discriminator's map as an image, the highest y at the top, with the line D = ½. */
function drawMap({ grid: [columns, rows] }: Film, { map }: FilmFrame, side: number): string {
  const image = writePixelImage(columns, rows, (x, y) =>
    colourProbability(map[(rows - 1 - y) * columns + x]!),
  );
  const place = ([column, row]: Point) =>
    `${(((column + 0.5) / columns) * side).toFixed(1)} ${((1 - (row + 0.5) / rows) * side).toFixed(1)}`;
  const line = traceContour(map, columns, 0.5)
    .map(([from, to]) => `M${place(from)}L${place(to)}`)
    .join('');
  return (
    element('image', { href: image, width: side, height: side, preserveAspectRatio: 'none' }) +
    element('path', {
      d: line,
      fill: 'none',
      stroke: COLOURS.mutedInk,
      'stroke-width': 1.4,
      'stroke-dasharray': '5 3',
    })
  );
}

const write = (x: number, y: number) => `${x.toFixed(1)} ${y.toFixed(1)}`;

/** Arrows from points; lengths grow as the square root, or most would vanish near the equilibrium. */
function traceArrows(
  points: readonly Point[],
  arrows: readonly Point[],
  longest: number,
  scale: number,
): string {
  return arrows
    .map(([dx, dy], index) => {
      const length = Math.hypot(dx, dy);
      const [x, y] = points[index]!;
      const shown = longest * Math.sqrt(length / scale);
      if (!(shown > 1.5)) return '';
      const [ux, uy] = [dx / length, -dy / length];
      const [endX, endY] = [x + ux * shown, y + uy * shown];
      const head = Math.min(6, shown * 0.5);
      const barb = (side: number) =>
        `M${write(endX, endY)}L${write(endX - head * (ux + side * uy * 0.6), endY - head * (uy - side * ux * 0.6))}`;
      return `M${write(x, y)}L${write(endX, endY)}${barb(1)}${barb(-1)}`;
    })
    .join('');
}

/** The plane at one moment. */
export function drawPlane({ film, layers }: FilmState, frameIndex: number, side: number): Picture {
  const frame = film.frames[frameIndex]!;
  const { x, y } = film.bounds;
  const place = ([px, py]: Point): Point => [
    ((px - x[0]) / (x[1] - x[0])) * side,
    (1 - (py - y[0]) / (y[1] - y[0])) * side,
  ];
  const arm = Math.max(1.6, side / 150);
  const fake = frame.fake.map(place);
  const stroke = { fill: 'none', 'stroke-linecap': 'round' };
  const scale = Math.max(
    ...film.frames.flatMap(({ arrows }) => arrows.map(([dx, dy]) => Math.hypot(dx, dy))),
    1e-12,
  );
  const marks = [
    layers === 'points' ? '' : drawMap(film, frame, side),
    element('path', {
      d: traceDots(film.real.map(place)),
      ...stroke,
      stroke: COLOURS.paper,
      'stroke-width': arm * 2.4,
    }),
    element('path', {
      d: traceDots(film.real.map(place)),
      ...stroke,
      stroke: COLOURS.blueInk,
      'stroke-width': arm * 1.8,
    }),
    layers === 'all'
      ? element('path', {
          d: traceArrows(fake, frame.arrows, side / 8, scale),
          ...stroke,
          stroke: COLOURS.ink,
          'stroke-width': 1.2,
        })
      : '',
    element('path', {
      d: traceCrosses(fake, arm),
      ...stroke,
      stroke: COLOURS.vermilionInk,
      'stroke-width': arm * 0.7,
    }),
  ];
  const content = element(
    'svg',
    { width: side, height: side, viewBox: `0 0 ${side} ${side}`, overflow: 'hidden', 'data-fixed': true },
    element('rect', { width: side, height: side, fill: COLOURS.paper }),
    ...marks,
    element('rect', { x: 0.5, y: 0.5, width: side - 1, height: side - 1, fill: 'none', stroke: '#9aa5b1' }),
  );
  return { width: side, height: side, content };
}

function listSeries({ frames }: Film): ChartSeries[] {
  return [
    { name: 'discriminator loss', values: frames.map(({ discriminatorLoss }) => discriminatorLoss) },
    { name: 'generator loss', values: frames.map(({ generatorLoss }) => generatorLoss) },
  ];
}

/** Signs and colours of the plane. */
export function drawLegend({ layers }: Pick<FilmState, 'layers'>, width: number): Picture {
  const text = { size: 13 };
  const column = width / 2;
  const dots: Point[] = [
    [8, 12],
    [16, 16],
    [22, 9],
  ];
  let content =
    element('path', {
      d: traceDots(dots),
      stroke: COLOURS.blueInk,
      'stroke-width': 6,
      'stroke-linecap': 'round',
    }) +
    drawText(36, 12, 'real points', text) +
    moveTo(
      column,
      0,
      element('path', {
        d: traceCrosses(dots, 3),
        stroke: COLOURS.vermilionInk,
        'stroke-width': 2,
        'stroke-linecap': 'round',
      }) + drawText(36, 12, 'generated points', text),
    );
  let height = 28;
  if (layers === 'all') {
    const arrow = traceArrows([[2, 12]], [[1, 0]], 24, 1);
    content += moveTo(
      0,
      height,
      element('path', { d: arrow, stroke: COLOURS.ink, 'stroke-width': 1.4, fill: 'none' }) +
        drawText(36, 12, 'where the generator’s loss pulls them', text),
    );
    height += 28;
  }
  if (layers !== 'points') {
    const steps = Array.from({ length: 40 }, (_, index) =>
      element('rect', {
        x: (index * width) / 40,
        y: 0,
        width: width / 40 + 0.5,
        height: 14,
        fill: `rgb(${colourProbability(index / 39).join(' ')})`,
      }),
    );
    content += moveTo(
      0,
      height + 6,
      ...steps,
      element('path', {
        d: `M${width / 2} -3v20`,
        stroke: COLOURS.mutedInk,
        'stroke-width': 1.5,
        'stroke-dasharray': '5 3',
      }),
    );
    const y = height + 34;
    content +=
      drawText(0, y, 'D = 0: fake', text) +
      drawText(width / 2, y, 'D = ½', { ...text, anchor: 'middle' }) +
      drawText(width, y, 'D = 1: real', { ...text, anchor: 'end' });
    height += 46;
  }
  return { width, height, content };
}

/** The plane, and beside it the legend and the losses so far. */
export function drawFilm(state: FilmState, layout: Layout): Picture {
  const wide = layout === 'wide';
  const { film, frame } = state;
  const plane = drawPlane(state, frame, wide ? 440 : 436);
  const width = wide ? 380 : 436;
  const chart = drawLineChart({
    series: listSeries(film),
    width,
    height: 270,
    cursor: frame,
    positions: film.frames.map(({ step }) => step),
    xLabel: 'step',
  });
  const side = stackPictures([drawLegend(state, width), chart], 26);
  if (!wide) return { ...stackPictures([plane, side], 18), width: 440 };
  return {
    width: 860,
    height: Math.max(plane.height, side.height),
    content: plane.content + moveTo(476, 0, side.content),
  };
}

/** Six moments of the training and the losses: what paper shows. */
export function drawMoments(state: FilmState): Picture {
  const { film } = state;
  const pictures = spreadPositions(film.frames.length, 6).map((index) => ({
    caption: `Step ${film.frames[index]!.step.toLocaleString('en')}`,
    picture: drawPlane(state, index, 226),
  }));
  const chart = drawLineChart({
    series: listSeries(film),
    width: PAPER_WIDTH - 330,
    height: 220,
    positions: film.frames.map(({ step }) => step),
    xLabel: 'step',
  });
  const foot: Picture = {
    width: PAPER_WIDTH,
    height: 220,
    content: moveTo(0, 30, drawLegend(state, 290).content) + moveTo(330, 0, chart.content),
  };
  return stackPictures([arrangePictures(pictures, PAPER_WIDTH, 20), foot], 22);
}

/** A moment in words. */
export function describeMoment({ film, frame }: FilmState): string {
  const { step, discriminatorLoss, generatorLoss, fake } = film.frames[frame]!;
  return (
    `Step ${step.toLocaleString('en')}, frame ${frame + 1} of ${film.frames.length}: discriminator loss ` +
    `${formatFixed(discriminatorLoss, 3)}, generator loss ${formatFixed(generatorLoss, 3)}; ` +
    `${fake.length} generated points among ${film.real.length} real ones.`
  );
}
