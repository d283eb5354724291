import { arrangePictures, PAPER_WIDTH, stackPictures } from '../../drawing/arrange';
import { formatFixed } from '../../drawing/format-number';
import { drawLineChart } from '../../drawing/line-chart';
import { moveTo, type Picture } from '../../drawing/picture';
import { spreadPositions } from '../../drawing/spread-positions';
import { drawLegend, drawPlane } from '../plane-film/draw';
import type { Film } from '../plane-film/film';
import { readInteger, readNumber } from '../read-attributes';
import type { Attributes, Layout, Widget } from '../widget';
import { SHAPES, type Shape } from './plane-gan';
import { FRAMES, findTraining, STEPS_A_FRAME } from './training';

/** Steps of the training that paper shows. */
const PRINTED_FRAME = 75;

export interface LiveGanState {
  readonly shape: Shape;
  readonly rate: number;
  readonly seed: number;
  readonly frame: number;
  readonly film: Film;
  /** On a slide with its controls: they stand below the losses, so that the plane has the whole height. */
  readonly isBeside: boolean;
}

const RATES = [0.001, 0.004, 0.02, 0.05];

function readLiveGan(attributes: Attributes): LiveGanState {
  const { shape = 'parabola' } = attributes;
  if (!(SHAPES as readonly string[]).includes(shape)) {
    throw new Error(`"shape" must be one of ${SHAPES.join(', ')}; it is "${shape}".`);
  }
  const rate = readNumber(attributes, 'rate', 0.004);
  if (!(rate > 0 && rate <= 1)) throw new Error(`"rate" must be above 0, up to 1; it is "${rate}".`);
  const seed = readInteger(attributes, 'seed', { min: 0, max: 2 ** 31, fallback: 3 });
  const asked = readInteger(attributes, 'frame', { min: 0, max: FRAMES - 1, fallback: 0 });
  const frame = attributes['print-all'] === undefined ? asked : Math.max(asked, PRINTED_FRAME);
  const film = findTraining({ shape: shape as Shape, rate, seed }).filmTo(frame);
  const { stage, controls } = attributes;
  const isBeside = stage !== undefined && controls !== undefined;
  return { shape: shape as Shape, rate, seed, frame, film, isBeside };
}

/** The losses up to the frame, on an axis that holds the whole training. */
function drawLosses(
  { film, frame }: LiveGanState,
  width: number,
  height: number,
  last = FRAMES - 1,
): Picture {
  const values = (key: 'discriminatorLoss' | 'generatorLoss') =>
    Array.from({ length: last + 1 }, (_, index) =>
      index === 0 || index > frame ? null : film.frames[index]![key],
    );
  return drawLineChart({
    series: [
      { name: 'discriminator loss', values: values('discriminatorLoss') },
      { name: 'generator loss', values: values('generatorLoss') },
    ],
    width,
    height,
    cursor: frame,
    reach: 2.5,
    positions: Array.from({ length: last + 1 }, (_, index) => index * STEPS_A_FRAME),
    xLabel: 'step',
  });
}

/** As wide as a slide's room: the plane, and beside it the legend and the losses above the room of the controls. */
function drawBeside(state: LiveGanState): Picture {
  const { film, frame } = state;
  const side = 408;
  const left = 440;
  const width = 860 - left;
  const shown = { film: { ...film, frames: film.frames.slice(0, frame + 1) }, frame, layers: 'all' } as const;
  const legend = drawLegend({ layers: 'all' }, width);
  const losses = drawLosses(state, width, side - legend.height - 124);
  return {
    width: 860,
    height: side,
    content:
      drawPlane(shown, frame, side).content + moveTo(left, 0, stackPictures([legend, losses], 16).content),
  };
}

function drawLive(state: LiveGanState, layout: Layout): Picture {
  if (state.isBeside && layout === 'wide') return drawBeside(state);
  const wide = layout === 'wide';
  const { film, frame } = state;
  const plane = drawPlane(
    { film: { ...film, frames: film.frames.slice(0, frame + 1) }, frame, layers: 'all' },
    frame,
    wide ? 440 : 436,
  );
  const width = wide ? 380 : 436;
  const side = stackPictures([drawLegend({ layers: 'all' }, width), drawLosses(state, width, 270)], 26);
  if (!wide) return { ...stackPictures([plane, side], 18), width: 440 };
  const height = Math.max(plane.height, side.height);
  return { width: 860, height, content: plane.content + moveTo(476, 0, side.content) };
}

/** Moments of the training so far. */
function drawMoments(state: LiveGanState): Picture {
  const { film, frame } = state;
  const pictures = spreadPositions(frame + 1, 6).map((index) => ({
    caption: `Step ${film.frames[index]!.step}`,
    picture: drawPlane({ film, frame: index, layers: 'all' }, index, 226),
  }));
  const foot: Picture = {
    width: PAPER_WIDTH,
    height: 200,
    content:
      moveTo(0, 24, drawLegend({ layers: 'all' }, 290).content) +
      moveTo(330, 0, drawLosses(state, PAPER_WIDTH - 330, 200, Math.max(1, frame)).content),
  };
  return stackPictures([arrangePictures(pictures, PAPER_WIDTH, 20), foot], 18);
}

/** `<gan-live-gan>`: a small GAN that trains while one watches, in the page itself. */
export const liveGan: Widget<LiveGanState> = {
  tag: 'gan-live-gan',
  attributes: ['shape', 'rate', 'seed', 'frame', 'print-all', 'stage', 'controls'],
  read: readLiveGan,
  title: () => 'A GAN that trains in this page',
  describe: ({ film, frame, shape }) => {
    const { step, discriminatorLoss, generatorLoss } = film.frames[frame]!;
    const losses = step
      ? `discriminator loss ${formatFixed(discriminatorLoss, 3)}, generator loss ${formatFixed(generatorLoss, 3)}`
      : 'not trained yet';
    return `A GAN learns points of a ${shape}. Step ${step}: ${losses}.`;
  },
  draw: drawLive,
  drawAll: drawMoments,
  timeline: ({ frame }) => ({
    attribute: 'frame',
    unit: 'frame',
    position: frame,
    count: FRAMES,
    interval: 40,
    text: `Step ${frame * STEPS_A_FRAME}`,
  }),
  controls: ({ shape, rate }) => [
    {
      kind: 'choice',
      attribute: 'shape',
      label: 'Real points',
      options: SHAPES.map((value) => ({ value, label: value })),
      value: shape,
    },
    {
      kind: 'choice',
      attribute: 'rate',
      label: 'Learning rate',
      options: [...new Set([...RATES, rate])].map((value) => ({
        value: String(value),
        label: String(value),
      })),
      value: String(rate),
    },
    { kind: 'preset', label: 'From the start', set: { frame: '0' } },
  ],
};
