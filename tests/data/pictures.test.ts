import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import fc from 'fast-check';
import { decodePicture } from '../../src/data/pictures/decode-picture';
import { fitPicture } from '../../src/data/pictures/fit-picture';
import { readJpegHeader } from '../../src/data/pictures/jpeg-header';
import { encodePng, type Raster } from '../../src/drawing/png';

interface GoldenJpeg {
  name: string;
  file: string;
  width: number;
  height: number;
  rgb: string;
  orientation: number;
}

const golden = JSON.parse(
  readFileSync(join(__dirname, '..', 'golden', 'pictures', 'pictures.json'), 'utf8'),
) as {
  jpeg: GoldenJpeg[];
  fit: { height: number; width: number; side: number; pixels: string; small: number[] }[];
};

const bytesOf = (text: string) => new Uint8Array(Buffer.from(text, 'base64'));

/** Largest and mean difference of two pictures. */
function compare(a: Uint8Array, b: Uint8Array): { largest: number; mean: number } {
  assert.equal(a.length, b.length);
  const gaps = Array.from(a, (value, i) => Math.abs(value - b[i]!));
  return { largest: Math.max(...gaps), mean: gaps.reduce((sum, gap) => sum + gap, 0) / gaps.length };
}

for (const { name, file, width, height, rgb } of golden.jpeg.filter(({ orientation }) => orientation === 1)) {
  test(`JPEG, ${name}: within a few levels of what Pillow reads`, () => {
    const picture = decodePicture(bytesOf(file));
    assert.deepEqual([picture.width, picture.height, picture.channels], [width, height, 3]);
    // The standard leaves two decoders a level or two (ISO/IEC 10918-2).
    if (!/half|inks/.test(name)) {
      const { largest, mean } = compare(picture.pixels, bytesOf(rgb));
      assert.ok(largest <= 4 && mean <= 1, `differences: largest ${largest}, mean ${mean}`);
    }
    // Where colours have half the size, ours repeats them and Pillow's mixes neighbours; inks are mixed by rules of each
    // program. Of an example, which is smaller, little of that is left.
    const theirs: Raster = { width, height, channels: 3, pixels: bytesOf(rgb) };
    const [ours, wanted] = [picture, theirs].map((raster) => fitPicture(raster, { side: 13, channels: 3 }));
    const { largest, mean } = compare(ours!, wanted!);
    assert.ok(largest <= 8 && mean <= 2, `differences of examples: largest ${largest}, mean ${mean}`);
  });
}

for (const { orientation, file, width, height, rgb } of golden.jpeg.filter(({ name }) =>
  name.startsWith('orientation'),
)) {
  test(`a picture taken with orientation ${orientation} is turned upright, as Pillow does`, () => {
    const picture = decodePicture(bytesOf(file));
    assert.equal(picture.orientation, orientation);
    const side = 26;
    const ours = fitPicture(picture, { side, channels: 3, orientation });
    const upright: Raster = { width, height, channels: 3, pixels: bytesOf(rgb) };
    const { largest } = compare(ours, fitPicture(upright, { side, channels: 3 }));
    assert.ok(largest <= 4, `largest difference ${largest}`);
  });
}

for (const { height, width, side, pixels, small } of golden.fit) {
  test(`${width}×${height} to ${side}×${side}: the middle square's areas, as OpenCV's INTER_AREA has them`, () => {
    const fitted = fitPicture({ width, height, channels: 3, pixels: bytesOf(pixels) }, { side, channels: 3 });
    for (const [i, value] of fitted.entries()) {
      assert.ok(Math.abs(value - small[i]!) <= 0.5 + 1e-3, `byte ${i}: ${value}, OpenCV ${small[i]}`);
    }
  });
}

test('grey is 0.299 red + 0.587 green + 0.114 blue; a grey picture has three equal colours', () => {
  const colours: Raster = { width: 1, height: 1, channels: 3, pixels: Uint8Array.of(200, 100, 50) };
  assert.deepEqual([...fitPicture(colours, { side: 1, channels: 1 })], [Math.round(59.8 + 58.7 + 5.7)]);
  const grey: Raster = { width: 1, height: 1, channels: 1, pixels: Uint8Array.of(7) };
  assert.deepEqual([...fitPicture(grey, { side: 1, channels: 3 })], [7, 7, 7]);
});

test('a picture of one colour keeps it, whatever its size and that of the example', () => {
  const size = fc.integer({ min: 1, max: 40 });
  fc.assert(
    fc.property(size, size, size, fc.integer({ min: 0, max: 255 }), (width, height, side, level) => {
      const picture: Raster = {
        width,
        height,
        channels: 1,
        pixels: new Uint8Array(width * height).fill(level),
      };
      assert.ok(fitPicture(picture, { side, channels: 1 }).every((value) => value === level));
    }),
  );
});

test('a smaller picture is enlarged: each pixel becomes a square', () => {
  const picture: Raster = { width: 2, height: 2, channels: 1, pixels: Uint8Array.of(1, 2, 3, 4) };
  assert.deepEqual(
    [...fitPicture(picture, { side: 4, channels: 1 })],
    [1, 1, 2, 2, 1, 1, 2, 2, 3, 3, 4, 4, 3, 3, 4, 4],
  );
});

const jpeg = bytesOf(golden.jpeg[1]!.file);

test('files that are no pictures, cut off or damaged are refused in a sentence', () => {
  assert.throws(() => decodePicture(Buffer.from('hello, I am text\n')), /neither a PNG nor a JPEG file/);
  assert.throws(() => decodePicture(new Uint8Array()), /The file is empty/);
  assert.throws(() => decodePicture(Buffer.from('GIF89a')), /neither a PNG nor a JPEG/);
  for (const length of [3, 10, 150, 400, jpeg.length - 200, jpeg.length - 40]) {
    assert.throws(
      () => decodePicture(jpeg.subarray(0, length)),
      /The JPEG file is damaged/,
      `${length} bytes`,
    );
  }
  const png = encodePng({ width: 2, height: 2, channels: 1, pixels: new Uint8Array(4) });
  assert.throws(() => decodePicture(png.subarray(0, 40)), /The PNG file is cut off/);
});

test('whatever bytes a JPEG holds, the answer is a picture or a sentence', () => {
  fc.assert(
    fc.property(
      fc.array(fc.tuple(fc.nat(jpeg.length - 1), fc.nat(255)), { minLength: 1, maxLength: 8 }),
      (changes) => {
        const broken = Uint8Array.from(jpeg);
        for (const [at, value] of changes) broken[at] = value;
        try {
          const { width, height, pixels } = decodePicture(broken);
          assert.equal(pixels.length, 3 * width * height);
        } catch (error) {
          assert.match((error as Error).message, /^(The JPEG file|The picture is too large|This is neither)/);
        }
      },
    ),
    { numRuns: 200 },
  );
});

test("a JPEG's header tells sizes that are too large, before a pixel is unpacked", () => {
  const huge = Uint8Array.from(jpeg);
  const at = Buffer.from(huge).indexOf(Buffer.of(0xff, 0xc0));
  huge.set([0x4e, 0x20, 0x4e, 0x20], at + 5);
  assert.deepEqual(readJpegHeader(huge), { width: 20_000, height: 20_000, orientation: 1 });
  assert.throws(
    () => decodePicture(huge),
    /too large: 20000×20000 pixels, where at most 50,000,000 are read/,
  );
});
