/** Writes JPEG files: for pictures that need not be exact to the last bit, where a PNG would be many times larger. */
import { encode } from 'jpeg-js';
import type { Raster } from './png';

/** @param quality 1 to 100 */
export function encodeJpeg({ width, height, channels, pixels }: Raster, quality: number): Buffer {
  const data = new Uint8Array(4 * width * height).fill(255);
  for (let i = 0; i < width * height; i++) {
    for (let channel = 0; channel < 3; channel++) {
      data[4 * i + channel] = pixels[channels * i + (channel % channels)]!;
    }
  }
  return encode({ width, height, data }, quality).data;
}
