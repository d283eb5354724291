/** What lecture 2 includes: layers by hand, on the decks' own numbers. */
import { planImage } from '../../src/arithmetic/convolution';
import { measureDensity } from '../../src/arithmetic/convolution-matrix';
import { countDenseParameters } from '../../src/arithmetic/dense';
import { formatNumber } from '../../src/drawing/format-number';
import { DISCRIMINATOR, GENERATOR } from '../../src/models/case-study';
import { describeNetwork } from '../../src/models/describe';
import { defineLecture } from '../../src/slides/lecture';
import { DECK_INPUT, DECK_KERNEL } from '../../src/widgets/convolution-player/state';
import { DECK_STAMP } from '../../src/widgets/stamp-player/state';
import { CHECKERBOARDS, drawCheckerboards } from './02-building-blocks/checkerboards';
import { drawDeckExample, drawFlip, OUTPUT } from './02-building-blocks/convolution';
import { drawDenseEquation, INPUTS, OUTPUTS, PARAMETERS } from './02-building-blocks/dense';
import { drawMatrix, MATRIX } from './02-building-blocks/matrix';
import { drawNetworks, listShapes } from './02-building-blocks/networks';
import { drawOpening } from './02-building-blocks/opening';
import { drawRecap } from './02-building-blocks/recap';
import { drawSettings } from './02-building-blocks/settings';
import {
  drawOverlaps,
  drawStrides,
  drawThreeSizes,
  OVERLAP_LEVELS,
  SIZES,
} from './02-building-blocks/transposed';
import { drawTransposed } from './02-building-blocks/turned';

const pixels = DISCRIMINATOR.inputShape[0]! * DISCRIMINATOR.inputShape[1]!;
const toLogit = countDenseParameters({ inputs: pixels, outputs: 1 });
const square = (side: number) => `${side}×${side}`;
const withThousands = (value: number) => value.toLocaleString('en-US');

/** The middle image of the discriminator: 28 → 14. */
const half = listShapes(DISCRIMINATOR)[1]![0]!;
const image = DISCRIMINATOR.inputShape[0]!;
const kernel = 5;
const valid = planImage([image, image], [kernel, kernel], { padding: 'valid', stride: 2 }).rows.outputs;

export default defineLecture({
  values: {
    'dense.inputs': () => INPUTS,
    'dense.outputs': () => OUTPUTS,
    'dense.weights': () => INPUTS * OUTPUTS,
    'dense.parameters': () => PARAMETERS,
    'poll.pixels': () => square(image),
    'poll.dense-less': () => withThousands(toLogit - 1),
    'poll.dense': () => withThousands(toLogit),
    'poll.dense-more': () => withThousands(2 * (toLogit - 1)),
    'conv.weights': () => DECK_KERNEL.length * DECK_KERNEL[0]!.length,
    'conv.third': () => formatNumber(OUTPUT[1]![0]!),
    'conv.input': () => square(DECK_INPUT.length),
    'conv.output': () => square(OUTPUT.length),
    'conv.dense-weights': () => MATRIX.shape[0] * MATRIX.shape[1],
    'conv.density': () => `${formatNumber(100 * measureDensity(MATRIX), 0)} %`,
    'poll.kernel': () => square(kernel),
    'poll.stride': () => 2,
    'poll.valid': () => square(valid),
    'poll.same': () => square(half),
    'poll.all': () => square(image),
    'stamp.input': () => square(DECK_STAMP.length),
    'sizes.input': () => SIZES.input,
    'sizes.valid': () => SIZES.valid,
    'sizes.same': () => SIZES.same,
    'sizes.one': () => SIZES.one,
    'overlap.levels': () => OVERLAP_LEVELS,
    'checkerboard.stamps': () => CHECKERBOARDS.stamps,
    'checkerboard.resizing': () => CHECKERBOARDS.resizing,
    'generator.first': () => withThousands(describeNetwork(GENERATOR).layers[0]!.parameters),
    'poll.kernel-3': () => square(3),
    'poll.kernel-4': () => square(4),
    'poll.kernel-5': () => square(5),
  },
  figures: {
    opening: drawOpening,
    recap: drawRecap,
    'dense-equation': () => drawDenseEquation(OUTPUTS),
    'dense-wrong': () => drawDenseEquation(INPUTS),
    'deck-example': drawDeckExample,
    flip: drawFlip,
    settings: drawSettings,
    matrix: drawMatrix,
    transposed: drawTransposed,
    strides: drawStrides,
    'three-sizes': drawThreeSizes,
    overlaps: drawOverlaps,
    checkerboards: drawCheckerboards,
    networks: drawNetworks,
  },
});
