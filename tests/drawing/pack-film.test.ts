import assert from 'node:assert/strict';
import { test } from 'node:test';
import { decodePicture } from '../../src/data/pictures/decode-picture';
import { stackFrames } from '../../src/drawing/image-grid';
import { encodeJpeg } from '../../src/drawing/jpeg';
import { packFilm, packFrame } from '../../src/drawing/pack-film';
import { decodePng, type Raster } from '../../src/drawing/png';
import { RandomStream } from '../../src/random/stream';

const WIDTH = 24;

/** A colour that changes from left to right, with some noise: like an image of a generator. */
function makeFrame(seed: number, channels: 1 | 3): Raster {
  const noise = new RandomStream(seed).normals(WIDTH * WIDTH * channels);
  const pixels = Uint8Array.from(
    noise,
    (value, i) => 40 + 6 * (Math.floor(i / channels) % WIDTH) + 6 * value,
  );
  return { width: WIDTH, height: WIDTH, channels, pixels };
}

const makeFilm = (count: number, channels: 1 | 3) =>
  Array.from({ length: count }, (_, i) => makeFrame(i + 1, channels));

const bytesOf = (src: string) => Buffer.from(src.slice(src.indexOf(',') + 1), 'base64');

/** Mean distance of two pictures' bytes. */
function distance(one: Raster, other: Raster): number {
  assert.deepEqual([one.width, one.height], [other.width, other.height]);
  const apart = one.pixels.map((value, i) =>
    Math.abs(value - other.pixels[Math.floor((i * other.channels) / one.channels)]!),
  );
  return apart.reduce((sum, value) => sum + value, 0) / apart.length;
}

for (const channels of [1, 3] as const)
  test(`a film that is small enough keeps every byte of every frame (channels: ${channels})`, () => {
    const frames = makeFilm(5, channels);
    const { src, kept } = packFilm(frames);
    assert.deepEqual(kept, [0, 1, 2, 3, 4]);
    assert.deepEqual(decodePng(src), stackFrames(frames));
  });

test('a larger one becomes a JPEG with all frames, which look the same', () => {
  const frames = makeFilm(40, 3);
  const { src, kept } = packFilm(frames, 40_000);
  assert.match(src, /^data:image\/jpeg;base64,/);
  assert.equal(kept.length, 40);
  const file = bytesOf(src);
  assert.ok(file.length <= 40_000, `${file.length} bytes`);
  assert.ok(distance(decodePicture(file), stackFrames(frames)) < 8);
});

for (const most of [3_000, 2_000, 1_500])
  test(`what is still too large keeps fewer frames, the first and the last among them: ${most} bytes`, () => {
    const frames = makeFilm(40, 3);
    const { src, kept } = packFilm(frames, most);
    const file = bytesOf(src);
    assert.ok(file.length <= most, `${file.length} bytes`);
    assert.ok(file.length > most / 2 || kept.length < 4, `${file.length} of ${most} bytes are used`);
    assert.deepEqual([kept[0], kept.at(-1)], [0, 39]);
    assert.ok(kept.length < 40 && kept.every((frame, i) => i === 0 || frame > kept[i - 1]!));
    assert.ok(distance(decodePicture(file), stackFrames(kept.map((i) => frames[i]!))) < 8);
  });

test('one frame is left at least: the last', () => {
  assert.deepEqual(packFilm(makeFilm(40, 3), 100).kept, [39]);
});

test('a film with more rows than a JPEG may have keeps fewer frames', () => {
  const pixels = Uint8Array.from(new RandomStream(1).uniforms(720_000, 0, 40));
  const tall = { width: 8, height: 30_000, channels: 3, pixels } as const;
  assert.deepEqual(packFilm([tall, tall, tall, tall], 600_000).kept, [0, 3]);
});

test('a grey JPEG has three equal channels of the same greys', () => {
  const grey = makeFrame(1, 1);
  assert.ok(distance(decodePicture(encodeJpeg(grey, 95)), grey) < 3);
});

test('a small frame is exact; a large one is a JPEG', () => {
  const [small] = makeFilm(1, 3);
  assert.deepEqual(decodePng(packFrame(small!)), small);
  const pixels = new Uint8Array(new RandomStream(1).uniforms(300 * 300 * 3, 0, 255));
  assert.match(packFrame({ width: 300, height: 300, channels: 3, pixels }), /^data:image\/jpeg;/);
});
