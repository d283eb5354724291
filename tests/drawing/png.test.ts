import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { crc32, deflateSync, inflateSync } from 'node:zlib';
import fc from 'fast-check';
import { layOutGrid, stackFrames } from '../../src/drawing/image-grid';
import { decodePng, encodePng, type Raster, toDataUrl } from '../../src/drawing/png';

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

/** A PNG file whose rows are filtered as asked: the standard's section 9.2, in the direction of a writer. */
function writeFiltered({ width, height, channels, pixels }: Raster, filters: readonly number[]): Buffer {
  const at = (x: number, y: number) => (x < 0 || y < 0 ? 0 : pixels[y * width * channels + x]!);
  const rows: number[] = [];
  for (let y = 0; y < height; y++) {
    const filter = filters[y % filters.length]!;
    rows.push(filter);
    for (let x = 0; x < width * channels; x++) {
      const [a, b] = [at(x - channels, y), at(x, y - 1)];
      const c = x < channels ? 0 : at(x - channels, y - 1);
      const nearest = [a, b, c].sort((p, q) => Math.abs(a + b - c - p) - Math.abs(a + b - c - q))[0]!;
      rows.push((at(x, y) - [0, a, b, Math.floor((a + b) / 2), nearest][filter]!) & 255);
    }
  }
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  header.set([8, channels === 1 ? 0 : 2], 8);
  const packed = deflateSync(Buffer.from(rows));
  return joinChunks(
    ['IHDR', header],
    ['tEXt', Buffer.from('a\0b')],
    ['IDAT', packed.subarray(0, 3)],
    ['IDAT', packed.subarray(3)],
  );
}

function joinChunks(...chunks: [type: string, data: Buffer][]): Buffer {
  const parts = [...chunks, ['IEND', Buffer.alloc(0)] as const].map(([type, data]) => {
    const body = Buffer.concat([Buffer.from(type), data]);
    const [length, sum] = [Buffer.alloc(4), Buffer.alloc(4)];
    length.writeUInt32BE(data.length);
    sum.writeUInt32BE(crc32(body));
    return Buffer.concat([length, body, sum]);
  });
  return Buffer.concat([Buffer.of(137, 80, 78, 71, 13, 10, 26, 10), ...parts]);
}

const rasters = fc
  .record({
    width: fc.integer({ min: 1, max: 9 }),
    height: fc.integer({ min: 1, max: 9 }),
    channels: fc.constantFrom(1 as const, 3 as const),
  })
  .chain((size) => {
    const bytes = size.width * size.height * size.channels;
    return fc
      .uint8Array({ minLength: bytes, maxLength: bytes })
      .map((pixels): Raster => ({ ...size, pixels }));
  });

test('what is written is read back, from the file and from its URL', () => {
  fc.assert(
    fc.property(rasters, (raster) => {
      assert.deepEqual(decodePng(encodePng(raster)), raster);
      assert.deepEqual(decodePng(toDataUrl(raster)), raster);
    }),
  );
});

test('rows of all five filters are read, grey and RGB, in several parts and with other parts between', () => {
  const filters = fc.array(fc.integer({ min: 0, max: 4 }), { minLength: 1, maxLength: 9 });
  fc.assert(
    fc.property(rasters, filters, (raster, chosen) => {
      assert.deepEqual(decodePng(writeFiltered(raster, chosen)), raster);
    }),
  );
});

test('what is no PNG, cut off, damaged or of a kind that is none is refused with a sentence', () => {
  const file = encodePng({ width: 3, height: 2, channels: 1, pixels: Uint8Array.of(1, 2, 3, 4, 5, 6) });
  const damaged = Buffer.from(file);
  damaged[file.length - 20]! ^= 255;
  const header = (bits: number, type: number) => {
    const data = Buffer.alloc(13);
    data.set([0, 0, 0, 1, 0, 0, 0, 1, bits, type]);
    return joinChunks(['IHDR', data], ['IDAT', deflateSync(Buffer.alloc(2))]);
  };
  assert.throws(() => decodePng(Buffer.from('GIF89a, and more')), /This is no PNG file/);
  assert.throws(() => decodePng('data:image/jpeg;base64,AAAA'), /URL starts with/);
  for (let length = 8; length < file.length; length += 5)
    assert.throws(() => decodePng(file.subarray(0, length)), /cut off/);
  assert.throws(() => decodePng(damaged), /damaged: the checksum of its part IDAT/);
  assert.throws(
    () => decodePng(header(16, 3)),
    /damaged: there is no picture of 1×1 pixels with 16 bits, colour type 3/,
  );
  assert.throws(() => decodePng(header(8, 5)), /8 bits, colour type 5/);
  assert.throws(() => decodePng(header(8, 3)), /a pixel names colour 0, and its palette has 0/);
  assert.throws(() => decodePng(joinChunks(['IDAT', deflateSync(Buffer.alloc(2))])), /has no header/);
});

test('pixels that are too few, too many, or of an unknown filter are refused', () => {
  const size = Buffer.from([0, 0, 0, 2, 0, 0, 0, 1, 8, 0, 0, 0, 0]);
  const read = (...row: number[]) =>
    decodePng(joinChunks(['IHDR', size], ['IDAT', deflateSync(Buffer.from(row))]));
  assert.throws(() => read(0, 1), /cut off: it has 2 of 3 bytes/);
  assert.throws(() => read(0, 1, 2, 3), /damaged: its pixels cannot be unpacked/);
  assert.throws(() => read(5, 1, 2), /row 0 has the unknown filter 5/);
});

interface GoldenPicture {
  name: string;
  file: string;
  width: number;
  height: number;
  rgb: string;
}

const golden = JSON.parse(
  readFileSync(join(__dirname, '..', 'golden', 'pictures', 'pictures.json'), 'utf8'),
) as { png: GoldenPicture[] };

for (const { name, file, width, height, rgb } of golden.png) {
  test(`a PNG of another program is read byte for byte: ${name}`, () => {
    const raster = decodePng(Buffer.from(file, 'base64'));
    const step = 3 / raster.channels;
    const pixels = Uint8Array.from(
      { length: width * height * 3 },
      (_, i) => raster.pixels[Math.floor(i / step)]!,
    );
    assert.deepEqual([raster.width, raster.height], [width, height]);
    assert.deepEqual(Buffer.from(pixels), Buffer.from(rgb, 'base64'));
  });
}

test('a picture that is too large is refused by its header, though its pixels are missing', () => {
  const header = Buffer.alloc(13);
  header.writeUInt32BE(20_000, 0);
  header.writeUInt32BE(20_000, 4);
  header.set([8, 2], 8);
  const file = joinChunks(['IHDR', header], ['IDAT', Buffer.alloc(0)]);
  assert.throws(
    () => decodePng(file, 50_000_000),
    /^Error: The picture is too large: 20000×20000 pixels, where at most 50,000,000 are read\.$/,
  );
});

test('a file that unpacks to more than its header says is refused, interlaced or not', () => {
  for (const interlace of [0, 1]) {
    const header = Buffer.from([0, 0, 0, 1, 0, 0, 0, 1, 8, 0, 0, 0, interlace]);
    const bomb = joinChunks(['IHDR', header], ['IDAT', deflateSync(Buffer.alloc(50_000_000))]);
    assert.throws(() => decodePng(bomb), /its pixels cannot be unpacked/);
  }
});
