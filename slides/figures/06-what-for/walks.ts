/** Walks between latents of the shipped DCGAN. */
import { readWalks } from '../../../experiments/latent-walk/read-walks';
import { onPress } from '../../../src/drawing/shapes';
import { makeFigure, type SlideFigure } from '../../../src/slides/lecture';
import { drawImage, WIDTH } from '../draw';

/** The walks that the slide shows: the plainest of those drawn. */
const SHOWN = [1, 2, 7, 5];

export function drawWalks(): SlideFigure {
  const { sphere: images, places } = readWalks();
  const side = (WIDTH - (places - 1) * 4) / places;
  const content = SHOWN.map((walk, row) => {
    const line = Array.from({ length: places }, (_, i) =>
      drawImage(
        images[walk * places + i]!,
        i * (side + 4),
        row * (side + 8),
        side,
        i === 0 || i === places - 1 ? 'warm' : undefined,
      ),
    ).join('');
    return row === 0 ? line : onPress(line);
  }).join('');
  return makeFigure(
    [WIDTH, SHOWN.length * (side + 8)],
    `${SHOWN.length} rows of ${places} generated digits; in each the digit on the left changes step by step into the one on the right.`,
    content,
  );
}

/** A corner of the picture for the recap: the ends and the middle of three walks. */
export function drawWalksCorner(): string {
  const { sphere: walked, places } = readWalks();
  const steps = SHOWN.slice(0, 3).flatMap((walk, row) =>
    [0, 4, places - 1].map((place, i) => drawImage(walked[walk * places + place]!, i * 80, row * 80, 74)),
  );
  return steps.join('');
}
