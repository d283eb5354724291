/** The data: digits as pictures, as bytes, and as the numbers that a network sees. */
import { type ImageSet, pixelsOf, toSignedUnit } from '../../../src/data/images';
import { drawArrow } from '../../../src/drawing/arrow';
import { type GridImages, layOutGrid } from '../../../src/drawing/image-grid';
import { element } from '../../../src/drawing/markup';
import { COLOURS } from '../../../src/drawing/palette';
import { drawText, moveTo, type Picture } from '../../../src/drawing/picture';
import type { Raster } from '../../../src/drawing/png';
import { drawBox, drawPixels, makePicture } from '../../../src/drawing/shapes';

/** Rows of digits, each class as often. */
export function layOutClasses(
  digits: ImageSet,
  { columns, rowsEach }: { columns: number; rowsEach: number },
): Raster {
  const each = columns * rowsEach;
  const bytes = digits.height * digits.width;
  const pixels = new Uint8Array(10 * each * bytes);
  const taken = new Array<number>(10).fill(0);
  for (let index = 0; index < digits.count; index++) {
    const label = digits.labels[index]!;
    if (taken[label]! >= each) continue;
    pixels.set(pixelsOf(digits, index), (label * each + taken[label]!) * bytes);
    taken[label]! += 1;
  }
  const images: GridImages = {
    count: 10 * each,
    height: digits.height,
    width: digits.width,
    channels: 1,
    pixels,
  };
  return layOutGrid(images, { columns, gap: 0 });
}

const PATCH = 6;
const CELL = 49;

function drawPatch(
  values: ArrayLike<number>,
  bytes: ArrayLike<number>,
  write: (value: number) => string,
): string {
  return Array.from({ length: PATCH * PATCH }, (_, index) => {
    const [x, y] = [(index % PATCH) * CELL, Math.floor(index / PATCH) * CELL];
    const level = bytes[index]!;
    return (
      element('rect', {
        x,
        y,
        width: CELL,
        height: CELL,
        fill: `rgb(${level} ${level} ${level})`,
        stroke: COLOURS.mutedInk,
        'stroke-width': 1,
      }) +
      drawText(x + CELL / 2, y + CELL / 2, write(values[index]!), {
        size: 14,
        anchor: 'middle',
        weight: 'bold',
        colour: level > 140 ? '#101820' : '#f4f7fa',
      })
    );
  }).join('');
}

/** A digit, a patch of its bytes, and the same patch as the network sees it. */
export function drawBytes(digit: Raster, left: number, top: number): Picture {
  const side = 232;
  const pixel = side / digit.width;
  const bytes = Uint8Array.from(
    { length: PATCH * PATCH },
    (_, index) => digit.pixels[(top + Math.floor(index / PATCH)) * digit.width + left + (index % PATCH)]!,
  );
  const width = PATCH * CELL;
  const y = 46;
  const caption = (x: number, text: string) =>
    drawText(x, 14, text, { size: 18, weight: 'bold', anchor: 'middle' });
  return makePicture(
    918,
    350,
    caption(side / 2, `${digit.width} × ${digit.height} pixels`),
    drawPixels(digit, { x: 0, y: y + 22, width: side }),
    drawBox({
      x: left * pixel,
      y: y + 22 + top * pixel,
      width: PATCH * pixel,
      height: PATCH * pixel,
      fill: 'none',
      stroke: COLOURS.orange,
      strokeWidth: 4,
      radius: 2,
    }),
    moveTo(276, y, drawPatch(bytes, bytes, String)),
    caption(276 + width / 2, 'bytes'),
    drawBox({
      x: 280,
      y,
      width,
      height: width,
      fill: 'none',
      stroke: COLOURS.orange,
      strokeWidth: 4,
      radius: 0,
    }),
    drawArrow([
      [240, y + width / 2],
      [272, y + width / 2],
    ]),
    moveTo(
      622,
      y,
      drawPatch(toSignedUnit(bytes), bytes, (value) =>
        (Math.abs(value) === 1 ? value.toFixed(0) : value.toFixed(2)).replace('-', '−'),
      ),
    ),
    caption(622 + width / 2, 'what the network sees'),
    drawBox({
      x: 622,
      y,
      width,
      height: width,
      fill: 'none',
      stroke: COLOURS.orange,
      strokeWidth: 4,
      radius: 0,
    }),
    drawArrow([
      [576, y + width / 2],
      [614, y + width / 2],
    ]),
  );
}
