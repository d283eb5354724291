/**
 * Writes PNG files of grey or RGB bytes: a signature, a header, the rows compressed with zlib, an end
 * (W3C: Portable Network Graphics, third edition). Small pictures need no more, and no library is smaller or faster.
 */
import { crc32, deflateSync } from 'node:zlib';
import { PNG_SIGNATURE, PNG_URL } from './decode-png';

export { decodePng } from './decode-png';

/** A picture as bytes, row by row, 1 (grey) or 3 (red, green, blue) bytes a pixel. */
export interface Raster {
  width: number;
  height: number;
  channels: 1 | 3;
  pixels: Uint8Array;
}

const COLOUR_TYPE = { 1: 0, 3: 2 } as const;

function chunk(type: string, data: Uint8Array): Buffer {
  const body = Buffer.concat([Buffer.from(type, 'latin1'), data]);
  const out = Buffer.alloc(body.length + 8);
  out.writeUInt32BE(data.length, 0);
  body.copy(out, 4);
  out.writeUInt32BE(crc32(body), body.length + 4);
  return out;
}

/** The bytes of a PNG file. */
export function encodePng({ width, height, channels, pixels }: Raster): Buffer {
  if (pixels.length !== width * height * channels) {
    throw new Error(
      `A ${width}×${height} picture of ${channels} channels has ${width * height * channels} bytes; got ${pixels.length}.`,
    );
  }
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  header.set([8, COLOUR_TYPE[channels]], 8);
  const rowBytes = width * channels;
  const rows = Buffer.alloc((rowBytes + 1) * height);
  for (let y = 0; y < height; y++) {
    rows.set(pixels.subarray(y * rowBytes, (y + 1) * rowBytes), y * (rowBytes + 1) + 1);
  }
  return Buffer.concat([
    PNG_SIGNATURE,
    chunk('IHDR', header),
    chunk('IDAT', deflateSync(rows)),
    chunk('IEND', new Uint8Array(0)),
  ]);
}

/** The picture as a `data:` URL. */
export function toDataUrl(raster: Raster): string {
  return PNG_URL + encodePng(raster).toString('base64');
}
