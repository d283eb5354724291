/** Pictures of transposed convolutions. */

import { convolve } from '../../../src/arithmetic/convolution';
import { type Matrix, makeMatrix } from '../../../src/arithmetic/matrix';
import { buildOverlapMap, measureCheckerboard } from '../../../src/arithmetic/overlap';
import { planTransposed, transposedSize } from '../../../src/arithmetic/sizes';
import { convolveTransposed, listStampSteps } from '../../../src/arithmetic/transposed-convolution';
import { formatFixed, formatNumber } from '../../../src/drawing/format-number';
import { element } from '../../../src/drawing/markup';
import { drawNumberGrid } from '../../../src/drawing/number-grid';
import { COLOURS } from '../../../src/drawing/palette';
import type { Picture } from '../../../src/drawing/picture';
import { writePixelImage } from '../../../src/drawing/pixel-image';
import { RandomStream } from '../../../src/random/stream';
import type { SlideFigure } from '../../../src/slides/lecture';
import { drawMap } from '../../../src/widgets/overlap-map/draw';
import { readOverlap } from '../../../src/widgets/overlap-map/state';
import { DECK_STAMP } from '../../../src/widgets/stamp-player/state';
import { captionPicture, placeInRow } from './numbers';

const STAMP_FILLS = [COLOURS.bluePale, COLOURS.orangePale, COLOURS.greenPale, COLOURS.vermilionPale];

/** The deck's stamps at one stride: each in its colour, darker where several lie. */
function drawStamps(stride: number): Picture {
  const steps = listStampSteps(DECK_STAMP, DECK_STAMP, { stride });
  const output = convolveTransposed(DECK_STAMP, DECK_STAMP, { stride });
  const owners = (row: number, column: number) =>
    steps.filter(({ top, left }) => row >= top && row < top + 2 && column >= left && column < left + 2);
  const picture = drawNumberGrid({
    rows: output.length,
    columns: output[0]!.length,
    cell: 76,
    at: (row, column) => {
      const stamps = owners(row, column);
      return {
        text: formatNumber(output[row]![column]!),
        fill: stamps.length === 1 ? STAMP_FILLS[stamps[0]!.index]! : COLOURS.faint,
        bold: stamps.length > 1,
      };
    },
  });
  return captionPicture(picture, `stride ${stride}: ${DECK_STAMP.length} → ${output.length}`);
}

export function drawStrides(): SlideFigure {
  return {
    picture: placeInRow([drawStamps(1), drawStamps(2)], 860),
    label:
      'The four stamps of the deck at stride 1, where they overlap and add up, and at stride 2, where they lie beside each other.',
  };
}

const SIZE = { size: 3, kernel: 3, stride: 2 };

/** The three conventions for an input of 3, a kernel of 3 and stride 2. */
export const SIZES = {
  input: SIZE.size,
  valid: transposedSize({ ...SIZE, padding: 'valid' }),
  same: transposedSize({ ...SIZE, padding: 'same' }),
  one: transposedSize({ ...SIZE, padding: 1 }),
};

/** The canvas of stamps, and what each convention keeps of it. */
export function drawThreeSizes(): SlideFigure {
  const canvas = transposedSize({ ...SIZE, padding: 0 });
  const draw = (padding: 'valid' | 'same' | 1, name: string) => {
    const { before, inputs } = planTransposed({ ...SIZE, padding });
    const kept = (at: number) => at >= before && at < before + inputs;
    const picture = drawNumberGrid({
      rows: canvas,
      columns: canvas,
      cell: 36,
      frames: [{ row: before, column: before, rows: inputs, columns: inputs, colour: COLOURS.blue }],
      at: (row, column) => ({
        fill: kept(row) && kept(column) ? COLOURS.bluePale : COLOURS.paper,
        dashed: !(kept(row) && kept(column)),
      }),
    });
    return captionPicture(picture, `${SIZE.size} → ${inputs}`, name);
  };
  return {
    picture: placeInRow(
      [draw('valid', 'Keras “valid”'), draw('same', 'Keras “same”'), draw(1, 'PyTorch padding = 1')],
      900,
    ),
    label: `The stamps cover ${canvas} places; "valid" keeps them all, "same" keeps ${SIZES.same}, padding 1 keeps ${SIZES.one}.`,
  };
}

/** How many stamps fall on each place, for kernels of 3 to 5 at stride 2. */
export function drawOverlaps(): SlideFigure {
  const maps = [3, 4, 5].map((kernel) => {
    const state = readOverlap({ kernel: String(kernel), stride: '2', size: '4' });
    const cycle = state.levels.length === 1 ? 'even' : state.levels.join(' : ');
    return captionPicture(drawMap(state, 275), `kernel ${kernel}`, cycle);
  });
  return {
    picture: placeInRow(maps, 880),
    label:
      'Overlap maps at stride 2: a kernel of 4 is even in the middle, kernels of 3 and 5 show a checkerboard.',
  };
}

export const OVERLAP_LEVELS = readOverlap({ kernel: '5', stride: '2', size: '6' }).levels.join(' : ');
export const OVERLAP_MAP = buildOverlapMap({ size: 6, kernel: 5, stride: 2, padding: 0 });

/** Start of both paths: 7×7 random numbers around 1, as a ReLU might give them. */
function drawSeedImage(): number[][] {
  const random = new RandomStream(11);
  return makeMatrix([7, 7], () => 1 + 0.3 * random.normal());
}

function makeKernel(side: number, name: string): number[][] {
  const random = new RandomStream(5).fork(name);
  return makeMatrix([side, side], () => (1 + 0.25 * random.normal()) / side);
}

function upsample(image: Matrix): number[][] {
  return makeMatrix([image.length * 2, image.length * 2], (row, column) => image[row >> 1]![column >> 1]!);
}

/** 7 → 14 → 28 → 56 by stamps, and by enlarging and convolving. */
function growByStamps(): number[][] {
  let image = drawSeedImage();
  for (const name of ['a', 'b', 'c'])
    image = convolveTransposed(image, makeKernel(5, name), { stride: 2, padding: 'same' });
  return image;
}

function growByResizing(): number[][] {
  let image = drawSeedImage();
  for (const name of ['a', 'b', 'c'])
    image = convolve(upsample(image), makeKernel(5, name), { padding: 'same' });
  return image;
}

/** Fine structure only: the image minus its mean over 4×4, so that the measure sees the pattern and not the content. */
function removeContent(image: Matrix): number[][] {
  const side = image.length;
  return makeMatrix([side - 8, side - 8], (row, column) => {
    let sum = 0;
    for (let i = 0; i < 4; i++) for (let j = 0; j < 4; j++) sum += image[row + 2 + i]![column + 2 + j]!;
    return image[row + 4]![column + 4]! - sum / 16;
  });
}

const measure = (image: Matrix) => measureCheckerboard(removeContent(image), { period: 2 });
export const CHECKERBOARDS = { stamps: measure(growByStamps()), resizing: measure(growByResizing()) };

function drawImage(image: Matrix, side: number): Picture {
  const flat = image.flat();
  const [low, high] = [Math.min(...flat), Math.max(...flat)];
  const href = writePixelImage(image[0]!.length, image.length, (x, y) => {
    const level = Math.round(((image[y]![x]! - low) / (high - low)) * 255);
    return [level, level, level];
  });
  const attributes = {
    href,
    width: side,
    height: side,
    style: 'image-rendering:pixelated',
    preserveAspectRatio: 'none',
  };
  return { width: side, height: side, content: element('image', attributes) };
}

/** What an untrained stack of layers makes of the same noise. */
export function drawCheckerboards(): SlideFigure {
  const score = (value: number) => `checkerboard measure ${formatFixed(value, 2)}`;
  return {
    picture: placeInRow(
      [
        captionPicture(
          drawImage(growByStamps(), 330),
          'stamps, kernel 5, stride 2',
          score(CHECKERBOARDS.stamps),
        ),
        captionPicture(
          drawImage(growByResizing(), 330),
          'enlarge, then convolve',
          score(CHECKERBOARDS.resizing),
        ),
      ],
      860,
    ),
    label:
      'Two untrained stacks on the same noise: stamps leave a checkerboard, enlarging and convolving does not.',
  };
}
