/** The pictures on slides are what the shipped networks answer, and what is said of them holds. */
import assert from 'node:assert/strict';
import { before, test } from 'node:test';
import {
  readCycle,
  readFaces,
  readMended,
  readPaintings,
} from '../../experiments/applications/read-pictures';
import { packPixels, unpackPictures } from '../../experiments/packed-pictures';
import { answerAll } from '../../src/applications/pair-training';
import { seePainted } from '../../src/applications/read-painted';
import { readRequest, splitRequests, writeRequest } from '../../src/applications/requests';
import { openShippedGenerator, SHIPPED_TASKS } from '../../src/applications/shipped-generators';
import type { ImageSet } from '../../src/data/images';
import type { Raster } from '../../src/drawing/png';
import { meanSignalToNoise } from '../../src/metrics/signal-to-noise';
import { RandomStream } from '../../src/random/stream';
import { startEngine } from '../backend/engine';

before(startEngine);

const asSet = (images: readonly Raster[]): ImageSet => ({
  ...images[0]!,
  source: 'slides',
  count: images.length,
  pixels: Uint8Array.from(images.flatMap(({ pixels }) => [...pixels])),
  labels: new Uint8Array(images.length),
});

test('packed pictures come back as they were, and half a picture is refused', () => {
  const pixels = Uint8Array.from({ length: 24 }, (_, i) => 10 * i);
  const shape = { width: 2, height: 2, channels: 3 } as const;
  const pictures = unpackPictures(packPixels(pixels), shape);
  assert.deepEqual(pictures, [
    { ...shape, pixels: pixels.subarray(0, 12) },
    { ...shape, pixels: pixels.subarray(12) },
  ]);
  assert.throws(() => unpackPictures(packPixels(pixels.subarray(0, 13)), shape), /no whole pictures/);
});

test('the kept answers are the shipped networks’', async () => {
  for (const task of SHIPPED_TASKS) {
    const kept = readMended(task);
    const generator = openShippedGenerator(task, 'GAN');
    const { pixels } = await answerAll(generator, asSet(kept.given));
    generator.dispose();
    const same = asSet(kept.GAN).pixels;
    // Engines may round a level differently.
    assert.ok(
      pixels.every((level, i) => Math.abs(level - same[i]!) <= 2),
      task,
    );
  }
});

test('the squared error alone is nearer to the truth, on these digits too', () => {
  for (const task of SHIPPED_TASKS) {
    const { L2, GAN, wanted } = readMended(task);
    const nearness = (images: readonly Raster[]) =>
      meanSignalToNoise(asSet(images).pixels, asSet(wanted).pixels, 784);
    assert.ok(nearness(L2) > nearness(GAN), task);
  }
});

test('painted sentences were kept back, and their grounds are seen in the pictures', () => {
  const held = splitRequests(new RandomStream(0)).held.map(writeRequest);
  const { sentences, sketches, painted } = readPaintings();
  assert.deepEqual([sentences.length, sketches.length, painted.length], [10, 10, 10]);
  for (const [i, sentence] of sentences.entries()) {
    assert.ok(held.includes(sentence), sentence);
    assert.equal(seePainted(painted[i]!.pixels, 28).ground, readRequest(sentence).ground, sentence);
  }
});

test('asked for dark skin alone, each face is darker than with the same numbers and no wish', () => {
  const rows = readFaces();
  const find = (wanted: string[]) => rows.find((row) => row.wanted.join() === wanted.join())!.faces;
  const brightness = ({ pixels }: Raster) => pixels.reduce((sum, level) => sum + level, 0);
  for (const [i, dark] of find(['dark skin']).entries())
    assert.ok(brightness(dark) < brightness(find([])[i]!));
});

test('what comes back over the outline is near the digit; the outline is not', () => {
  const { digits, outlines, again } = readCycle();
  const toDigits = (images: readonly Raster[]) =>
    meanSignalToNoise(asSet(images).pixels, asSet(digits).pixels, 784);
  assert.ok(toDigits(again) > toDigits(outlines) + 5);
});
