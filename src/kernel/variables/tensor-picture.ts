/** A tensor as a picture, where it can be images: a PNG in grey or colours. */
import { deflateSync } from 'node:zlib';
import { summarize } from './parts';

const MIN_SIDE = 4;
const MAX_SIDE = 1024;
const MAX_IMAGES = 64;
const GAP = 2;

interface Images {
  count: number;
  height: number;
  width: number;
  channels: 1 | 3;
}

export interface Picture {
  png: Buffer;
  width: number;
}

/** How many images of which size a shape means; undefined when it means none. */
export function readImages(shape: readonly number[]): Images | undefined {
  const last = shape.at(-1);
  const channels = shape.length >= 3 && (last === 1 || last === 3) ? last : 1;
  const sides = shape.length >= 3 && (last === 1 || last === 3) ? shape.slice(0, -1) : shape;
  if (sides.length !== 2 && sides.length !== 3) return undefined;
  const [width, height, count = 1] = [...sides].reverse() as [number, number, number?];
  const isSide = (side: number) => side >= MIN_SIDE && side <= MAX_SIDE;
  return isSide(width) && isSide(height) && count > 0 ? { count, height, width, channels } : undefined;
}

/** The images side by side, the smallest number black, the largest white. */
export function drawTensor(numbers: ArrayLike<number>, images: Images): Picture {
  const { height, width, channels } = images;
  const count = Math.min(images.count, MAX_IMAGES);
  const columns = Math.ceil(Math.sqrt(count));
  const rows = Math.ceil(count / columns);
  const [fullWidth, fullHeight] = [columns * (width + GAP) - GAP, rows * (height + GAP) - GAP];
  const { min, max } = summarize(numbers);
  const scale = max > min ? 255 / (max - min) : 0;
  // Each row of a PNG starts with the number of its filter: none.
  const rowBytes = 1 + fullWidth * channels;
  const pixels = Buffer.alloc(rowBytes * fullHeight, 255);
  for (let y = 0; y < fullHeight; y++) pixels[y * rowBytes] = 0;
  for (let image = 0; image < count; image++)
    for (let y = 0; y < height; y++) {
      const top = Math.floor(image / columns) * (height + GAP) + y;
      const left = (image % columns) * (width + GAP);
      const to = top * rowBytes + 1 + left * channels;
      const from = (image * height + y) * width * channels;
      for (let i = 0; i < width * channels; i++)
        pixels[to + i] = Math.round((numbers[from + i]! - min) * scale);
    }
  return { png: writePng(fullWidth, fullHeight, channels, pixels), width: fullWidth };
}

/** Source: W3C, Portable Network Graphics, third edition. */
function writePng(width: number, height: number, channels: 1 | 3, rows: Buffer): Buffer {
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  header.set([8, channels === 1 ? 0 : 2], 8);
  const signature = Buffer.of(137, 80, 78, 71, 13, 10, 26, 10);
  const parts = [chunk('IHDR', header), chunk('IDAT', deflateSync(rows)), chunk('IEND', Buffer.alloc(0))];
  return Buffer.concat([signature, ...parts]);
}

function chunk(type: string, data: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(type, 'latin1'), data]);
  const out = Buffer.alloc(body.length + 8);
  out.writeUInt32BE(data.length, 0);
  body.copy(out, 4);
  out.writeUInt32BE(crc32(body), body.length + 4);
  return out;
}

function crc32(bytes: Uint8Array): number {
  let crc = 0xffffffff;
  for (const byte of bytes) {
    crc ^= byte;
    for (let bit = 0; bit < 8; bit++) crc = crc & 1 ? (crc >>> 1) ^ 0xedb88320 : crc >>> 1;
  }
  return ~crc >>> 0;
}
