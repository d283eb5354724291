/** Fakes of the shipped DCGAN beside the training digits most like them. */
import { readWalks } from '../../../experiments/latent-walk/read-walks';
import { mean } from '../../../src/arithmetic/mean';
import { pixelsOf } from '../../../src/data/images';
import { COLOURS } from '../../../src/drawing/palette';
import { drawText, moveTo } from '../../../src/drawing/picture';
import { onPress } from '../../../src/drawing/shapes';
import { findNearest } from '../../../src/metrics/nearest';
import { makeFigure, type SlideFigure } from '../../../src/slides/lecture';
import { loadDigits, takeDigit } from '../digits';
import { drawHeading, drawImage, WIDTH } from '../draw';

let measured: ReturnType<typeof measureNearest> | undefined;

function measureNearest() {
  const { train, test } = loadDigits();
  const { fakes: images } = readWalks();
  // In grey levels of 0 … 1.
  const find = (pixels: ArrayLike<number>) => {
    const { index, distance } = findNearest(pixels, train.pixels);
    return { index, distance: distance / 255 };
  };
  const nearest = images.map(({ pixels }) => find(pixels));
  const unseen = Array.from({ length: images.length }, (_, i) => find(pixelsOf(test, i)).distance);
  return { images, nearest, fake: mean(nearest.map(({ distance }) => distance)), unseen: mean(unseen) };
}

/** Mean distances to the nearest training digit: of fakes, and of real digits that were not trained on. */
export function findDistances() {
  measured ??= measureNearest();
  return measured;
}

/** Fakes shown on the slide. */
const PICKED = [6, 7, 10, 11, 16, 18, 20];

export function drawNearest(): SlideFigure {
  const { images, nearest } = findDistances();
  const LEFT = 106;
  const GAP = 12;
  const side = (WIDTH - LEFT - (PICKED.length - 1) * GAP) / PICKED.length;
  const row = (y: number, draw: (index: number, x: number) => string) =>
    moveTo(LEFT, y, ...PICKED.map((index, i) => draw(index, i * (side + GAP))));
  const content =
    drawHeading(0, side / 2, 'generated', 'fake', 16) +
    row(0, (index, x) => drawImage(images[index]!, x, 0, side, 'fake')) +
    onPress(
      drawHeading(0, side * 1.5 + 16, 'nearest', 'real', 16) +
        drawText(0, side * 1.5 + 40, 'in training', { size: 15, colour: COLOURS.blueInk }) +
        row(side + 16, (index, x) =>
          drawImage(takeDigit(loadDigits().train, nearest[index]!.index), x, 0, side, 'real'),
        ) +
        drawText(0, 2 * side + 44, 'distance', { size: 15, colour: COLOURS.mutedInk }) +
        row(2 * side + 44, (index, x) =>
          drawText(x + side / 2, 0, nearest[index]!.distance.toFixed(1), {
            size: 22,
            anchor: 'middle',
            weight: 'bold',
          }),
        ),
    );
  return makeFigure(
    [WIDTH, 2 * side + 66],
    'Seven generated digits, and below each the training digit that is most like it: like it, and not the same.',
    content,
  );
}

/** A corner of the picture for the recap: fakes above what they are nearest to. */
export function drawNearestCorner(): string {
  const { images, nearest } = findDistances();
  const pairs = PICKED.slice(0, 3).map(
    (index, i) =>
      drawImage(images[index]!, i * 80, 30, 74, 'fake') +
      drawImage(takeDigit(loadDigits().train, nearest[index]!.index), i * 80, 122, 74, 'real'),
  );
  return pairs.join('');
}
