/**
 * PNG files of grey or RGB bytes: a signature, a header, the rows compressed with zlib, an end
 * (W3C: Portable Network Graphics, third edition). Small pictures need no more, and no library is smaller or faster.
 */
import { crc32, deflateSync, inflateSync } from 'node:zlib';

/** A picture as bytes, row by row, 1 (grey) or 3 (red, green, blue) bytes a pixel. */
export interface Raster {
  width: number;
  height: number;
  channels: 1 | 3;
  pixels: Uint8Array;
}

const SIGNATURE = Uint8Array.of(137, 80, 78, 71, 13, 10, 26, 10);
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
    SIGNATURE,
    chunk('IHDR', header),
    chunk('IDAT', deflateSync(rows)),
    chunk('IEND', new Uint8Array(0)),
  ]);
}

const URL_HEAD = 'data:image/png;base64,';

/** The picture as a `data:` URL. */
export function toDataUrl(raster: Raster): string {
  return URL_HEAD + encodePng(raster).toString('base64');
}

/**
 * The picture of a PNG file, or of its `data:` URL: 8 bits a channel, grey or RGB, not interlaced, any filters.
 * @throws when it is no PNG, is damaged or cut off, or is of another kind
 */
export function decodePng(source: Uint8Array | string): Raster {
  const { width, height, channels, data } = readChunks(typeof source === 'string' ? readUrl(source) : source);
  const rowBytes = width * channels;
  let rows: Buffer;
  try {
    rows = inflateSync(Buffer.concat(data), { maxOutputLength: (rowBytes + 1) * height });
  } catch (error) {
    throw new Error(`The PNG file is damaged: its pixels cannot be unpacked (${(error as Error).message}).`);
  }
  if (rows.length !== (rowBytes + 1) * height) {
    throw new Error(
      `The PNG file is cut off: it has ${rows.length} of ${(rowBytes + 1) * height} bytes of pixels.`,
    );
  }
  return { width, height, channels, pixels: undoFilters(rows, { rowBytes, height, step: channels }) };
}

function readUrl(url: string): Buffer {
  if (!url.startsWith(URL_HEAD)) throw new Error(`A PNG's URL starts with "${URL_HEAD}".`);
  return Buffer.from(url.slice(URL_HEAD.length), 'base64');
}

/** Header and packed pixels; other chunks are left out, as the standard allows. */
function readChunks(bytes: Uint8Array): Pick<Raster, 'width' | 'height' | 'channels'> & { data: Buffer[] } {
  const file = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (!file.subarray(0, 8).equals(SIGNATURE))
    throw new Error('This is no PNG file: its first eight bytes differ.');
  let header: Buffer | undefined;
  const data: Buffer[] = [];
  for (let at = 8; ; ) {
    const length = at + 12 <= file.length ? file.readUInt32BE(at) : Number.POSITIVE_INFINITY;
    if (at + 12 + length > file.length) throw new Error('The PNG file is cut off: its end is missing.');
    const body = file.subarray(at + 4, at + 8 + length);
    const type = body.toString('latin1', 0, 4);
    if (crc32(body) !== file.readUInt32BE(at + 8 + length)) {
      throw new Error(`The PNG file is damaged: the checksum of its part ${type} is wrong.`);
    }
    if (type === 'IHDR') header = body.subarray(4);
    if (type === 'IDAT') data.push(body.subarray(4));
    if (type === 'IEND') break;
    at += 12 + length;
  }
  if (header?.length !== 13) throw new Error('The PNG file is damaged: it has no header.');
  const [bits, colourType, , , interlace] = header.subarray(8) as unknown as number[];
  if (bits !== 8 || (colourType !== 0 && colourType !== 2) || interlace !== 0) {
    throw new Error(
      `Only PNG files of 8 bits a channel, grey or RGB, not interlaced are read; this one has ${bits} bits, colour type ${colourType}, interlace ${interlace}.`,
    );
  }
  const sizes = { width: header.readUInt32BE(0), height: header.readUInt32BE(4) };
  return { ...sizes, channels: colourType === 0 ? 1 : 3, data };
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
    const [a, b, c] = [left, above, corner].map((value) => Math.abs(estimate - value)) as [
      number,
      number,
      number,
    ];
    if (a <= b && a <= c) return left;
    return b <= c ? above : corner;
  },
];
