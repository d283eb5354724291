/** The conditional GAN beside InfoGAN. */
import { arrowAlong, arrowsLike } from '../../../src/drawing/arrow';
import { COLOURS } from '../../../src/drawing/palette';
import { drawText, moveTo } from '../../../src/drawing/picture';
import { onPress } from '../../../src/drawing/shapes';
import { makeFigure, type SlideFigure } from '../../../src/slides/lecture';
import { drawBox, drawHeading, WIDTH } from '../draw';

const PANEL = 404;

/** What both generators with a code share: z and c go in, a fake comes out. */
function drawCoded(code: string[]): string {
  return (
    drawBox(['noise z'], { x: 20, y: 44, width: 130, height: 50, radius: 25 }) +
    drawBox(code, { x: 190, y: 44, width: 170, height: 50, radius: 25, tone: 'good' }) +
    arrowAlong([85, 96], [85, 138]) +
    arrowsLike({ colour: COLOURS.green, width: 3.4 })([275, 96], [275, 138]) +
    drawBox(['Generator'], { x: 40, y: 140, width: 320, height: 62, tone: 'fake', size: 22 }) +
    arrowAlong([120, 204], [120, 262]) +
    drawText(132, 232, 'fake', { size: 16, colour: COLOURS.mutedInk })
  );
}

/** The conditional GAN beside InfoGAN. */
export function drawCodes(): SlideFigure {
  const conditional =
    drawHeading(0, 12, 'Conditional GAN: a label says which', 'plain', 19) +
    drawCoded(['label c = 7']) +
    drawBox(['Discriminator'], { x: 20, y: 264, width: 250, height: 62, tone: 'real', size: 22 }) +
    arrowsLike({ colour: COLOURS.green, width: 3.4 })([362, 69], [388, 69], [388, 295], [272, 295]) +
    arrowAlong([145, 328], [145, 360]) +
    drawText(145, 376, '“a real picture of a 7?”', { size: 18, anchor: 'middle' });
  const found =
    drawHeading(0, 12, 'InfoGAN: nobody says which', 'plain', 19) +
    drawCoded(['code c, drawn']) +
    drawBox(['Discriminator'], { x: 10, y: 264, width: 178, height: 62, tone: 'real', size: 20 }) +
    drawBox(['Reader Q'], { x: 210, y: 264, width: 160, height: 62, tone: 'good', size: 20 }) +
    arrowAlong([120, 246], [240, 246], [240, 262]) +
    arrowsLike({ colour: COLOURS.green, width: 3.4, dash: '9 6' })(
      [372, 295],
      [392, 295],
      [392, 69],
      [363, 69],
    ) +
    arrowAlong([100, 328], [100, 360]) +
    drawText(86, 376, '“real?”', { size: 18, anchor: 'middle' }) +
    drawText(290, 376, '“which c was it?”', { size: 18, anchor: 'middle' });
  return makeFigure(
    [WIDTH, 392],
    'Left, a conditional GAN: the label goes into the generator and into the discriminator. Right, InfoGAN: a code is drawn, and a third network reads it back from the fake picture.',
    conditional,
    moveTo(WIDTH - PANEL, 0, onPress(found)),
  );
}
