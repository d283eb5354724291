/** Text to image in two stages: a coarse picture, then a fine one. */
import { drawArrow } from '../../../src/drawing/arrow';
import { element } from '../../../src/drawing/markup';
import { COLOURS } from '../../../src/drawing/palette';
import { drawText, moveTo } from '../../../src/drawing/picture';
import type { Raster } from '../../../src/drawing/png';
import type { SlideFigure } from '../../../src/slides/lecture';
import { drawBox, drawImage, ROLES, WIDTH } from '../draw';

export function drawStack(images: { coarse: Raster; fine: Raster }): SlideFigure {
  const content =
    drawBox(['“a slanted seven”'], {
      x: 0,
      y: 130,
      width: 206,
      height: 70,
      size: 17,
      tone: 'good',
      radius: 20,
    }) +
    drawArrow([
      [206, 165],
      [232, 165],
    ]) +
    drawBox(['Stage I'], { x: 234, y: 125, width: 110, height: 80, tone: 'fake', size: 21 }) +
    drawArrow([
      [346, 165],
      [384, 165],
    ]) +
    drawImage(images.coarse, 388, 90, 150) +
    drawArrow([
      [542, 165],
      [566, 165],
    ]) +
    drawBox(['Stage II'], { x: 568, y: 125, width: 110, height: 80, tone: 'fake', size: 21 }) +
    drawArrow(
      [
        [680, 165],
        [698, 165],
      ],
      { head: 9 },
    ) +
    drawImage(images.fine, 702, 80, 170) +
    element('path', {
      d: 'M95 202V300H623V214',
      fill: 'none',
      stroke: COLOURS.green,
      'stroke-width': 3.4,
    }) +
    drawArrow(
      [
        [623, 230],
        [623, 208],
      ],
      { colour: COLOURS.green, width: 3.4 },
    ) +
    drawText(360, 322, 'the sentence is read twice', { size: 18, anchor: 'middle', colour: ROLES.good.ink });
  return {
    picture: { width: WIDTH, height: 340, content: moveTo(0, -40, content) },
    label:
      'A sentence goes into a first generator, which makes a coarse picture, and into a second, which makes it fine.',
  };
}
