/**
 * Enlarging by cubic convolution ("bicubic"; Keys 1981), the way of photo programs: each new pixel is a weighted sum of
 * the 4×4 old ones around it. Nothing is learned.
 */
import { type Matrix, makeMatrix, shapeOf } from './matrix';

/** Keys' choice: with it a parabola is enlarged without error. */
const A = -0.5;

/** Weight of a pixel at a distance, in pixels of the small image; 0 from 2 on. */
export function cubicWeight(distance: number): number {
  const d = Math.abs(distance);
  if (d < 1) return ((A + 2) * d - (A + 3)) * d * d + 1;
  return d < 2 ? A * (((d - 5) * d + 8) * d - 4) : 0;
}

/** For each new place: the old places it is made of, and their weights, which add up to 1. */
function mixPlaces(length: number, factor: number): { place: number; weight: number }[][] {
  return Array.from({ length: length * factor }, (_, i) => {
    // Pixels are squares: the middle of new pixel i lies at (i + ½) / factor, that of an old one at its number + ½.
    const middle = (i + 0.5) / factor - 0.5;
    const first = Math.floor(middle) - 1;
    const around = [0, 1, 2, 3]
      .map((k) => ({ place: first + k, weight: cubicWeight(first + k - middle) }))
      .filter(({ place }) => place >= 0 && place < length);
    const sum = around.reduce((total, { weight }) => total + weight, 0);
    return around.map(({ place, weight }) => ({ place, weight: weight / sum }));
  });
}

/**
 * An image of one channel, `factor` times as large both ways. At the border the weights that are left are scaled to the
 * sum 1, as Pillow has it. Results may lie a little outside of the image's range.
 *
 * @throws RangeError unless `factor` is a whole number from 1 on.
 */
export function enlargeBicubic(image: Matrix, factor: number): number[][] {
  if (!Number.isInteger(factor) || factor < 1)
    throw new RangeError(`An image is enlarged by a whole number from 1 on; got ${factor}.`);
  const [rows, columns] = shapeOf(image, 'image');
  const [down, along] = [mixPlaces(rows, factor), mixPlaces(columns, factor)];
  const wide = makeMatrix([rows, columns * factor], (r, c) =>
    along[c]!.reduce((sum, { place, weight }) => sum + weight * image[r]![place]!, 0),
  );
  return makeMatrix([rows * factor, columns * factor], (r, c) =>
    down[r]!.reduce((sum, { place, weight }) => sum + weight * wide[place]![c]!, 0),
  );
}
