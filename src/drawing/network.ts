/** A network from left to right as blocks: what each layer makes, and how much it learns. */
import { drawArrow } from './arrow';
import { element } from './markup';
import { COLOURS } from './palette';
import { drawText, type Picture } from './picture';
import { drawLines } from './shapes';
import type { Tone } from './tones';

/** A layer as plain data; a group of layers that is drawn as one step is written the same way. */
export interface DrawnLayer {
  /** Words over the arrow; a comma ends a line: "5×5, stride 2". */
  readonly name: string;
  /** Words below the arrow, a line each: what follows without weights. */
  readonly notes?: readonly string[];
  /** [units], or [height, width, channels]. */
  readonly outputShape: readonly number[];
  readonly parameters: number;
}

export interface NetworkOptions {
  readonly tone: Tone;
  readonly width?: number;
  /** Words below the first and the last block. */
  readonly ends?: { readonly input: string; readonly output: string };
  /** Blocks and their shapes alone, lower: no names and no counts of parameters. */
  readonly isPlain?: boolean;
  /** Drawn on a block of one channel: an image. */
  readonly picture?: (x: number, y: number, side: number) => string;
}

/** Height of the tallest vector, and what is above the blocks. */
const SIZES = { full: { tallest: 232, top: 34 }, plain: { tallest: 150, top: 12 } } as const;
const EDGE = 10;

interface Block {
  readonly content: string;
  readonly width: number;
  /** Of a sheet. */
  readonly side: number;
}

/** Blocks of all shapes that the network goes through, an arrow for each layer. */
export function drawNetwork(
  inputShape: readonly number[],
  layers: readonly DrawnLayer[],
  options: NetworkOptions,
): Picture {
  const { width = 860, isPlain = false, tone, ends } = options;
  const { tallest, top } = SIZES[isPlain ? 'plain' : 'full'];
  const middle = top + tallest / 2;
  const shapes = [inputShape, ...layers.map(({ outputShape }) => outputShape)];
  const sizes = shapes.map((shape) => drawBlock(shape, { x: 0, middle, tallest, tone }).width);
  const gap = (width - 2 * EDGE - sizes.reduce((sum, size) => sum + size, 0)) / layers.length;
  let x = EDGE;
  let content = '';
  shapes.forEach((shape, index) => {
    const place = { x, middle, tallest, tone };
    const end = index === 0 ? ends?.input : index === layers.length ? ends?.output : undefined;
    content += drawLabelled(shape, place, { ...options, width, end });
    x += sizes[index]!;
    const layer = layers[index];
    if (layer) content += drawStep(layer, { ...place, x }, gap, isPlain);
    x += gap;
  });
  const below = middle + tallest / 2;
  if (isPlain) return { width, height: below + (ends ? 50 : 26), content };
  const note = { size: 15, anchor: 'middle', colour: COLOURS.mutedInk } as const;
  content += drawText(width / 2, below + 94, 'parameters of each step', note);
  return { width, height: below + 104, content };
}

interface Place {
  readonly x: number;
  readonly middle: number;
  readonly tallest: number;
  readonly tone: Tone;
}

/** A block with its shape below it, and the word for an end. */
function drawLabelled(
  shape: readonly number[],
  place: Place,
  { width, end, picture }: NetworkOptions & { width: number; end: string | undefined },
): string {
  const block = drawBlock(shape, place);
  const image =
    picture && shape.length === 3 && shape[2] === 1
      ? picture(place.x, place.middle - block.side / 2, block.side)
      : '';
  const text = shape.join(' × ');
  // Words at the ends stay within the picture.
  const half = Math.max(5.6 * text.length, 4.8 * (end?.length ?? 0));
  const centre = Math.max(half, Math.min(width - half, place.x + block.width / 2));
  const below = place.middle + place.tallest / 2 + 10;
  return (
    block.content +
    image +
    drawText(centre, below, text, { size: 16, weight: 'bold', anchor: 'middle' }) +
    (end ? drawText(centre, below + 22, end, { size: 15, anchor: 'middle', colour: COLOURS.mutedInk }) : '')
  );
}

/** The arrow of a layer, its words, and its number of parameters. */
function drawStep(
  layer: DrawnLayer,
  { x, middle, tallest, tone }: Place,
  gap: number,
  isPlain: boolean,
): string {
  const arrow = drawArrow(
    [
      [x, middle],
      [x + gap, middle],
    ],
    { colour: tone.line, width: 3.4, gap: 8 },
  );
  if (isPlain) return arrow;
  const centre = x + gap / 2;
  const words = layer.name.split(', ');
  const bold = { weight: 'bold', anchor: 'middle', colour: tone.ink } as const;
  return (
    arrow +
    drawLines(centre, middle + 4 - 22 * words.length, words, { ...bold, size: 16 }) +
    drawLines(centre, middle + 22, layer.notes ?? [], {
      size: 14,
      anchor: 'middle',
      colour: COLOURS.mutedInk,
    }) +
    drawText(centre, middle + tallest / 2 + 66, layer.parameters.toLocaleString('en'), {
      ...bold,
      size: 18,
      numeric: true,
    })
  );
}

/** A vector as a bar, as long as its logarithm; maps as sheets, as large as they are and as many as their channels' logarithm. */
function drawBlock(shape: readonly number[], place: Place): Block {
  return shape.length === 1 ? drawVector(shape[0]!, place) : drawMaps(shape, place);
}

function drawVector(units: number, { x, middle, tallest, tone }: Place): Block {
  const height = units === 1 ? 26 : Math.max(26, Math.min(tallest, 22 * Math.log2(units) - 20));
  const bar = { x, y: middle - height / 2, width: 26, height, rx: 6, fill: tone.pale, stroke: tone.line };
  return { content: element('rect', { ...bar, 'stroke-width': 2.5 }), width: 26, side: height };
}

function drawMaps(shape: readonly number[], { x, middle, tone }: Place): Block {
  const [height, , channels] = shape as readonly [number, number, number];
  const side = 30 + 3.2 * height;
  const count = channels === 1 ? 1 : Math.max(2, Math.round(1.6 * Math.log2(channels)) - 4);
  const step = 5;
  const depth = (count - 1) * step;
  const sheets = Array.from({ length: count }, (_, index) => {
    const back = (count - 1 - index) * step;
    const sheet = { x: x + back, y: middle - side / 2 - back + depth / 2, width: side, height: side, rx: 3 };
    return element('rect', { ...sheet, fill: tone.pale, stroke: tone.line, 'stroke-width': 1.8 });
  });
  return { content: sheets.join(''), width: side + depth, side };
}
