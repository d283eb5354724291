/** Edge contrast: how much grey images change from a pixel to the next. A mean of sharp strokes changes less than they. */
import type { GreyImages } from './speckle';

/**
 * The mean difference of a pixel and its right, and its lower neighbour, as a share of all grey levels: 0 for even
 * surfaces, 1 for a chessboard.
 *
 * @param images bytes. @throws RangeError unless there are count × height × width pixels, and two at least each way.
 */
export function measureEdgeContrast({ count, height, width, pixels }: GreyImages): number {
  if (pixels.length !== count * height * width || count < 1 || height < 2 || width < 2) {
    throw new RangeError(
      `measureEdgeContrast: images of 2×2 pixels at least are wanted; got ${count} of ${height}×${width} in ${pixels.length} pixels.`,
    );
  }
  let sum = 0;
  for (let i = 0; i < pixels.length; i++) {
    const inImage = i % (height * width);
    if (inImage % width < width - 1) sum += Math.abs(pixels[i]! - pixels[i + 1]!);
    if (inImage < (height - 1) * width) sum += Math.abs(pixels[i]! - pixels[i + width]!);
  }
  const neighbours = count * (height * (width - 1) + (height - 1) * width);
  return sum / neighbours / 255;
}
