/** A picture from the bytes of a PNG or JPEG file: what it is, its first bytes say, not its name. */
import { decode } from 'jpeg-js';
import { decodePng, PNG_SIGNATURE } from '../../drawing/decode-png';
import type { Raster } from '../../drawing/png';
import { isJpeg, readJpegHeader } from './jpeg-header';

/** More than any phone takes; a larger picture is refused before it is unpacked. */
export const MOST_PIXELS = 50_000_000;

/** What the decoder of JPEG may take for a picture of that size. */
const MOST_MEGABYTES = 4096;

export interface DecodedPicture extends Raster {
  /** EXIF's, 1 to 8: how the picture must be turned to stand upright. */
  orientation: number;
}

/**
 * @throws Error with what is wrong: neither PNG nor JPEG, damaged, cut off, or more than `MOST_PIXELS`.
 */
export function decodePicture(file: Uint8Array): DecodedPicture {
  if (isJpeg(file)) return readJpeg(file);
  if (Buffer.from(file.subarray(0, 8)).equals(PNG_SIGNATURE)) {
    return { ...decodePng(file, MOST_PIXELS), orientation: 1 };
  }
  throw new Error(
    file.length === 0
      ? 'The file is empty.'
      : 'This is neither a PNG nor a JPEG file, whatever its name says.',
  );
}

function readJpeg(file: Uint8Array): DecodedPicture {
  const { width, height, orientation } = readJpegHeader(file);
  if (width * height > MOST_PIXELS) {
    throw new Error(
      `The picture is too large: ${width}×${height} pixels, where at most ${MOST_PIXELS.toLocaleString('en')} are read.`,
    );
  }
  try {
    const { data } = decode(file, {
      useTArray: true,
      formatAsRGBA: false,
      tolerantDecoding: false, // half a picture is no example
      maxResolutionInMP: MOST_PIXELS / 1e6,
      maxMemoryUsageInMB: MOST_MEGABYTES,
    });
    return { width, height, channels: 3, pixels: data, orientation };
  } catch (error) {
    throw new Error(`The JPEG file is damaged or of a rare kind (${(error as Error).message}).`);
  }
}
