/** The data: digits as pictures, as bytes, and as the numbers that a network sees. */
import { type ImageSet, toSignedUnit } from '../../../src/data/images';
import { takeClass } from '../../../src/data/subsets';
import { arrowAlong } from '../../../src/drawing/arrow';
import { layOutGrid } from '../../../src/drawing/image-grid';
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
  const classes = Array.from({ length: 10 }, (_, label) => takeClass(digits, label, columns * rowsEach));
  const pixels = Uint8Array.from(classes.flatMap((one) => [...one.pixels]));
  const count = classes.reduce((sum, one) => sum + one.count, 0);
  return layOutGrid({ ...digits, count, pixels }, { columns, gap: 0 });
}

const PATCH = 6;
const CELL = 49;
const FRAME = { fill: 'none', stroke: COLOURS.orange, strokeWidth: 4 } as const;

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
        size: 13,
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
      ...FRAME,
      radius: 2,
    }),
    moveTo(276, y, drawPatch(bytes, bytes, String)),
    caption(276 + width / 2, 'bytes'),
    drawBox({ ...FRAME, x: 276, y, width, height: width, radius: 0 }),
    arrowAlong([240, y + width / 2], [272, y + width / 2]),
    moveTo(
      622,
      y,
      drawPatch(toSignedUnit(bytes), bytes, (value) =>
        (Math.abs(value) === 1 ? value.toFixed(0) : value.toFixed(2)).replace('-', '−'),
      ),
    ),
    caption(622 + width / 2, 'what the network sees'),
    drawBox({ ...FRAME, x: 622, y, width, height: width, radius: 0 }),
    arrowAlong([576, y + width / 2], [614, y + width / 2]),
  );
}
