import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { inflateSync } from 'node:zlib';
import { layOutGrid, stackFrames } from '../../src/drawing/image-grid';
import { encodePng, toDataUrl } from '../../src/drawing/png';

/** Reads back what the standard says is in a PNG file, checksums aside. */
function decode(file: Buffer): { width: number; height: number; colorType: number; rows: Buffer } {
  const data: Buffer[] = [];
  let header: Buffer | undefined;
  for (let at = 8; at < file.length; ) {
    const length = file.readUInt32BE(at);
    const type = file.toString('latin1', at + 4, at + 8);
    const body = file.subarray(at + 8, at + 8 + length);
    if (type === 'IHDR') header = body;
    if (type === 'IDAT') data.push(body);
    at += length + 12;
  }
  return {
    width: header!.readUInt32BE(0),
    height: header!.readUInt32BE(4),
    colorType: header![9]!,
    rows: inflateSync(Buffer.concat(data)),
  };
}

test('a grey picture: its sizes, and each row with filter 0 before it', () => {
  const png = encodePng({ width: 3, height: 2, channels: 1, pixels: Uint8Array.of(1, 2, 3, 4, 5, 6) });
  assert.deepEqual([...png.subarray(0, 8)], [137, 80, 78, 71, 13, 10, 26, 10]);
  const { width, height, colorType, rows } = decode(png);
  assert.deepEqual([width, height, colorType], [3, 2, 0]);
  assert.deepEqual([...rows], [0, 1, 2, 3, 0, 4, 5, 6]);
});

test('a one-pixel black PNG is, byte for byte, what zlib and the standard give', () => {
  const python = join(__dirname, '..', '..', '.course', 'python', 'bin', 'python');
  const script = `
import struct, zlib, sys
def chunk(t, d): return struct.pack(">I", len(d)) + t + d + struct.pack(">I", zlib.crc32(t + d))
sys.stdout.write((b"\\x89PNG\\r\\n\\x1a\\n" + chunk(b"IHDR", struct.pack(">IIBBBBB", 1, 1, 8, 0, 0, 0, 0))
  + chunk(b"IDAT", zlib.compress(b"\\0\\0")) + chunk(b"IEND", b"")).hex())`;
  const reference = existsSync(python)
    ? execFileSync(python, ['-c', script]).toString()
    : '89504e470d0a1a0a0000000d49484452000000010000000108000000003a7e9b550000000a49444154789c6360000000020001' +
      '4bd24d5e0000000049454e44ae426082';
  const ours = encodePng({ width: 1, height: 1, channels: 1, pixels: Uint8Array.of(0) });
  assert.equal(decode(ours).rows.toString('hex'), decode(Buffer.from(reference, 'hex')).rows.toString('hex'));
  assert.equal(ours.subarray(0, 33).toString('hex'), reference.slice(0, 66));
  assert.equal(ours.subarray(-12).toString('hex'), reference.slice(-24));
});

test('pixels that do not fit the sizes are refused', () => {
  assert.throws(
    () => encodePng({ width: 2, height: 2, channels: 3, pixels: new Uint8Array(4) }),
    /A 2×2 picture of 3 channels has 12 bytes; got 4/,
  );
});

test('a data URL holds the file', () => {
  const raster = { width: 1, height: 1, channels: 1, pixels: Uint8Array.of(9) } as const;
  const [head, body] = toDataUrl(raster).split(',');
  assert.equal(head, 'data:image/png;base64');
  assert.deepEqual(Buffer.from(body!, 'base64'), encodePng(raster));
});

const three = { count: 3, height: 1, width: 2, channels: 1, pixels: Uint8Array.of(1, 2, 3, 4, 5, 6) };

test('a grid lays images out row by row, with a gap', () => {
  const grid = layOutGrid(three, { columns: 2, gap: 1, gapLevel: 9 });
  assert.deepEqual([grid.width, grid.height], [5, 3]);
  assert.deepEqual([...grid.pixels], [1, 2, 9, 3, 4, 9, 9, 9, 9, 9, 5, 6, 9, 9, 9]);
});

test('a grid is as square as possible by itself', () => {
  assert.equal(layOutGrid({ ...three, count: 3 }, { gap: 0 }).width, 4);
});

test('images of two channels, or too few bytes, are refused', () => {
  assert.throws(() => layOutGrid({ ...three, channels: 2 }), /1 or 3 channels; these have 2/);
  assert.throws(() => layOutGrid({ ...three, count: 4 }), /4 images of 1×2×1 have 8 bytes; got 6/);
});

test('frames are stacked one below the other; another size is refused', () => {
  const frame = { width: 2, height: 1, channels: 1, pixels: Uint8Array.of(1, 2) } as const;
  const film = stackFrames([frame, { ...frame, pixels: Uint8Array.of(3, 4) }]);
  assert.deepEqual([film.width, film.height, ...film.pixels], [2, 2, 1, 2, 3, 4]);
  assert.throws(() => stackFrames([]), /at least one frame/);
  assert.throws(() => stackFrames([frame, { ...frame, width: 1 }]), /Frame 1 is 1×1; the first one is 2×1/);
});
