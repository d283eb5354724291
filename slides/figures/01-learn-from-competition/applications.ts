/** The decks' applications in miniature: what goes in and what is wanted, on real digits. Nothing here is generated. */

import { drawArrow } from '../../../src/drawing/arrow';
import { element } from '../../../src/drawing/markup';
import { COLOURS } from '../../../src/drawing/palette';
import { drawText, moveTo, type Picture } from '../../../src/drawing/picture';
import type { Raster } from '../../../src/drawing/png';
import { drawBox, drawPixels, makePicture } from '../../../src/drawing/shapes';
import type { RandomStream } from '../../../src/random/stream';

const mapPixels = (digit: Raster, change: (x: number, y: number, level: number) => number): Raster => ({
  ...digit,
  pixels: digit.pixels.map((level, index) =>
    Math.max(
      0,
      Math.min(255, Math.round(change(index % digit.width, Math.floor(index / digit.width), level))),
    ),
  ),
});

const at = ({ width, height, pixels }: Raster, x: number, y: number) =>
  x < 0 || y < 0 || x >= width || y >= height ? 0 : pixels[y * width + x]!;

/** Slanted streaks. */
export function rainOn(digit: Raster, random: RandomStream): Raster {
  const drops = Array.from({ length: 24 }, () => [random.integer(34) - 3, random.integer(26)] as const);
  return mapPixels(digit, (x, y, level) => {
    const hit = drops.some(
      ([left, top]) => y >= top && y < top + 6 && x === left + Math.floor((y - top) / 3),
    );
    return hit ? Math.max(level, 190) : level;
  });
}

/** Mean of blocks, at a quarter of the side. */
export function shrink(digit: Raster, factor = 4): Raster {
  const side = digit.width / factor;
  const pixels = new Uint8Array(side * side);
  for (let index = 0; index < pixels.length; index++) {
    let sum = 0;
    for (let part = 0; part < factor * factor; part++)
      sum += at(
        digit,
        (index % side) * factor + (part % factor),
        Math.floor(index / side) * factor + Math.floor(part / factor),
      );
    pixels[index] = sum / (factor * factor);
  }
  return { ...digit, width: side, height: side, pixels };
}

/** The largest of the neighbours. */
function thicken(digit: Raster): Raster {
  return mapPixels(digit, (x, y) => {
    const around = [-1, 0, 1].flatMap((dy) => [-1, 0, 1].map((dx) => at(digit, x + dx, y + dy)));
    return Math.max(...around);
  });
}

/** What is thick but not thin. */
function outline(digit: Raster): Raster {
  const thick = thicken(digit);
  return mapPixels(thick, (x, y, level) => Math.max(0, level - at(digit, x, y) * 0.95));
}

const HIDDEN = { x: 9, y: 9, width: 12, height: 10 };

/** A digit with a hole of grey. */
function drawHole(digit: Raster, x: number, y: number, side: number): string {
  const pixel = side / digit.width;
  return (
    drawPixels(digit, { x, y, width: side }) +
    element('rect', {
      x: x + HIDDEN.x * pixel,
      y: y + HIDDEN.y * pixel,
      width: HIDDEN.width * pixel,
      height: HIDDEN.height * pixel,
      fill: COLOURS.orange,
    })
  );
}

/** Six pairs: given, and wanted. */
export function drawApplications(digits: readonly Raster[], random: RandomStream): Picture {
  const side = 100;
  const plain = (raster: Raster) => (x: number, y: number) => drawPixels(raster, { x, y, width: side });
  const word = (text: string) => (x: number, y: number) =>
    drawBox({ x, y, width: side, height: side, fill: COLOURS.faint, stroke: COLOURS.line, radius: 6 }) +
    drawText(x + side / 2, y + side / 2, text, { size: 21, weight: 'bold', anchor: 'middle' });
  const [rain, small, hole, text, font, style] = digits as [Raster, Raster, Raster, Raster, Raster, Raster];
  const pairs = [
    { name: 'Take the rain away', from: plain(rainOn(rain, random)), to: plain(rain) },
    { name: 'Sharpen', from: plain(shrink(small)), to: plain(small) },
    { name: 'Fill the hole', from: (x: number, y: number) => drawHole(hole, x, y, side), to: plain(hole) },
    { name: 'Draw what is written', from: word('“eight”'), to: plain(text) },
    { name: 'Change one attribute', from: plain(font), to: plain(thicken(font)) },
    { name: 'Change the style', from: plain(style), to: plain(outline(style)) },
  ];
  const content = pairs.map(({ name, from, to }, index) =>
    moveTo(
      (index % 3) * 300,
      Math.floor(index / 3) * 182,
      drawText(0, 12, name, { size: 18, weight: 'bold' }),
      from(0, 34),
      drawArrow([
        [108, 84],
        [142, 84],
      ]),
      to(150, 34),
    ),
  );
  return makePicture(852, 318, ...content);
}
