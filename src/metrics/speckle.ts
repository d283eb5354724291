/**
 * Speckle: how much of the ink of grey images lies in lone pixels, that their neighbours do not go with. Strokes have a
 * width, so the median of a pixel and its eight neighbours leaves them nearly as they are, and takes specks away (Tukey
 * 1971, who smoothed series with it).
 */

/** Grey images as bytes, row by row; 0 is the background. */
export interface GreyImages {
  count: number;
  height: number;
  width: number;
  pixels: ArrayLike<number>;
}

/**
 * The ink that a median of 3×3 pixels changes, as a share of all ink: 0 for an even surface, 1 for lone dots. The border
 * repeats its own pixels.
 *
 * @throws RangeError without any ink, or unless there are count × height × width pixels.
 */
export function measureSpeckle({ count, height, width, pixels }: GreyImages): number {
  if (pixels.length !== count * height * width) {
    throw new RangeError(
      `measureSpeckle: ${count} × ${height} × ${width} pixels are wanted; got ${pixels.length}.`,
    );
  }
  let changed = 0;
  let ink = 0;
  const around = new Float64Array(9);
  for (let i = 0; i < pixels.length; i++) {
    const first = i - (i % (height * width));
    const [row, column] = [Math.floor((i - first) / width), i % width];
    for (let n = 0; n < 9; n++) {
      const y = clamp(row + Math.floor(n / 3) - 1, height);
      const x = clamp(column + (n % 3) - 1, width);
      around[n] = pixels[first + y * width + x]!;
    }
    ink += pixels[i]!;
    changed += Math.abs(pixels[i]! - around.sort()[4]!);
  }
  if (ink === 0)
    throw new RangeError('measureSpeckle: these images are all background; there is no ink to measure.');
  return changed / ink;
}

const clamp = (place: number, length: number) => Math.max(0, Math.min(length - 1, place));
