/** What a student's picture must be, and what is done to it. */
import assert from 'node:assert/strict';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { takeOwnPicture } from '../../src/applications/own-picture';
import { apply } from '../../src/cli/apply/apply';
import { UserError } from '../../src/cli/user-error';
import { decodePng } from '../../src/drawing/decode-png';
import { encodePng, type Raster } from '../../src/drawing/png';

const even = (side: number, level: number, channels: 1 | 3 = 1): Raster => ({
  width: side,
  height: side,
  channels,
  pixels: new Uint8Array(side * side * channels).fill(level),
});
const folder = mkdtempSync(join(tmpdir(), 'apply-'));
after(() => rmSync(folder, { recursive: true }));
const save = (name: string, bytes: Uint8Array) => {
  writeFileSync(join(folder, name), bytes);
  return join(folder, name);
};
const says = (text: RegExp) => (error: Error) => error instanceof UserError && text.test(error.message);

test('a picture of the right size is taken as it is; grey in three channels becomes one', () => {
  const given = takeOwnPicture('de-raining', even(28, 40, 3));
  assert.deepEqual([given.width, given.channels, given.pixels.length], [28, 1, 784]);
  assert.ok(given.pixels.every((level) => level === 40));
});

test('for completion the lower half is hidden', () => {
  const { pixels } = takeOwnPicture('completion', even(28, 40));
  assert.ok(pixels.subarray(0, 392).every((level) => level === 40));
  assert.ok(pixels.subarray(392).every((level) => level === 120));
});

test('another size and colours are refused in a sentence, and taken with fit', () => {
  assert.throws(
    () => takeOwnPicture('super-resolution', even(28, 1)),
    /28×28 pixels; .* takes 7×7\. Add --fit/,
  );
  assert.equal(takeOwnPicture('super-resolution', even(28, 9), { fit: true }).pixels.length, 49);
  const red = { ...even(28, 0, 3), pixels: Uint8Array.from({ length: 2352 }, (_, i) => (i % 3 ? 0 : 200)) };
  assert.throws(() => takeOwnPicture('de-raining', red), /has colours/);
  assert.equal(takeOwnPicture('de-raining', red, { fit: true }).pixels[0], 60);
});

test('bicubic enlarges a file; nothing is written for wrong wishes and broken files', async () => {
  const small = save('small.png', encodePng(even(7, 77)));
  const out = join(folder, 'large.png');
  await apply('super-resolution', [small], { out, way: 'bicubic' });
  const { width, pixels } = decodePng(readFileSync(out));
  assert.ok(width === 28 && pixels.every((level) => level === 77));
  const broken = save('broken.png', encodePng(even(7, 77)).subarray(0, 40));
  await assert.rejects(apply('sharpen', [small], { out }), says(/Known: super-resolution/));
  await assert.rejects(apply('completion', [small], { out, way: 'bicubic' }), says(/--way GAN or --way L2/));
  await assert.rejects(apply('super-resolution', [small], { out: 'large.jpg' }), says(/names a \.png/));
  await assert.rejects(
    apply('super-resolution', [broken], { out }),
    says(/broken\.png cannot be read: .*cut off/),
  );
  await assert.rejects(apply('completion', [small], { out }), says(/has 7×7 pixels; completion takes 28×28/));
  await assert.rejects(apply('completion', [join(folder, 'none.png')], { out }), says(/There is no /));
});
