/** Lecture 1 in three pictures. */
import type { GridImages } from '../../../src/drawing/image-grid';
import { drawTiles } from '../../../src/drawing/shapes';
import type { RandomStream } from '../../../src/random/stream';
import type { SlideFigure } from '../../../src/slides/lecture';
import { drawPlane } from '../../../src/widgets/plane-film/draw';
import { drawThree, fitToFrame, SIDE } from '../recap';
import { drawGaps } from './coverage';
import { loadStory } from './story';

/** The end of the story, the digits that came of such a competition, and the gaps between examples. */
export async function drawRecap(fakes: GridImages, random: RandomStream): Promise<SlideFigure> {
  const { film, frames } = await loadStory();
  const { index } = frames.at(-1)!;
  const plane = drawPlane({ film, frame: index, layers: 'map' }, index, SIDE);
  const tiles = drawTiles(fakes, { x: 0, y: 0, width: SIDE, columns: 4 });
  return drawThree(
    [
      [fitToFrame(plane), 'Rivals that teach'],
      [fitToFrame({ width: SIDE, ...tiles }), 'Digits nobody wrote'],
      [fitToFrame(drawGaps(random, 200)), 'Models fill the gaps'],
    ],
    'The last moment of the counterfeiter’s story, sixteen generated digits, and a distribution that examples cover in part.',
  );
}
