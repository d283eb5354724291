import { arrangePictures, PAPER_WIDTH } from '../../drawing/arrange';
import { type ChartSeries, drawLineChart } from '../../drawing/line-chart';
import { element } from '../../drawing/markup';
import { drawText, moveTo, type Picture, wrapText } from '../../drawing/picture';
import { spreadPositions } from '../../drawing/spread-positions';
import { isNumberArray, isStringArray, readInteger, readJson } from '../read-attributes';
import type { Attributes, Layout, Widget } from '../widget';

/** A film of training frames, kept as one image: frames in rows, from the left, `columns` in a row. */
export interface FrameFilm {
  readonly src: string;
  readonly frames: number;
  readonly columns: number;
  /** Pixels of one frame, as stored. */
  readonly width: number;
  readonly height: number;
  readonly frame: number;
  /** What one frame is called, and the number of the first: `epoch` from 0, say. */
  readonly unit: string;
  readonly first: number;
  /** A text for each frame, or none. */
  readonly captions: readonly string[];
  /** Curves beside the film, one value a frame. */
  readonly series: readonly ChartSeries[];
  /** What the pictures show, for those who do not see them. */
  readonly label: string;
}

const isSeries = (value: unknown): value is ChartSeries[] =>
  Array.isArray(value) &&
  value.every(
    (entry) =>
      typeof entry?.name === 'string' &&
      Array.isArray(entry.values) &&
      isNumberArray(entry.values.filter((item: unknown) => item !== null)),
  );

function readFilm(attributes: Attributes): FrameFilm {
  if (!attributes.src) throw new Error('"src" must be the address of the image that holds all frames.');
  const frames = readInteger(attributes, 'frames', { min: 1, max: 10_000, fallback: 1 });
  return {
    src: attributes.src,
    frames,
    columns: readInteger(attributes, 'columns', { min: 1, max: frames, fallback: frames }),
    width: readInteger(attributes, 'frame-width', { min: 1, max: 4096, fallback: 28 }),
    height: readInteger(attributes, 'frame-height', { min: 1, max: 4096, fallback: 28 }),
    frame: readInteger(attributes, 'frame', { min: 0, max: frames - 1, fallback: frames - 1 }),
    unit: attributes.unit || 'frame',
    first: readInteger(attributes, 'first', { min: 0, max: 1_000_000, fallback: 1 }),
    captions: readJson(attributes, 'captions', {
      isValid: isStringArray,
      expected: 'a JSON list of texts, one a frame',
      fallback: [],
    }),
    series: readJson(attributes, 'series', {
      isValid: isSeries,
      expected: 'a JSON list of {"name", "values"}',
      fallback: [],
    }),
    label: attributes.label || 'A grid of generated pictures',
  };
}

const SPRITE = 'sprite';

/** The whole image once; every frame is a window on it. Pixels stay sharp squares. */
function defineSprite({ src, width, height, columns, frames }: FrameFilm): string {
  return element('image', {
    id: SPRITE,
    href: src,
    width: width * columns,
    height: height * Math.ceil(frames / columns),
    style: 'image-rendering:pixelated',
    'image-rendering': 'optimizeSpeed',
    preserveAspectRatio: 'none',
  });
}

/** The largest whole enlargement that stays within `room` pixels, and at least 1. */
function chooseScale(film: FrameFilm, room: number): number {
  return Math.max(1, Math.floor(room / Math.max(film.width, film.height)));
}

/** One frame; what all frames share is in its definitions. */
export function drawFrame(film: FrameFilm, frame: number, scale: number): Picture {
  const width = film.width * scale;
  const height = film.height * scale;
  const x = (frame % film.columns) * film.width;
  const y = Math.floor(frame / film.columns) * film.height;
  const view = element(
    'svg',
    { width, height, viewBox: `${x} ${y} ${film.width} ${film.height}`, overflow: 'hidden' },
    element('use', { href: `#${SPRITE}` }),
  );
  return { width, height, content: view, definitions: defineSprite(film) };
}

function captionOf(film: FrameFilm, frame: number): string {
  return film.captions[frame] ?? countFrame(film, frame);
}

/** Numbers of the frames, on the axis of the curves. */
function listPositions({ frames, first }: FrameFilm): number[] {
  return Array.from({ length: frames }, (_, frame) => frame + first);
}

/** `Frame 6 of 12`, `Epoch 0 of 50`. */
function countFrame({ unit, first, frames }: FrameFilm, frame: number): string {
  return `${unit.charAt(0).toUpperCase()}${unit.slice(1)} ${frame + first} of ${frames - 1 + first}`;
}

/** The film where it stands, with its caption and curves. @param most pixels of a frame's longer side, at most. */
export function drawFilm(film: FrameFilm, layout: Layout, most = Number.POSITIVE_INFINITY): Picture {
  const room = Math.min(most, layout === 'wide' ? (film.series.length > 0 ? 400 : 480) : 400);
  const frame = drawFrame(film, film.frame, chooseScale(film, room));
  const lines = wrapText(captionOf(film, film.frame), Math.max(frame.width, 300), 15);
  const captions = lines.map((line, index) =>
    drawText(0, frame.height + 20 + index * 21, line, { size: 15, weight: 'bold' }),
  );
  const left = {
    width: Math.max(frame.width, 300),
    height: frame.height + 16 + lines.length * 21,
    content: frame.content + captions.join(''),
  };
  const definitions = frame.definitions!;
  if (film.series.length === 0) return { ...left, definitions };

  const beside = layout === 'wide';
  const chart = drawLineChart({
    series: film.series,
    width: beside ? 840 - left.width - 32 : 400,
    height: beside ? Math.max(220, Math.min(left.height, 360)) : 240,
    cursor: film.frame,
    xLabel: film.unit,
    positions: listPositions(film),
  });
  const x = beside ? left.width + 32 : 0;
  const y = beside ? 0 : left.height + 20;
  return {
    width: Math.max(left.width, x + chart.width),
    height: Math.max(left.height, y + chart.height),
    content: left.content + moveTo(x, y, chart.content),
    definitions,
  };
}

/** Four frames in a row of the page. */
const STORY_WIDTH = 165;

function drawStory(film: FrameFilm): Picture {
  const pictures = spreadPositions(film.frames, 8).map((frame) => {
    const picture = drawFrame(film, frame, STORY_WIDTH / Math.max(film.width, film.height));
    const [caption = ''] = wrapText(captionOf(film, frame), Math.max(picture.width, 120), 13);
    return { caption, picture: { ...picture, width: Math.max(picture.width, STORY_WIDTH) } };
  });
  const story = arrangePictures(pictures, PAPER_WIDTH, 18);
  if (film.series.length === 0) return story;
  const chart = drawLineChart({
    series: film.series,
    width: PAPER_WIDTH,
    height: 240,
    xLabel: film.unit,
    positions: listPositions(film),
  });
  return {
    ...story,
    width: Math.max(story.width, chart.width),
    height: story.height + 24 + chart.height,
    content: story.content + moveTo(0, story.height + 24, chart.content),
  };
}

/** `<gan-frame-player>`: a film of training frames with slider, keys and, beside it, the losses. */
export const framePlayer: Widget<FrameFilm> = {
  tag: 'gan-frame-player',
  attributes: [
    'src',
    'frames',
    'columns',
    'frame-width',
    'frame-height',
    'frame',
    'unit',
    'first',
    'captions',
    'series',
    'label',
  ],
  read: readFilm,
  title: () => 'Training, frame by frame',
  describe: (film) => {
    const values = film.series
      .map(({ name, values }) => ({ name, value: values[film.frame] }))
      .filter(({ value }) => typeof value === 'number')
      .map(({ name, value }) => `${name} ${value!.toFixed(3)}`);
    const position = countFrame(film, film.frame);
    const caption = film.captions[film.frame];
    return `${film.label}. ${[position, caption, ...values].filter(Boolean).join(', ')}.`;
  },
  draw: (film, layout) => drawFilm(film, layout),
  drawAll: drawStory,
  timeline: (film) => ({
    attribute: 'frame',
    unit: film.unit,
    text: countFrame(film, film.frame),
    position: film.frame,
    count: film.frames,
    interval: 180,
  }),
};
