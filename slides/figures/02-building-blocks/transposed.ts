/** Pictures of transposed convolutions. */
import { planTransposed, transposedSize } from '../../../src/arithmetic/sizes';
import { convolveTransposed, listStampSteps } from '../../../src/arithmetic/transposed-convolution';
import { formatNumber } from '../../../src/drawing/format-number';
import { drawNumberGrid } from '../../../src/drawing/number-grid';
import { COLOURS } from '../../../src/drawing/palette';
import type { Picture } from '../../../src/drawing/picture';
import type { SlideFigure } from '../../../src/slides/lecture';
import { drawMap } from '../../../src/widgets/overlap-map/draw';
import { readOverlap } from '../../../src/widgets/overlap-map/state';
import { DECK_STAMP } from '../../../src/widgets/stamp-player/state';
import { captionPicture, FOUR_FILLS, placeInRow } from './numbers';

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
        fill: stamps.length === 1 ? FOUR_FILLS[stamps[0]!.index]! : COLOURS.faint,
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
