/**
 * How many stamps of a transposed convolution fall on each place of its output. Where the kernel is not a
 * multiple of the stride the counts differ from place to place, and the output shows a checkerboard.
 * Source: Odena, Dumoulin, Olah, "Deconvolution and checkerboard artifacts", distill.pub 2016.
 */

import { type Matrix, makeMatrix, type Shape2, shapeOf } from './matrix';
import { variance } from './mean';
import { planTransposed, type TransposedSizeOptions } from './sizes';

/** Stamps on each place along one axis. */
export function countOverlaps(options: TransposedSizeOptions): number[] {
  const axis = planTransposed(options);
  const counts = new Array<number>(axis.inputs).fill(0);
  for (let stamp = 0; stamp < axis.outputs; stamp++) {
    for (let tap = 0; tap < axis.kernel; tap++) {
      const place = stamp * axis.stride + tap * axis.dilation - axis.before;
      if (place >= 0 && place < axis.inputs) counts[place]!++;
    }
  }
  return counts;
}

/** Stamps on each place of a square image: the product of the counts along the rows and along the columns. */
export function buildOverlapMap(options: TransposedSizeOptions): number[][] {
  const counts = countOverlaps(options);
  return makeMatrix([counts.length, counts.length], (row, column) => counts[row]! * counts[column]!);
}

/** The counts that repeat in the middle of a large image, one for each place within a stride: `[3, 2]` for k = 5, s = 2. */
export function listOverlapCycle(options: { kernel: number; stride: number; dilation?: number }): number[] {
  const { kernel, stride, dilation = 1 } = options;
  const cycle = new Array<number>(stride).fill(0);
  for (let tap = 0; tap < kernel; tap++) cycle[(tap * dilation) % stride]!++;
  return cycle;
}

/** Means over the places with the same remainder by `period`: `[period][period]`, row remainder first. */
export function averagePhases(image: Matrix, period: number): number[][] {
  const [rows, columns] = shapeOf(image, 'image');
  assertPeriod(period, [rows, columns]);
  return makeMatrix([period, period], (phaseRow, phaseColumn) => {
    let sum = 0;
    let count = 0;
    for (let row = phaseRow; row < rows; row += period) {
      for (let column = phaseColumn; column < columns; column += period) {
        sum += image[row]![column]!;
        count++;
      }
    }
    return sum / count;
  });
}

function assertPeriod(period: number, [rows, columns]: Shape2): void {
  if (!Number.isInteger(period) || period < 2 || period > Math.min(rows, columns)) {
    throw new RangeError(
      `A checkerboard's period is a whole number from 2 to the image's side; the image is ${rows}×${columns} and the period ${period}.`,
    );
  }
}

/**
 * Checkerboard measure of an image, 0 … 1: the share of the variance of its pixels that the place within the
 * period explains. 1 for a pure checkerboard, 0 for a flat image; noise of n pixels has about (period² − 1) / n
 * by chance, so measure large images or the mean of many. Cut the rim off first, where fewer stamps fall.
 */
export function measureCheckerboard(image: Matrix, { period = 2 }: { period?: number } = {}): number {
  const means = averagePhases(image, period);
  const total = variance(image.flat());
  // A flat image whose sums were rounded differently is flat.
  const largest = image.flat().reduce((most, x) => Math.max(most, Math.abs(x)), 0);
  if (total <= (1e-12 * largest) ** 2) return 0;
  return (
    variance(image.flatMap((line, row) => line.map((_, column) => means[row % period]![column % period]!))) /
    total
  );
}

/** An image without its `rim` outermost rows and columns. */
export function cutRim(image: Matrix, rim: number): number[][] {
  const [rows, columns] = shapeOf(image, 'image');
  if (2 * rim >= Math.min(rows, columns)) {
    throw new RangeError(`cutRim: a rim of ${rim} leaves nothing of an image of ${rows}×${columns}.`);
  }
  return image.slice(rim, rows - rim).map((line) => line.slice(rim, columns - rim));
}

/**
 * Fine structure only: each pixel less the mean of the 4×4 around it, so that a measure sees the pattern and not the
 * content. Patterns of periods 2 and 4 stay as they are. The outermost 4 rows and columns are left out.
 */
export function removeContent(image: Matrix): number[][] {
  const [rows, columns] = shapeOf(image, 'image');
  if (Math.min(rows, columns) < 9) {
    throw new RangeError(`removeContent: an image of ${rows}×${columns} has no middle; give 9×9 or more.`);
  }
  return makeMatrix([rows - 8, columns - 8], (row, column) => {
    let sum = 0;
    for (let i = 0; i < 4; i++) for (let j = 0; j < 4; j++) sum += image[row + 2 + i]![column + 2 + j]!;
    return image[row + 4]![column + 4]! - sum / 16;
  });
}
