/** What an untrained stack of layers makes of noise, by stamps and by resizing. */
import { type EnlargingStep, enlarge, kernelOf } from '../../../src/arithmetic/enlarge';
import { type Matrix, makeMatrix } from '../../../src/arithmetic/matrix';
import { measureCheckerboard, removeContent } from '../../../src/arithmetic/overlap';
import { formatFixed } from '../../../src/drawing/format-number';
import { element } from '../../../src/drawing/markup';
import type { Picture } from '../../../src/drawing/picture';
import { writePixelImage } from '../../../src/drawing/pixel-image';
import { RandomStream } from '../../../src/random/stream';
import type { SlideFigure } from '../../../src/slides/lecture';
import { captionPicture, placeInRow } from './numbers';

/** Start of both paths: 7×7 random numbers around 1, as a ReLU might give them. */
function drawSeedImage(): number[][] {
  const random = new RandomStream(11);
  return makeMatrix([7, 7], () => 1 + 0.3 * random.normal());
}

/** 7 → 14 → 28 → 56 by the same step three times, each with weights of its own. */
function grow(step: EnlargingStep): number[][] {
  const side = kernelOf(step);
  return ['a', 'b', 'c'].reduce((image, name) => {
    const random = new RandomStream(5).fork(name);
    return enlarge(image, [step], () => (1 + 0.25 * random.normal()) / side);
  }, drawSeedImage());
}

const BY_STAMPS = grow({ stamp: 5, stride: 2 });
const BY_RESIZING = grow({ resize: 2, kernel: 5 });
const measure = (image: Matrix) => measureCheckerboard(removeContent(image), { period: 2 });
export const CHECKERBOARDS = { stamps: measure(BY_STAMPS), resizing: measure(BY_RESIZING) };

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
        captionPicture(drawImage(BY_STAMPS, 330), 'stamps, kernel 5, stride 2', score(CHECKERBOARDS.stamps)),
        captionPicture(drawImage(BY_RESIZING, 330), 'enlarge, then convolve', score(CHECKERBOARDS.resizing)),
      ],
      860,
    ),
    label:
      'Two untrained stacks on the same noise: stamps leave a checkerboard, enlarging and convolving does not.',
  };
}
