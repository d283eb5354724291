/** Small pictures in a results file: their bytes, deflated, in base64. */
import { deflateRawSync, inflateRawSync } from 'node:zlib';
import type { Raster } from '../src/drawing/png';

export const packPixels = (pixels: Uint8Array): string =>
  deflateRawSync(pixels, { level: 9 }).toString('base64');

/** One after another, all of the same shape. @throws RangeError unless they are whole. */
export function unpackPictures(
  text: string,
  { width, height, channels }: Pick<Raster, 'width' | 'height' | 'channels'>,
): Raster[] {
  const bytes = new Uint8Array(inflateRawSync(Buffer.from(text, 'base64')));
  const size = width * height * channels;
  if (bytes.length % size !== 0)
    throw new RangeError(`${bytes.length} bytes are no whole pictures of ${size} bytes.`);
  return Array.from({ length: bytes.length / size }, (_, i) => ({
    width,
    height,
    channels,
    pixels: bytes.subarray(i * size, (i + 1) * size),
  }));
}
