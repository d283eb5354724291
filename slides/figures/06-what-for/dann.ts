/** Ganin's network with the turned gradient. */
import { type ImageSet, selectImages } from '../../../src/data/images';
import { texturedDigits, toColour } from '../../../src/data/textures';
import { arrowAlong, arrowsLike } from '../../../src/drawing/arrow';
import { COLOURS } from '../../../src/drawing/palette';
import { drawText } from '../../../src/drawing/picture';
import type { Raster } from '../../../src/drawing/png';
import { drawCircle, onPress } from '../../../src/drawing/shapes';
import { RandomStream } from '../../../src/random/stream';
import { makeFigure, type SlideFigure } from '../../../src/slides/lecture';
import { loadDigits } from '../digits';
import { drawBox, drawImage, WIDTH } from '../draw';

const asRaster = ({ width, height, pixels }: ImageSet): Raster => ({ width, height, channels: 3, pixels });

/** The two domains of notebook 15: a digit as it is, and another one on a texture. */
function drawDomains(): { source: Raster; target: Raster } {
  const { test } = loadDigits();
  const digit = (place: number) => selectImages(test, [place]);
  const target = texturedDigits(digit(1), new RandomStream(15));
  return { source: asRaster(toColour(digit(0))), target: asRaster(target) };
}

/** Ganin's network with the turned gradient. */
export function drawDann(): SlideFigure {
  const images = drawDomains();
  const green = { colour: COLOURS.green, width: 4, dash: '10 6', head: 14 };
  const red = { colour: COLOURS.vermilion, width: 4, dash: '10 6', head: 14 };
  const source = drawImage(images.source, 20, 40, 120, 'real');
  const target = drawImage(images.target, 20, 212, 120, 'fake');
  const forward =
    source +
    drawText(80, 176, 'labelled source', { size: 17, anchor: 'middle', colour: COLOURS.blueInk }) +
    target +
    drawText(80, 348, 'target, no labels', { size: 17, anchor: 'middle', colour: COLOURS.vermilionInk }) +
    arrowAlong([146, 100], [176, 100], [176, 172], [200, 172]) +
    arrowAlong([146, 272], [176, 272], [176, 212], [200, 212]) +
    drawBox(['Features'], { x: 202, y: 134, width: 166, height: 116, tone: 'warm', size: 26 }) +
    arrowAlong([370, 158], [398, 158], [398, 72], [600, 72]) +
    arrowAlong([370, 226], [398, 226], [398, 328], [600, 328]) +
    drawBox(['Which digit?', 'learns from the source'], {
      x: 604,
      y: 40,
      width: 264,
      height: 96,
      tone: 'good',
      size: 23,
    }) +
    drawBox(['Which domain?', 'a critic'], {
      x: 604,
      y: 262,
      width: 264,
      height: 96,
      tone: 'real',
      size: 23,
    });
  const backward =
    arrowsLike(green)([600, 110], [470, 110], [470, 176], [374, 176]) +
    drawText(486, 138, 'helps', { size: 20, colour: COLOURS.greenInk, weight: 'bold' });
  const turned =
    arrowsLike(red)([600, 288], [470, 288], [470, 208], [374, 208]) +
    drawCircle([470, 250], 40, { fill: COLOURS.vermilionPale, stroke: COLOURS.vermilion, strokeWidth: 3 }) +
    drawText(470, 250, '× (−λ)', {
      size: 18,
      anchor: 'middle',
      weight: 'bold',
      colour: COLOURS.vermilionInk,
    });
  return makeFigure(
    [WIDTH, 372],
    'Features of source and target images go to two heads: one names the digit, one names the domain. The gradient of the second is multiplied by minus lambda on its way back into the features.',
    forward,
    onPress(backward),
    onPress(turned),
  );
}
