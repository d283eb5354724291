/**
 * Reads PNG files of every kind that the standard knows: 1 to 16 bits, grey, RGB and palettes, transparent or not,
 * interlaced or not (W3C: Portable Network Graphics, third edition). Code of our own, since it reads no further than the
 * header says, whatever a file holds, and needs forty lines more than reading the course's own pictures.
 */
import { crc32, inflateSync } from 'node:zlib';
import type { Raster } from './png';
import { ALLOWED_BITS, type PngKind, SAMPLES, type Samples, toOpaqueBytes, unpackRow } from './png-samples';

export const PNG_SIGNATURE = Uint8Array.of(137, 80, 78, 71, 13, 10, 26, 10);
export const PNG_URL = 'data:image/png;base64,';

interface PngHeader extends PngKind {
  width: number;
  height: number;
  isInterlaced: boolean;
}

/**
 * The picture of a PNG file, or of its `data:` URL, as grey or RGB bytes. What is transparent lies on white; 16 bits are
 * rounded to 8; colours are taken as they are, whatever a file says of its gamma.
 *
 * @param mostPixels a picture with more is refused by its header, before a pixel of it is unpacked. Default: any.
 * @throws Error when it is no PNG, is damaged or cut off, or is too large.
 */
export function decodePng(source: Uint8Array | string, mostPixels = Number.POSITIVE_INFINITY): Raster {
  const { header, data } = readChunks(typeof source === 'string' ? readUrl(source) : source, mostPixels);
  const passes = listPasses(header);
  const wanted = passes.reduce((sum, { height, rowBytes }) => sum + (rowBytes + 1) * height, 0);
  let rows: Buffer;
  try {
    rows = inflateSync(Buffer.concat(data), { maxOutputLength: wanted });
  } catch (error) {
    throw new Error(`The PNG file is damaged: its pixels cannot be unpacked (${(error as Error).message}).`);
  }
  if (rows.length !== wanted) {
    throw new Error(`The PNG file is cut off: it has ${rows.length} of ${wanted} bytes of pixels.`);
  }
  const { width, height } = header;
  return { width, height, ...toOpaqueBytes(readPasses(rows, passes, header), header) };
}

function readUrl(url: string): Buffer {
  if (!url.startsWith(PNG_URL)) throw new Error(`A PNG's URL starts with "${PNG_URL}".`);
  return Buffer.from(url.slice(PNG_URL.length), 'base64');
}

/** Header and packed pixels; parts that say nothing of the pixels are left out, as the standard allows. */
function readChunks(bytes: Uint8Array, mostPixels: number): { header: PngHeader; data: Buffer[] } {
  const file = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (!file.subarray(0, 8).equals(PNG_SIGNATURE))
    throw new Error('This is no PNG file: its first eight bytes differ.');
  let header: PngHeader | undefined;
  const data: Buffer[] = [];
  for (let at = 8; ; ) {
    const length = at + 12 <= file.length ? file.readUInt32BE(at) : Number.POSITIVE_INFINITY;
    if (at + 12 + length > file.length) throw new Error('The PNG file is cut off: its end is missing.');
    const body = file.subarray(at + 4, at + 8 + length);
    const type = body.toString('latin1', 0, 4);
    if (crc32(body) !== file.readUInt32BE(at + 8 + length)) {
      throw new Error(`The PNG file is damaged: the checksum of its part ${type} is wrong.`);
    }
    if (type === 'IHDR') header = readHeader(body.subarray(4), mostPixels);
    else if (type === 'PLTE' && header) header.palette = body.subarray(4);
    else if (type === 'tRNS' && header) header.transparency = body.subarray(4);
    else if (type === 'IDAT') data.push(body.subarray(4));
    else if (type === 'IEND') break;
    at += 12 + length;
  }
  if (!header) throw new Error('The PNG file is damaged: it has no header.');
  return { header, data };
}

/** @throws Error if it is none, or of a picture that is too large. */
function readHeader(body: Buffer, mostPixels: number): PngHeader {
  if (body.length !== 13) throw new Error('The PNG file is damaged: it has no header.');
  const [bits = 0, colourType = 0, , , interlace = 0] = body.subarray(8);
  const [width, height] = [body.readUInt32BE(0), body.readUInt32BE(4)];
  if (!ALLOWED_BITS[colourType]?.includes(bits) || interlace > 1 || width === 0 || height === 0) {
    throw new Error(
      `The PNG file is damaged: there is no picture of ${width}×${height} pixels with ${bits} bits, colour type ` +
        `${colourType}, interlace ${interlace}.`,
    );
  }
  if (width * height > mostPixels) {
    throw new Error(
      `The picture is too large: ${width}×${height} pixels, where at most ${mostPixels.toLocaleString('en')} are read.`,
    );
  }
  return { width, height, bits, colourType, isInterlaced: interlace === 1 };
}

/** One of the smaller pictures that a file holds: each pixel's place in the whole is `x0 + x · dx`, `y0 + y · dy`. */
interface Pass {
  width: number;
  height: number;
  rowBytes: number;
  x0: number;
  y0: number;
  dx: number;
  dy: number;
}

/** Adam7: the first of seven pictures has every eighth pixel, the last every second row (the standard's section 8). */
const ADAM7 = [
  [0, 0, 8, 8],
  [4, 0, 8, 8],
  [0, 4, 4, 8],
  [2, 0, 4, 4],
  [0, 2, 2, 4],
  [1, 0, 2, 2],
  [0, 1, 1, 2],
] as const;

function listPasses({ width, height, bits, colourType, isInterlaced }: PngHeader): Pass[] {
  const all = isInterlaced ? ADAM7 : [[0, 0, 1, 1] as const];
  return all
    .map(([x0, y0, dx, dy]) => {
      const [columns, rows] = [Math.ceil((width - x0) / dx), Math.ceil((height - y0) / dy)];
      const rowBytes = Math.ceil((columns * SAMPLES[colourType]! * bits) / 8);
      return { width: columns, height: rows, rowBytes, x0, y0, dx, dy };
    })
    .filter((pass) => pass.width > 0 && pass.height > 0);
}

/** All samples of the picture, row by row. */
function readPasses(
  rows: Uint8Array,
  passes: Pass[],
  { width, height, bits, colourType }: PngHeader,
): Samples {
  const step = SAMPLES[colourType]!;
  // A filter predicts from the pixel to the left, or where several share a byte, from the byte to the left.
  const filterStep = Math.max(1, (step * bits) / 8);
  const count = width * height * step;
  const samples = bits === 16 ? new Uint16Array(count) : new Uint8Array(count);
  let from = 0;
  for (const pass of passes) {
    const { rowBytes, x0, y0, dx, dy } = pass;
    const end = from + (rowBytes + 1) * pass.height;
    const bytes = undoFilters(rows.subarray(from, end), { rowBytes, height: pass.height, step: filterStep });
    from = end;
    if (bits === 8 && dx === 1 && dy === 1) return bytes;
    for (let y = 0; y < pass.height; y++) {
      const row = unpackRow(bytes.subarray(y * rowBytes, (y + 1) * rowBytes), bits, pass.width * step);
      const to = (y0 + y * dy) * width;
      for (let x = 0; x < pass.width; x++) {
        for (let i = 0; i < step; i++) samples[(to + x0 + x * dx) * step + i] = row[x * step + i]!;
      }
    }
  }
  return samples;
}

/** Each row says in its first byte what was subtracted from it (the standard's section 9). */
function undoFilters(rows: Uint8Array, size: { rowBytes: number; height: number; step: number }): Uint8Array {
  const { rowBytes, height, step } = size;
  const pixels = new Uint8Array(rowBytes * height);
  for (let y = 0; y < height; y++) {
    const from = y * (rowBytes + 1);
    const predict = PREDICTORS[rows[from]!];
    if (!predict) throw new Error(`The PNG file is damaged: row ${y} has the unknown filter ${rows[from]}.`);
    for (let x = 0; x < rowBytes; x++) {
      const at = y * rowBytes + x;
      const left = x < step ? 0 : pixels[at - step]!;
      const above = y === 0 ? 0 : pixels[at - rowBytes]!;
      const corner = x < step || y === 0 ? 0 : pixels[at - rowBytes - step]!;
      pixels[at] = rows[from + 1 + x]! + predict(left, above, corner);
    }
  }
  return pixels;
}

/** Filters 0 to 4: none, sub, up, average, Paeth. */
const PREDICTORS: readonly ((left: number, above: number, corner: number) => number)[] = [
  () => 0,
  (left) => left,
  (_, above) => above,
  (left, above) => (left + above) >> 1,
  (left, above, corner) => {
    const estimate = left + above - corner;
    const a = Math.abs(estimate - left);
    const b = Math.abs(estimate - above);
    const c = Math.abs(estimate - corner);
    if (a <= b && a <= c) return left;
    return b <= c ? above : corner;
  },
];
